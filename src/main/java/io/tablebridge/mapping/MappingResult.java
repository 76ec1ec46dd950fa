package io.tablebridge.mapping;

import io.tablebridge.model.CanonicalRecord;
import java.util.List;

/** What a mapping made of an event. */
public sealed interface MappingResult {

    /**
     * The event became records.
     *
     * @param errors fields that stay unknown because their value could not be read
     */
    record Mapped(List<CanonicalRecord> records, List<FieldError> errors) implements MappingResult {}

    /**
     * The mapping says that this kind of event is of no interest, for example a platform's test notification.
     *
     * @param reason which rule of the mapping said so
     */
    record Ignored(String reason) implements MappingResult {}

    /** No record can be made: malformed, or a required field is missing or unreadable. It becomes a dead letter. */
    record Unmappable(List<FieldError> errors) implements MappingResult {}
}
