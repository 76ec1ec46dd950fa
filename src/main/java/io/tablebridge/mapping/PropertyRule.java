package io.tablebridge.mapping;

import io.tablebridge.model.GuestProfile;
import java.util.List;
import java.util.Optional;

/**
 * How one property of a destination is filled.
 *
 * @param ways tried in turn until one knows something
 */
record PropertyRule(OutboundProperty property, List<PropertyWay> ways) {

    Optional<String> render(GuestProfile profile) {
        for (PropertyWay way : ways) {
            Optional<String> text = way.render(profile);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }
}
