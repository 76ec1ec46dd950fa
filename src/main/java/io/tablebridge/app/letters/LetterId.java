package io.tablebridge.app.letters;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.pipeline.DeadEvent;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a person names a dead letter: {@code 12} for an event, {@code 12.3} for a body of a block, {@code hubspot/45}. */
sealed interface LetterId {

    Pattern EVENT = Pattern.compile("([0-9]{1,18})(?:\\.([0-9]{1,9}))?");
    Pattern DELIVERY = Pattern.compile("([^/\\s]{1,60})/([0-9]{1,18})");

    /** @param body which one; none for all the dead ones of the entry */
    record Event(long entry, OptionalInt body) implements LetterId {}

    record Delivery(String destination, long guest) implements LetterId {}

    static Optional<LetterId> parse(String text) {
        Matcher event = EVENT.matcher(text);
        if (event.matches()) {
            String body = event.group(2);
            return Optional.of(new Event(
                    Long.parseLong(event.group(1)),
                    body == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(body))));
        }
        Matcher delivery = DELIVERY.matcher(text);
        return delivery.matches()
                ? Optional.of(new Delivery(delivery.group(1), Long.parseLong(delivery.group(2))))
                : Optional.empty();
    }

    static String of(DeadEvent dead) {
        return dead.letter();
    }

    static String of(DeliveryAudit.Dead dead) {
        return dead.letter();
    }
}
