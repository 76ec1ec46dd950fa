package io.tablebridge.operate.health;

import io.tablebridge.operate.backup.CatchUpGate;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the process lives and whether it does its work. Live: it should not be started again. Ready: what comes in is
 * taken and goes out. Thread-safe.
 */
public final class Health {

    private final List<ReadyCheck> live;
    private final List<ReadyCheck> needed;
    private final List<ReadyCheck> ready;
    private final Supplier<List<Problem>> notices;

    /** One that has nothing else to say. */
    public Health(List<ReadyCheck> live, List<ReadyCheck> ready) {
        this(live, List.of(), ready, List::of);
    }

    /**
     * @param live reasons to start the process again, such as a pipeline whose thread has ended
     * @param needed what the other checks need themselves, such as a server that answers: while it is missing they are not made
     * @param ready reasons why it is not doing its work now, such as a journal that can't be written
     * @param notices what a person must mend although it does its work, such as a file that is not in force
     */
    public Health(
            List<ReadyCheck> live, List<ReadyCheck> needed, List<ReadyCheck> ready, Supplier<List<Problem>> notices) {
        this.live = List.copyOf(live);
        this.needed = List.copyOf(needed);
        this.ready = List.copyOf(ready);
        this.notices = notices;
    }

    /** What a person must mend although it does its work. */
    public List<Problem> notices() {
        return notices.get();
    }

    /** Why it should be started again; empty when it lives. */
    public List<Problem> whyNotLive() {
        return problems(live);
    }

    /** What is missing without which it can't even be told how the rest is; empty when nothing is. */
    public List<Problem> missing() {
        List<Problem> dead = problems(live);
        return dead.isEmpty() ? problems(needed) : dead;
    }

    /** Why it is not ready; empty when it is. */
    public List<Problem> whyNotReady() {
        List<Problem> missing = missing();
        return missing.isEmpty() ? problems(ready) : missing;
    }

    /** Not ready while the database still catches up with the journal. */
    public static ReadyCheck caughtUp(CatchUpGate gate) {
        return () -> gate.isOpen() ? Optional.empty() : Optional.of(Problem.at("", "TB-OPS-040", gate.behind()));
    }

    private static List<Problem> problems(List<ReadyCheck> checks) {
        return checks.stream().flatMap(check -> check.look().stream()).toList();
    }
}
