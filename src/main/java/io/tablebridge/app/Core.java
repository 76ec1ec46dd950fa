package io.tablebridge.app;

import io.tablebridge.db.Database;
import io.tablebridge.delivery.Arrivals;
import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.delivery.JournaledOutbox;
import io.tablebridge.guests.Bills;
import io.tablebridge.guests.GuestNumbers;
import io.tablebridge.guests.GuestStore;
import io.tablebridge.guests.ProfileReader;
import io.tablebridge.intake.fetch.FetchBooks;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.Loss;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.operate.audit.Audit;
import io.tablebridge.operate.audit.UnreadableCount;
import io.tablebridge.operate.backup.Backups;
import io.tablebridge.operate.backup.CatchUpGate;
import io.tablebridge.operate.backup.JournalState;
import io.tablebridge.operate.backup.JournalState.LastStop;
import io.tablebridge.operate.backup.Recovery;
import io.tablebridge.operate.backup.RecoveryDecision;
import io.tablebridge.pipeline.Batch;
import io.tablebridge.pipeline.Bookkeeping;
import io.tablebridge.pipeline.Drifts;
import io.tablebridge.pipeline.Passage;
import io.tablebridge.pipeline.Pipeline;
import io.tablebridge.pipeline.PipelineLoop;
import io.tablebridge.pipeline.StoreUnavailableException;
import io.tablebridge.pipeline.UnreadableField;
import io.tablebridge.pipeline.UnreadableFields;
import io.tablebridge.settings.LogLine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal and the database that follows from it: all that is needed to take entries in, without doors and
 * destinations. Opening it brings the database into a state that may be trusted. Thread-safe, but {@link #loop} has one
 * thread.
 */
public final class Core implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Core.class);
    private static final int ARRIVALS = 20_000;

    private final CoreSettings settings;
    private final FileJournal journal;
    private final Database database;
    private final Recovery.Outcome recovery;
    private final PipelineLoop loop;
    private final CatchUpGate gate;
    private final Keeping keeping;
    private final AtomicBoolean damaged = new AtomicBoolean();
    private final ProfileReader profiles;
    private final Arrivals arrivals;

    private Core(
            CoreSettings settings,
            FileJournal journal,
            Database database,
            Recovery.Outcome recovery,
            Pipeline pipeline,
            Keeping keeping,
            ProfileReader profiles) {
        this.settings = settings;
        this.journal = journal;
        this.arrivals = new Arrivals(journal, ARRIVALS);
        this.database = database;
        this.recovery = recovery;
        this.keeping = keeping;
        this.loop = new PipelineLoop(pipeline, journal);
        this.gate = new CatchUpGate(journal.start().end(), pipeline.position());
        this.profiles = profiles;
        loop.onCommit(committed -> gate.advanced(committed.position()));
    }

    /**
     * Recovers the database where that is needed and opens it. The journal stays the caller's.
     *
     * @throws io.tablebridge.operate.backup.OperateException when a person must decide
     */
    public static Core open(CoreSettings settings, FileJournal journal, Clock clock) {
        Keeping keeping = Keeping.of(settings, clock);
        Recovery.Outcome outcome = keeping.recover(journal);
        try {
            return open(settings, journal, outcome, keeping, clock);
        } catch (RuntimeException e) {
            if (!(outcome.decision() instanceof RecoveryDecision.Continue) || !DamagedFile.isCauseOf(e)) {
                throw e;
            }
            LOG.debug("the database opens but can't be read", e);
            keeping.revoke();
            return open(settings, journal, keeping.recover(journal), keeping, clock);
        }
    }

    private static Core open(
            CoreSettings settings, FileJournal journal, Recovery.Outcome recovery, Keeping keeping, Clock clock) {
        Database database = keeping.open(journal);
        try {
            if (!journal.losses().isEmpty()) {
                GuestNumbers.expectOthers(database);
            }
            GuestStore guests = GuestStore.open(database, settings.identity());
            MappingCompiler compiler = new MappingCompiler();
            Pipeline pipeline = Pipeline.open(
                    database,
                    guests,
                    new JournaledOutbox(),
                    journal,
                    (name, text) -> compiler.inbound(name + ".yaml", text),
                    settings.resendWindow());
            ProfileReader profiles = new ProfileReader(database, settings.identity(), clock);
            Core core = new Core(settings, journal, database, recovery, pipeline, keeping, profiles);
            journal.settled();
            return core;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    static JournalState stateOf(FileJournal journal, LastStop lastStop) {
        return new JournalState(
                journal.id(), lastStop, journal.oldest(), journal.start().end(), journal::holdsAllAfter);
    }

    /** The journal as it was found; the database's own mark tells whether its file may be trusted. */
    static JournalState stateOf(FileJournal journal) {
        return stateOf(journal, LastStop.UNKNOWN);
    }

    /** What it was opened with. */
    public CoreSettings settings() {
        return settings;
    }

    public FileJournal journal() {
        return journal;
    }

    public Database database() {
        return database;
    }

    public Recovery.Outcome recovery() {
        return recovery;
    }

    public PipelineLoop loop() {
        return loop;
    }

    public CatchUpGate gate() {
        return gate;
    }

    /** Where we take them ourselves: those of a server are the server's. */
    public Optional<Backups> backups() {
        return keeping.backups();
    }

    public ProfileReader profiles() {
        return profiles;
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    public Bookkeeping bookkeeping() {
        return new Bookkeeping(database);
    }

    public FetchBooks fetches() {
        return new FetchBooks(database);
    }

    public UnreadableFields unreadable() {
        return new UnreadableFields(database);
    }

    public Bills bills() {
        return new Bills(database);
    }

    public Drifts drifts() {
        return new Drifts(database);
    }

    public DeliveryAudit deliveries() {
        return new DeliveryAudit(database);
    }

    public Audit audit() {
        return new Audit(
                new JournalTotals(journal),
                new PipelineCounters(database),
                new OutboxCounts(deliveries()),
                deliveries()::incomplete,
                () -> unreadable().all().stream().map(Core::count).toList());
    }

    static UnreadableCount count(UnreadableField field) {
        return new UnreadableCount(field.source(), field.field(), field.count());
    }

    /**
     * Passes over what the journal can't read back; what came after it then goes on.
     *
     * @param by who decided so
     * @return what was passed over now: what had been before is left out
     * @throws java.io.UncheckedIOException when that can't be kept
     */
    public List<Loss> passOver(List<Loss> unreadable, String by) {
        GuestNumbers.expectOthers(database);
        return journal.passOver(unreadable, by);
    }

    /**
     * Takes in whatever the journal holds, on this thread; for commands that run without the service.
     *
     * @throws InterruptedException when the thread is asked to stop
     */
    public void catchUp() throws InterruptedException {
        long end = journal.end();
        while (loop.position() < end) {
            process(loop.poll(Duration.ofSeconds(1)));
        }
    }

    /**
     * Takes a batch in, all steps at once.
     *
     * @throws StoreUnavailableException when the database can't be written
     */
    public void process(Batch batch) {
        if (batch.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        guarded(() -> {
            try (Passage passage = begin(batch)) {
                passage.normalise();
                passage.resolve();
                loop.store(passage, begun);
            }
        });
    }

    /** Begins the way of a batch from the loop into the database. */
    public Passage begin(Batch batch) {
        for (StoredEntry stored : batch.entries()) {
            if (stored.entry().kind() == EntryKind.EVENT) {
                arrivals.record(
                        stored.number(), stored.entry().source(), stored.entry().receivedAt());
            }
        }
        return loop.begin(batch);
    }

    /**
     * Takes the last step of a batch.
     *
     * @param begun {@link System#nanoTime} when its first step began
     * @throws StoreUnavailableException when the database can't be written; when its file is damaged, the next start
     *     restores it
     */
    public void store(Passage passage, long begun) {
        guarded(() -> loop.store(passage, begun));
    }

    /** Does a step of a batch; a file that proves to be damaged is not trusted at the next start. */
    public void guarded(Runnable step) {
        try {
            step.run();
        } catch (StoreUnavailableException e) {
            LOG.error("{}", e.problem());
            if (DamagedFile.isCauseOf(e) && damaged.compareAndSet(false, true)) {
                keeping.revoke();
            }
            throw e;
        }
    }

    /** Frees the database; nothing may be using it any more. When it does not close well, the stop is no clean one. */
    @Override
    public void close() {
        loop.close();
        boolean forced = force();
        try {
            database.close();
        } catch (RuntimeException e) {
            journal.unsettled();
            throw e;
        }
        if (forced) {
            keeping.closed();
        }
    }

    /** A database that can't be forced is closed all the same, but not marked as well. */
    private boolean force() {
        try {
            database.force();
            return !damaged.get();
        } catch (RuntimeException e) {
            LOG.warn("{}", LogLine.of("app.log.not-forced"));
            LOG.debug("the database could not be forced", e);
            return false;
        }
    }
}
