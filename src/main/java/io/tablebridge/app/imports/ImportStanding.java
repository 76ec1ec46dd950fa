package io.tablebridge.app.imports;

import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Optional;

/**
 * How an import stands that the service has taken over.
 *
 * @param id of the import
 * @param name of its file
 * @param ahead how many come before it
 * @param reached how far it is
 * @param notes what a person may want to know about the file
 * @param trouble what is or was in the way
 * @param result once it has ended
 */
record ImportStanding(
        String id,
        String name,
        ImportPhase phase,
        int ahead,
        Reached reached,
        List<Problem> notes,
        Optional<Problem> trouble,
        Optional<ImportResult> result) {

    /**
     * How far it is.
     *
     * @param first how many rows lay behind when it was begun or gone on with last
     * @param firstBytes the same of the file's bytes
     * @param all the size of the file in bytes; 0 where it does not tell how much is left
     */
    record Reached(long first, long firstBytes, long rows, long bytes, long all) {

        static final Reached NOTHING = new Reached(0, 0, 0, 0, 0);
    }

    ImportStanding {
        notes = List.copyOf(notes);
    }

    /** One that has ended. */
    static ImportStanding of(ImportResult result) {
        return new ImportStanding(
                result.state().id(),
                result.state().fileName(),
                ImportPhase.ENDED,
                0,
                Reached.NOTHING,
                List.of(),
                Optional.empty(),
                Optional.of(result));
    }
}
