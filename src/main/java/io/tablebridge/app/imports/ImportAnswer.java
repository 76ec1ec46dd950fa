package io.tablebridge.app.imports;

import java.util.List;

/**
 * How an import stands that the service has taken over, as it is told to a person who waits for it.
 *
 * @param ahead how many come before it
 * @param notes what a person may want to know about the file
 * @param trouble what is or was in the way; empty for nothing
 * @param text how it stands in sentences, once it has begun; empty before
 * @param rejected how many rows were not taken
 * @param before whether it had ended before, so that nothing was done
 */
record ImportAnswer(
        String id,
        ImportPhase phase,
        int ahead,
        ImportStanding.Reached reached,
        List<String> notes,
        String trouble,
        String text,
        long rejected,
        boolean before) {

    ImportAnswer {
        notes = List.copyOf(notes);
    }
}
