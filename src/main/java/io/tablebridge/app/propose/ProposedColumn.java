package io.tablebridge.app.propose;

import io.tablebridge.settings.Problem;
import java.util.Optional;

/**
 * What is proposed for a column.
 *
 * @param column the column
 * @param meaning what its name means, if that is known
 * @param looks what its cells look like; of a name that is known, what they should look like
 * @param confidence how sure it is, in percent
 * @param doubt why it is left out, for a person to decide; empty where it is taken, or where nothing is known of it
 */
record ProposedColumn(
        SampleColumn column, Optional<Meaning> meaning, Optional<Look> looks, int confidence, Optional<Problem> doubt) {

    boolean isTaken() {
        return meaning.isPresent() && doubt.isEmpty();
    }

    ProposedColumn leftOut(int confidence, Problem because) {
        return new ProposedColumn(column, meaning, looks, confidence, Optional.of(because));
    }
}
