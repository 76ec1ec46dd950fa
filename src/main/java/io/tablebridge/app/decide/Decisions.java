package io.tablebridge.app.decide;

import io.tablebridge.journal.Entry;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;

/** Keeps what a person decided, and waits a moment for it to take effect. Thread-safe where its parts are. */
public final class Decisions {

    private final ToLongFunction<Entry> append;
    private final LongPredicate settled;
    private final Clock clock;

    /**
     * @param append appends a decision and gives its entry's number
     * @param settled waits a moment and tells whether the database took this entry in
     */
    public Decisions(ToLongFunction<Entry> append, LongPredicate settled, Clock clock) {
        this.append = append;
        this.settled = settled;
        this.clock = clock;
    }

    /** When a decision is made that is made now. */
    public Instant now() {
        return clock.instant();
    }

    /** Keeps a decision; tells whether it has taken effect by now. It will all the same when it has not. */
    public boolean take(Entry decision) {
        return settled.test(append.applyAsLong(decision));
    }
}
