package io.tablebridge.app.batch;

import io.tablebridge.db.Database;
import io.tablebridge.journal.Entry;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.pipeline.NightlyRuns;
import io.tablebridge.settings.Problem;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;

/** Journal and database of the process that holds them, as batches need them. One thread at a time. */
public final class NightlyBooks {

    /** An entry that is not in the database after so many moments is waited for by the next turn. */
    private static final int MOMENTS = 20;

    private final NightlyRuns runs;
    private final ToLongFunction<Entry> append;
    private final LongPredicate settled;
    private long told;

    /**
     * @param append keeps an entry and gives its number; throws what says that it can't be kept now
     * @param settled waits a moment and tells whether the database took this entry in
     */
    public NightlyBooks(Database database, ToLongFunction<Entry> append, LongPredicate settled) {
        this.runs = new NightlyRuns(database);
        this.append = append;
        this.settled = settled;
    }

    NightlyRuns runs() {
        return runs;
    }

    /** Whether the database holds all that was told, so that nothing is done twice. */
    boolean isUpToDate() {
        return settled.test(told);
    }

    /**
     * Keeps an entry and waits until the database holds it.
     *
     * @return its number
     * @throws OperateException when the database does not hold it soon; {@link #isUpToDate} tells when it does
     */
    long tell(Entry entry) {
        told = append.applyAsLong(entry);
        for (int moment = 0; moment < MOMENTS; moment++) {
            if (settled.test(told)) {
                return told;
            }
        }
        throw new OperateException(Problem.at("", "TB-BAT-020"));
    }
}
