package io.tablebridge.mapping;

import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;

/** What has been made of one event so far. One thread. */
final class Made {

    /** Why an event of which nothing became a record is of no interest. */
    static final String NO_RECORD = "when / each";

    private final List<CanonicalRecord> records = new ArrayList<>(1);
    private final List<FieldError> errors = new ArrayList<>();
    private boolean refused;

    void add(CanonicalRecord record) {
        records.add(record);
    }

    void error(FieldError error, Event event) {
        Problem problem = error.problem();
        errors.add(
                event.itemPlace().isEmpty()
                        ? error
                        : new FieldError(
                                error.field(),
                                new Problem(
                                        problem.code(),
                                        problem.place() + " (" + event.itemPlace() + ")",
                                        problem.arguments())));
    }

    /** A record that can't be made, and why. */
    void refuse(FieldError why, Event event) {
        error(why, event);
        refused = true;
    }

    /** A record that can't be made; the errors say why. */
    void refuse() {
        refused = true;
    }

    /** All records or none: half of an event is no state that an event can be in. */
    MappingResult result() {
        if (refused) {
            return new MappingResult.Unmappable(List.copyOf(errors));
        }
        return records.isEmpty()
                ? new MappingResult.Ignored(NO_RECORD)
                : new MappingResult.Mapped(List.copyOf(records), List.copyOf(errors));
    }
}
