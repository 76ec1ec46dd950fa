package io.tablebridge.pipeline;

import io.tablebridge.db.Change;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.settings.Problem;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The way of a batch into the database, one step after the other: what its entries say, whose it is, and in the end all of
 * it with the position in one transaction. Entries that can't be taken together are taken apart in the last step. Closed
 * before that, it leaves no trace. One thread, never to be interrupted meanwhile.
 */
public final class Passage implements AutoCloseable {

    private final Pipeline pipeline;
    private final List<StoredEntry> entries;
    private final Condemned condemned;
    private Stage stage = Stage.BEGUN;
    private List<Step> steps = List.of();
    private Optional<Change> change = Optional.empty();
    private Optional<BatchRun> run = Optional.empty();
    private Optional<RuntimeException> poison = Optional.empty();

    Passage(Pipeline pipeline, List<StoredEntry> entries, Condemned condemned) {
        this.pipeline = pipeline;
        this.entries = entries;
        this.condemned = condemned;
    }

    /**
     * Maps each event with the mapping in force, recognises what was sent before, and reads what people decided.
     *
     * @throws StoreUnavailableException when the journal or the database fails
     */
    public void normalise() {
        enter(Stage.BEGUN, Stage.NORMALISED, this::plan);
    }

    /**
     * Finds out which records are new and whose they are.
     *
     * @throws StoreUnavailableException when the database fails
     */
    public void resolve() {
        enter(Stage.NORMALISED, Stage.RESOLVED, this::place);
    }

    /**
     * Makes it all hold, with the new position.
     *
     * @throws StoreUnavailableException when the database can't be written: some of the entries may have been taken, see
     *     {@link Pipeline#position}; the rest must be given again
     */
    public void store() {
        enter(Stage.RESOLVED, Stage.STORED, () -> {
            write();
            pipeline.commit(change.orElseThrow(), entries, condemned);
        });
        close();
        if (poison.isPresent()) {
            if (!condemned.failures().isEmpty()) {
                throw poison.get();
            }
            pipeline.takeApart(entries, poison.get());
        }
    }

    /** Goes the whole way but for the commit; throws what the way throws. */
    void rehearse() {
        plan();
        place();
        write();
    }

    private void enter(Stage before, Stage next, Runnable work) {
        if (stage != before) {
            throw new IllegalStateException(next + " does not follow " + stage);
        }
        stage = next;
        if (poison.isPresent()) {
            return;
        }
        try {
            work.run();
        } catch (StoreUnavailableException e) {
            takenBack(e);
            throw e;
        } catch (RuntimeException e) {
            if (!takenBack(e) || !Failure.isPoison(e)) {
                throw new StoreUnavailableException(Problem.at("", "TB-PIP-009"), e);
            }
            poison = Optional.of(e);
        }
    }

    /** Whether all of it is taken back; a failure of that goes with the first, which says more. */
    private boolean takenBack(RuntimeException first) {
        try {
            close();
            return true;
        } catch (RuntimeException second) {
            first.addSuppressed(second);
            return false;
        }
    }

    private void plan() {
        steps = pipeline.plan(entries, condemned);
    }

    private void place() {
        Change begun = pipeline.change();
        change = Optional.of(begun);
        BatchRun batch = pipeline.run(begun.handle());
        run = Optional.of(batch);
        try {
            batch.resolve(steps);
        } catch (SQLException e) {
            throw new LedgerException(e);
        }
    }

    private void write() {
        try {
            run.orElseThrow().store(pipeline.isTimeToFold(entries));
        } catch (SQLException e) {
            throw new LedgerException(e);
        }
    }

    /**
     * Takes back what does not hold yet.
     *
     * @throws StoreUnavailableException when the database fails at that; it has taken nothing then
     */
    @Override
    public void close() {
        try {
            change.ifPresent(Change::close);
        } catch (RuntimeException e) {
            throw new StoreUnavailableException(Problem.at("", "TB-PIP-009"), e);
        } finally {
            change = Optional.empty();
            pipeline.takeBack();
        }
    }

    private enum Stage {
        BEGUN,
        NORMALISED,
        RESOLVED,
        STORED
    }

    /** The books can't be written; the cause tells who is to blame. */
    private static final class LedgerException extends RuntimeException {
        private static final long serialVersionUID = 1;

        LedgerException(SQLException cause) {
            super("the books can't be written", cause);
        }
    }
}
