package io.tablebridge.mapping;

import io.tablebridge.model.Field;
import io.tablebridge.model.FieldType;
import java.util.List;
import java.util.Optional;

/**
 * How one field is filled.
 *
 * @param ways tried in turn until one finds something
 * @param fatal whether no record can be made without it
 * @param otherwise its value where the event says nothing; never used where a value was unreadable
 * @param place file and line, for messages
 */
record FieldRule(Field field, List<Way> ways, boolean fatal, Optional<Object> otherwise, String place) {

    Outcome read(Event event) {
        Outcome last = Outcome.SKIPPED;
        for (int i = 0; i < ways.size(); i++) {
            Outcome outcome = ways.get(i).read(event);
            if (outcome instanceof Outcome.Value || outcome instanceof Outcome.Wrong) {
                return outcome;
            }
            if (outcome instanceof Outcome.Nothing) {
                last = outcome;
            }
        }
        // A status that is not asked for is missing: without one there is no reservation.
        return last == Outcome.SKIPPED && field.type() != FieldType.STATUS ? last : silent(event);
    }

    /** Nothing was read: the default stands in, unless a word of the source says that there is nothing. */
    private Outcome silent(Event event) {
        if (otherwise.isEmpty()
                || ways.stream().anyMatch(way -> way.read(event) instanceof Outcome.Nothing && way.finds(event))) {
            return Outcome.NOTHING;
        }
        return new Outcome.Value(otherwise.get());
    }

    /** The way that gave the value or failed; nothing when all were silent. */
    Optional<Way> taken(Event event) {
        for (Way way : ways) {
            Outcome outcome = way.read(event);
            if (outcome instanceof Outcome.Value
                    || outcome instanceof Outcome.Wrong
                    || (outcome instanceof Outcome.Nothing && way.finds(event))) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    FieldError error(Outcome.Wrong wrong, Event event) {
        Optional<Way> failed = ways.stream()
                .filter(way -> way.read(event) instanceof Outcome.Wrong)
                .findFirst();
        return new FieldError(
                field.name(),
                wrong.at(failed.map(way -> way.place() + " " + way.source().place())
                        .orElseGet(this::looked)));
    }

    FieldError missing() {
        return new FieldError(field.name(), ((Outcome.Wrong) Outcome.wrong("TB-MAP-045", field.name())).at(looked()));
    }

    private String looked() {
        return place + " " + ways.get(0).source().place();
    }
}
