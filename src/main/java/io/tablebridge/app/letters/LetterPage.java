package io.tablebridge.app.letters;

import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.journal.Position;
import io.tablebridge.pipeline.DeadEvent;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** Which dead letters are asked for. Events and deliveries have the limit each for itself, and each goes on by itself. */
final class LetterPage {

    private final DeadLetters letters;
    private final String source;
    private final String destination;
    private final String after;
    private final boolean dismissed;

    /** @param arguments {@code source}, {@code destination}, {@code after} and {@code dismissed}, each where it is given */
    LetterPage(DeadLetters letters, Map<String, String> arguments) {
        this.letters = letters;
        this.source = arguments.getOrDefault("source", "");
        this.destination = arguments.getOrDefault("destination", "");
        this.after = arguments.getOrDefault("after", "");
        this.dismissed = Boolean.parseBoolean(arguments.getOrDefault("dismissed", ""));
    }

    /** @throws io.tablebridge.operate.backup.OperateException when what is named is not known */
    LetterList read(int limit, Function<DeliveryAudit.Dead, LetterList.Delivery> described) {
        letters.checkSource(source);
        letters.checkDestination(destination);
        List<DeadEvent> events = events(limit + 1);
        List<DeliveryAudit.Dead> deliveries = deliveries(limit + 1);
        return new LetterList(
                events.stream().limit(limit).toList(),
                events.size() > limit,
                deliveries.stream().limit(limit).map(described).toList(),
                deliveries.size() > limit,
                dismissed);
    }

    /** A source has no deliveries, and a destination no events. */
    private List<DeadEvent> events(int most) {
        if (source.isEmpty() && !destination.isEmpty()) {
            return List.of();
        }
        if (after.isEmpty()) {
            return events(Position.START, most);
        }
        return DeadLetters.parse(after) instanceof LetterId.Event event ? events(place(event), most) : List.of();
    }

    private List<DeadEvent> events(Position behind, int most) {
        return dismissed
                ? letters.books().dismissedEvents(source, behind, most)
                : letters.books().deadEvents(source, behind, most);
    }

    private static Position place(LetterId.Event event) {
        OptionalInt body = event.body();
        return new Position(event.entry(), body.orElse(Integer.MAX_VALUE));
    }

    private List<DeliveryAudit.Dead> deliveries(int most) {
        if (destination.isEmpty() && !source.isEmpty()) {
            return List.of();
        }
        if (after.isEmpty()) {
            return deliveries("", 0, most);
        }
        return DeadLetters.parse(after) instanceof LetterId.Delivery last
                ? deliveries(last.destination(), last.guest(), most)
                : List.of();
    }

    private List<DeliveryAudit.Dead> deliveries(String name, long guest, int most) {
        return dismissed
                ? letters.deliveries().dismissed(destination, name, guest, most)
                : letters.deliveries().dead(destination, name, guest, most);
    }
}
