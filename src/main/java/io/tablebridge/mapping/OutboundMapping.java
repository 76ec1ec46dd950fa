package io.tablebridge.mapping;

import io.tablebridge.model.GuestProfile;
import java.util.List;
import java.util.Map;

/** A compiled outbound mapping: turns a guest's profile into the properties of a destination. Pure, thread-safe. */
public interface OutboundMapping {

    /** The name in its file, for example {@code hubspot-contact}. */
    String name();

    List<OutboundProperty> properties();

    /** Profile fields of which a guest must have one, by the mapping's {@code requires}; empty: every guest is wanted. */
    List<String> requires();

    /**
     * Whether this guest is wanted at the destination at all, by the mapping's {@code requires}: a guest without phone,
     * e-mail and LINE could never be found again there.
     */
    boolean wants(GuestProfile profile);

    /** The values as the destination takes them, by property name; a property whose value is unknown is absent. */
    Map<String, String> render(GuestProfile profile);

    /** The properties of the contact of a guest that was joined into another: identifiers released, pointer written. */
    Map<String, String> renderRetired(String publicId, String survivorPublicId);
}
