package io.tablebridge.app.replay;

import io.tablebridge.app.terminal.Progress;
import io.tablebridge.pipeline.ReplayState;

/** What the passes of a replay did together. */
final class ReplaySum {

    private ReplaySum() {}

    /** The second pass reads the same events: only what it changed adds up. */
    static ReplayState of(ReplayState first, ReplayState second) {
        return new ReplayState(
                Math.min(first.lowest(), second.lowest()),
                first.finished() && second.finished(),
                first.bodies(),
                first.changed() + second.changed(),
                first.withdrawn(),
                second.open(),
                first.unreadable(),
                first.leftOut(),
                first.outdated() + second.outdated());
    }

    static void say(Progress progress, ReplayState sum) {
        progress.say("app.replay.sum", sum.bodies(), sum.changed(), sum.withdrawn());
        if (sum.unreadable() > 0) {
            progress.say("app.replay.unreadable", sum.unreadable());
        }
        if (sum.leftOut() > 0) {
            progress.say("app.replay.left-out", sum.leftOut());
        }
    }
}
