package io.tablebridge.app.replay;

import io.tablebridge.app.replay.ReplayAnswer.Ending;
import io.tablebridge.app.terminal.Progress;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.Replay;
import io.tablebridge.pipeline.ReplayChoice;
import io.tablebridge.pipeline.ReplayState;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * Has a replay taken in, a part at a time, each when the database took in the one before. Begun again, it goes on where it
 * was stopped, and does nothing when it is done. One thread.
 */
final class ReplayApply {

    /** How long the database may take for one part before we give up; the journal holds it all the same. */
    private static final long PATIENCE_NANOS = Duration.ofMinutes(5).toNanos();

    private final ReplayHolder holder;
    private final Replay replay;
    private final Progress progress;
    private final ReplayAnswer answer;
    private final StopAsked stop;
    private boolean told;

    ReplayApply(ReplayHolder holder, Replay replay, Progress progress, ReplayAnswer answer, StopAsked stop) {
        this.holder = holder;
        this.replay = replay;
        this.progress = progress;
        this.answer = answer;
        this.stop = stop;
    }

    /**
     * Does what is left of it.
     *
     * @return the exit status
     * @throws OperateException when another text of the mapping came into force, or the database does not go on
     */
    int run(ReplayChoice choice) throws InterruptedException {
        Optional<ReplayState> first = pass(choice, 1);
        if (first.isEmpty()) {
            return stopped();
        }
        ReplayState sum = first.get();
        if (sum.open() > 0) {
            Optional<ReplayState> second = pass(choice, 2);
            if (second.isEmpty()) {
                return stopped();
            }
            sum = ReplaySum.of(sum, second.get());
        }
        answer.end(told ? Ending.DONE : Ending.DONE_BEFORE, sum);
        return CommandResult.OK;
    }

    private int stopped() {
        answer.end(Ending.STOPPED);
        return CommandResult.DOES_NOT_HOLD;
    }

    /** The state when it is finished; empty when a person stopped it before. */
    private Optional<ReplayState> pass(ReplayChoice choice, int pass) throws InterruptedException {
        Optional<ReplayState> state = holder.state(replay, pass, 0).state();
        if (state.filter(ReplayState::finished).isPresent()) {
            return state;
        }
        ReplaySteps steps =
                new ReplaySteps(choice, state.map(ReplayState::lowest).orElse(Long.MAX_VALUE));
        progress.begin(steps.done());
        for (Optional<ReplaySteps.Part> step = steps.next(); step.isPresent(); step = steps.next()) {
            if (stop.isAsked()) {
                return Optional.empty();
            }
            told = true;
            state = Optional.of(taken(pass, holder.take(replay, pass, step.get())));
            progress.at("app.replay.pass-" + pass, steps.done(), choice.entries());
        }
        return state;
    }

    private ReplayState taken(int pass, TakenChunk chunk) throws InterruptedException {
        long begun = System.nanoTime();
        TakenChunk seen = chunk;
        while (!seen.isTaken()) {
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new OperateException(Problem.at("", "TB-APP-151"));
            }
            seen = holder.state(replay, pass, chunk.entry());
        }
        ReplayState state = seen.state().orElseThrow(() -> outdated(replay));
        if (state.outdated() > 0) {
            throw outdated(replay);
        }
        return state;
    }

    private static OperateException outdated(Replay replay) {
        return new OperateException(Problem.at("", "TB-APP-152", replay.mapping()));
    }
}
