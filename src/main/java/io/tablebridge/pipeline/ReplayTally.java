package io.tablebridge.pipeline;

import io.tablebridge.guests.Reread;
import java.util.Collections;
import java.util.Optional;

/** Counts what a chunk of a replay does. */
final class ReplayTally {

    private long bodies;
    private long changed;
    private long withdrawn;
    private long open;
    private long unreadable;
    private long leftOut;
    private long outdated;

    void read(Reread reread) {
        bodies++;
        changed += reread.changed();
        withdrawn += reread.withdrawn();
        open += reread.open();
    }

    void unreadable() {
        unreadable++;
    }

    void leftOut(long count) {
        leftOut += count;
    }

    void outdated(long count) {
        outdated += count;
    }

    ReplayState after(Optional<ReplayState> before, ReplayChunk chunk) {
        ReplayState sum = before.orElse(new ReplayState(Long.MAX_VALUE, false, 0, 0, 0, 0, 0, 0, 0));
        return new ReplayState(
                Math.min(sum.lowest(), Collections.min(chunk.entries())),
                sum.finished() || chunk.last(),
                sum.bodies() + bodies,
                sum.changed() + changed,
                sum.withdrawn() + withdrawn,
                sum.open() + open,
                sum.unreadable() + unreadable,
                sum.leftOut() + leftOut,
                sum.outdated() + outdated);
    }
}
