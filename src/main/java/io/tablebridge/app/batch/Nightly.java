package io.tablebridge.app.batch;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.batch.DueTimes;
import io.tablebridge.pipeline.NightlyEntries;
import io.tablebridge.pipeline.NightlyRun;
import io.tablebridge.settings.Localized;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due, one thing after the other, and never two at once. What was run is known from the journal: a run that was
 * missed is caught up once, one that was cut off goes on. Thread-safe.
 */
public final class Nightly {

    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
    private static final long PATIENCE_SECONDS = 5;

    private final DeclaredBatches declared;
    private final NightlyBooks books;
    private final ImportNight imports;
    private final ExportNight exports;
    private final Mornings mornings;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Problem> troubles = new ConcurrentHashMap<>();

    Nightly(
            DeclaredBatches declared,
            NightlyBooks books,
            ImportNight imports,
            ExportNight exports,
            Mornings mornings,
            Clock clock) {
        this.declared = declared;
        this.books = books;
        this.imports = imports;
        this.exports = exports;
        this.mornings = mornings;
        this.clock = clock;
    }

    /** Does what is due now; whether there is more to do at once. */
    public boolean tick() {
        turn.lock();
        try {
            declared.look();
            troubles.keySet().removeIf(name -> declared.named(name).isEmpty());
            boolean busy = false;
            if (books.isUpToDate()) {
                for (Batch batch : declared.all()) {
                    busy |= attempt(batch) == Turn.BUSY;
                }
                // What a batch has just told may not be in the database yet.
                if (books.isUpToDate()) {
                    tell(busy);
                }
            }
            return busy;
        } finally {
            turn.unlock();
        }
    }

    private void tell(boolean busy) {
        try {
            mornings.step(busy, List.copyOf(troubles.values()));
        } catch (OperateException e) {
            LOG.warn("{}", e.problem());
        }
    }

    /** A batch that is in trouble does not keep the others back. */
    private Turn attempt(Batch batch) {
        try {
            Turn how = step(batch);
            if (how != Turn.RESTING && troubles.remove(batch.name()) != null) {
                LOG.info("{}", LogLine.of("batch.log.goes-on", batch.name()));
            }
            return how;
        } catch (OperateException e) {
            if (!e.problem().equals(troubles.put(batch.name(), e.problem()))) {
                LOG.warn("{}", e.problem());
            }
            return Turn.WAITING;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // Neither the other batches nor the message of the morning may wait for it.
            LOG.debug("a batch failed", e);
            Problem fault = Problem.at(batch.name(), "TB-BAT-025", e.getClass().getSimpleName());
            if (!fault.equals(troubles.put(batch.name(), fault))) {
                LOG.error("{}", fault);
            }
            return Turn.WAITING;
        }
    }

    private Turn step(Batch batch) {
        Instant now = clock.instant();
        Optional<Instant> last = books.runs().lastDue(batch.name());
        if (last.isEmpty()) {
            books.tell(NightlyEntries.seen(batch.name(), now));
            return Turn.WAITING;
        }
        Optional<DueTimes.Due> due = batch.due().flatMap(times -> times.between(last.get(), now));
        Optional<NightlyRun> open = books.runs().open(batch.name());
        if (due.isEmpty()) {
            return open.isPresent() ? perform(batch, open.get()) : Turn.WAITING;
        }
        open.ifPresent(run -> giveUp(batch, run));
        books.tell(NightlyEntries.begin(
                batch.name(), due.get().at(), false, due.get().missed(), now));
        return perform(batch, books.runs().open(batch.name()).orElseThrow());
    }

    /** The next one is due: what has not come until now does not belong to the last. */
    private void giveUp(Batch batch, NightlyRun run) {
        if (batch.task() instanceof ImportTask) {
            imports.end(run, NightlyRun.Outcome.MISSING);
        } else {
            Problem why = troubles.getOrDefault(batch.name(), Problem.at("", "TB-BAT-023"));
            exports.end(run, NightlyRun.Outcome.FAILED, List.of(why));
        }
    }

    private Turn perform(Batch batch, NightlyRun run) {
        return batch.task() instanceof ImportTask task
                ? imports.step(batch, task, run)
                : exports.step(batch, (ExportTask) batch.task(), run);
    }

    /**
     * Runs a batch because somebody asks for it: a run that waits for its file goes on, otherwise one of its own begins.
     *
     * @return the run, after as much of it as can be done now
     * @throws OperateException when it can't be done
     */
    NightlyRun run(String name) {
        takeTurn(name);
        try {
            if (!books.isUpToDate()) {
                throw new OperateException(Problem.at(name, "TB-BAT-026"));
            }
            declared.look();
            Batch batch = declared.named(name)
                    .orElseThrow(() -> OperateException.mistake(Problem.at("", "TB-BAT-024", name)));
            Instant now = clock.instant();
            if (books.runs().lastDue(name).isEmpty()) {
                books.tell(NightlyEntries.seen(name, now));
            }
            long entry = books.runs()
                    .open(name)
                    .map(NightlyRun::entry)
                    .orElseGet(() -> books.tell(NightlyEntries.begin(name, now, true, 0, now)));
            perform(batch, books.runs().run(entry).orElseThrow());
            return books.runs().run(entry).orElseThrow();
        } finally {
            turn.unlock();
        }
    }

    private void takeTurn(String name) {
        try {
            if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new OperateException(Problem.at(name, "TB-BAT-026"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    /** The batches, as their files declare them. */
    List<Batch> batches() {
        if (turn.tryLock()) {
            try {
                declared.look();
            } finally {
                turn.unlock();
            }
        }
        return declared.all();
    }

    NightlyBooks books() {
        return books;
    }

    /** How many batches there are, and which is due next. */
    public Localized next(ZoneId zone) {
        List<Batch> all = declared.all();
        Instant now = clock.instant();
        Optional<Batch> first = all.stream()
                .filter(batch -> batch.due().isPresent())
                .min(Comparator.comparing(batch -> batch.due().orElseThrow().next(now)));
        return language -> first.map(batch -> Messages.text(
                        language,
                        "batch.status.due",
                        Integer.toString(all.size()),
                        batch.name(),
                        BatchText.time(batch.due().orElseThrow().next(now), zone)))
                .orElseGet(() -> Messages.text(language, "batch.status.none", Integer.toString(all.size())));
    }

    /** Whether there are any. */
    public boolean isEmpty() {
        return declared.all().isEmpty();
    }

    /** What is in the way of batches, and what is wrong with their files. */
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(declared.problems());
        all.addAll(troubles.values());
        all.addAll(mornings.problems());
        return List.copyOf(all);
    }
}
