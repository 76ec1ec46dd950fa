package io.tablebridge.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What one source's door takes.
 *
 * @param source the source's name: lower-case letters, digits and hyphens
 * @param path where the door is, for example {@code /hooks/inline}
 * @param maxBytes the largest body it takes, from 1
 * @param contentTypes the media types it takes, lower case and without parameters
 * @param eventId where the source's id of an event stands
 * @param eventType where the kind of the event stands
 * @param keepHeaders headers to keep with the event, by lower-case name
 * @param acknowledgement what it answers once an event is kept
 * @param handshake what its platform asks before it sends events; empty when it asks nothing
 */
public record DoorSettings(
        String source,
        String path,
        int maxBytes,
        Set<String> contentTypes,
        FieldPlace eventId,
        FieldPlace eventType,
        List<String> keepHeaders,
        AcknowledgementContract acknowledgement,
        Optional<Handshake> handshake) {

    /** Bookings are some kilobytes; a batch of them stays below this. */
    public static final int DEFAULT_MAX_BYTES = 1 << 20;

    /**
     * @throws IllegalArgumentException when a value is out of range
     */
    public DoorSettings {
        if (!source.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException("source");
        }
        if (!path.startsWith("/") || path.contains("//") || path.contains("*") || path.contains("?")) {
            throw new IllegalArgumentException("path");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes");
        }
        contentTypes = Set.copyOf(contentTypes);
        keepHeaders =
                keepHeaders.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
