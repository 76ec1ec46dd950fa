package io.tablebridge.app.replay;

import io.tablebridge.pipeline.ReplayState;
import java.util.Optional;

/**
 * What became of a part of a replay.
 *
 * @param entry the number of its decision in the journal; 0 when only the state was asked
 * @param isTaken whether the database has taken that in
 * @param state how far the pass is; empty when it was not begun
 */
record TakenChunk(long entry, boolean isTaken, Optional<ReplayState> state) {}
