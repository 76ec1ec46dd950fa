package io.tablebridge.pipeline;

import io.tablebridge.intake.fetch.ThinEvent;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.FieldError;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A body of an event after its mapping.
 *
 * @param stored its entry
 * @param body which body of the entry, from 0
 * @param result what the mapping made of it; no records when it is thin
 * @param fingerprint of its shape, where reading it told that already
 * @param thin what is to be fetched before anything is known, for an event that only names it
 * @param row where it stood in a file, for a row that the file's form and the mapping looked at: what they can't read is
 *     mended there
 */
record MappedBody(
        StoredEntry stored,
        int body,
        MappingResult result,
        OptionalLong fingerprint,
        Optional<ThinEvent> thin,
        Optional<RowPlace> row) {

    MappedBody(StoredEntry stored, int body, MappingResult result) {
        this(stored, body, result, OptionalLong.empty());
    }

    MappedBody(StoredEntry stored, int body, MappingResult result, OptionalLong fingerprint) {
        this(stored, body, result, fingerprint, Optional.empty(), Optional.empty());
    }

    static MappedBody ofRow(StoredEntry stored, int body, RowPlace row, MappingResult result) {
        return new MappedBody(stored, body, result, OptionalLong.empty(), Optional.empty(), Optional.of(row));
    }

    /** One that can't be taken, and why. */
    static MappedBody refused(StoredEntry stored, int body, String code, Object... arguments) {
        Problem problem = Problem.at(stored.entry().source(), code, arguments);
        return new MappedBody(stored, body, new MappingResult.Unmappable(List.of(new FieldError("", problem))));
    }

    static MappedBody thin(StoredEntry stored, ThinEvent event) {
        return new MappedBody(
                stored,
                0,
                new MappingResult.Mapped(List.of(), List.of()),
                OptionalLong.empty(),
                Optional.of(event),
                Optional.empty());
    }

    Position position() {
        return new Position(stored.number(), body);
    }
}
