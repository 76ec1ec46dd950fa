package io.tablebridge.intake.fetch;

import io.tablebridge.db.Database;
import io.tablebridge.intake.fetch.FetchBooks.Lane;
import io.tablebridge.intake.fetch.FetchSetback.Ending;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.JournalUnavailableException;
import io.tablebridge.journal.Keeper;
import io.tablebridge.remote.Backoff;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fetches what thin events name. It changes no table: answers and failures go into the journal, and the pipeline applies
 * them; a thing is left alone until then. Nothing is asked before {@link #open}, and answers run at most two batches ahead of
 * the pipeline.
 *
 * <p>A route whose platform fails rests longer and longer and is then tried with one fetch at a time. A failure counts as a
 * thing's own only when the platform answered others since its failure before: while it answers nobody, nobody is given up.
 * Thread-safe.
 */
public final class FetchWorker {

    /** Failures of its own after which a thing is given up. */
    static final int MOST_ATTEMPTS = 8;

    /** Fetches of one route at the same time. */
    static final int MOST_AT_ONCE = 2;

    private static final int MOST_AHEAD = 1_000;
    private static final Duration PAUSED_REST = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long IN_FLIGHT = Long.MAX_VALUE;

    private final FetchBooks books;
    private final Journal journal;
    private final Keeper keeper;
    private final FetchClient client;
    private final Backoff backoff;
    private final Clock clock;

    private final AtomicBoolean opened = new AtomicBoolean();
    private final Semaphore news = new Semaphore(0);
    private final Map<List<String>, FetchLane> lanes = new HashMap<>();
    private final Map<String, Instant> sourceRests = new HashMap<>();
    private final Map<FetchKey, Long> inFlight = new HashMap<>();
    private long committed;

    /** Moves when something may be fetched again: what the database was asked before may be out of date. */
    private long releases;

    public FetchWorker(Database database, Journal journal, FetchClient client, Backoff backoff, Clock clock) {
        this.books = new FetchBooks(database);
        this.journal = journal;
        this.keeper = new Keeper(journal, PATIENCE);
        this.client = client;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** A route that is left alone because of trouble and goes on by itself. */
    public record Resting(String source, String route, Instant until, Problem why) {}

    /** The pipeline has caught up with the journal as it stood at the start: from now on platforms may be asked. */
    public void open() {
        opened.set(true);
        news.release();
    }

    /** The database has taken in everything up to this entry of the journal. */
    public void committed(long position) {
        synchronized (this) {
            committed = Math.max(committed, position);
            if (inFlight.values().removeIf(entry -> entry <= committed)) {
                releases++;
            }
        }
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Waits until the database moved on, at most so long. */
    public void awaitNews(Duration most) throws InterruptedException {
        if (news.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    /** The routes that rest, in the order of their names. */
    public synchronized List<Resting> resting() {
        List<Resting> resting = new ArrayList<>();
        lanes.forEach((name, lane) -> lane.trouble()
                .ifPresent(why -> resting.add(new Resting(name.get(0), name.get(1), lane.restsUntil(), why))));
        resting.sort(Comparator.comparing(Resting::source).thenComparing(Resting::route));
        return resting;
    }

    /** Takes what may be fetched now and waits longest, for {@link #run}; nobody else gets it until the database knows. */
    public Optional<FetchTask> next() {
        Instant now = clock.instant();
        if (!mayAsk()) {
            return Optional.empty();
        }
        // The database is asked without the monitor: the pipeline's thread needs that at each commit.
        List<Lane> open = open(books.lanes(), now);
        for (Lane row : open) {
            Optional<FetchTask> task = next(row, now);
            if (task.isPresent()) {
                return task;
            }
        }
        return Optional.empty();
    }

    private synchronized boolean mayAsk() {
        return opened.get() && journal.end() - committed <= MOST_AHEAD;
    }

    /** Those that may begin a fetch, the idle ones first. */
    private synchronized List<Lane> open(List<Lane> rows, Instant now) {
        return rows.stream()
                .filter(row -> mayBegin(row, now))
                .sorted(Comparator.comparingInt(
                        row -> lane(row.source(), row.route()).busy()))
                .toList();
    }

    private boolean mayBegin(Lane row, Instant now) {
        return lane(row.source(), row.route()).mayBegin(now, MOST_AT_ONCE)
                && !now.isBefore(sourceRests.getOrDefault(row.source(), Instant.MIN));
    }

    private Optional<FetchTask> next(Lane row, Instant now) {
        long asked;
        int most;
        boolean inTrouble;
        synchronized (this) {
            asked = releases;
            most = inFlight.size() + 1;
            inTrouble = lane(row.source(), row.route()).troubles() > 0;
        }
        List<FetchTask> due = books.due(row, now, inTrouble, most);
        synchronized (this) {
            if (releases != asked) {
                news.release();
                return Optional.empty();
            }
            if (!mayBegin(row, now)) {
                return Optional.empty();
            }
            return due.stream()
                    .filter(task -> !inFlight.containsKey(task.key()))
                    .findFirst()
                    .map(this::begun);
        }
    }

    private FetchTask begun(FetchTask task) {
        inFlight.put(task.key(), IN_FLIGHT);
        lane(task).begin();
        return task;
    }

    private FetchLane lane(FetchTask task) {
        return lane(task.key().source(), task.key().route());
    }

    private FetchLane lane(String source, String route) {
        return lanes.computeIfAbsent(List.of(source, route), name -> new FetchLane());
    }

    /**
     * Fetches what {@link #next} gave.
     *
     * @throws JournalUnavailableException when the journal can't be told; nothing is lost, it is fetched again
     */
    public void run(FetchTask task) {
        long freeAfter = 0;
        try {
            freeAfter = fetch(task);
        } finally {
            release(task, freeAfter);
        }
    }

    /** What {@link #next} gave is not fetched now after all. */
    public void giveBack(FetchTask task) {
        release(task, 0);
    }

    private synchronized void release(FetchTask task, long freeAfter) {
        lane(task).end();
        if (freeAfter <= committed) {
            inFlight.remove(task.key());
            releases++;
        } else {
            inFlight.put(task.key(), freeAfter);
        }
    }

    private long fetch(FetchTask task) {
        try {
            byte[] answer = client.fetch(task.key());
            long entry = keeper.keep(FetchAnswer.entry(task, answer, clock.instant()));
            works(task);
            return entry;
        } catch (FetchFailedException e) {
            return failed(task, e);
        }
    }

    private synchronized void works(FetchTask task) {
        lane(task).works();
    }

    private long failed(FetchTask task, FetchFailedException failure) {
        return switch (failure.errorClass()) {
            case RATE_LIMITED -> {
                slowDown(task, failure);
                yield 0;
            }
            case CONFIG -> {
                rests(task, PAUSED_REST, failure);
                yield task.paused() ? 0 : keep(task, Ending.PAUSE, task.attempts(), 0, failure);
            }
            case DATA, CONFLICT -> {
                works(task);
                yield keep(task, failure.isGone() ? Ending.GONE : Ending.REFUSED, task.attempts(), 0, failure);
            }
            case TRANSIENT, UNKNOWN_OUTCOME, BUG -> again(task, failure);
        };
    }

    /** The whole account waits, not one route. */
    private synchronized void slowDown(FetchTask task, FetchFailedException failure) {
        FetchLane lane = lane(task);
        Duration rest = failure.rest().isZero() ? backoff.ceiling(lane.troubles() + 1) : failure.rest();
        lane.rests(clock.instant(), rest, failure.problem());
        sourceRests.put(task.key().source(), clock.instant().plus(rest));
    }

    private synchronized void rests(FetchTask task, Duration rest, FetchFailedException failure) {
        lane(task).rests(clock.instant(), rest, failure.problem());
    }

    private synchronized Duration restsLonger(FetchTask task, FetchFailedException failure) {
        FetchLane lane = lane(task);
        Duration rest = failure.rest().isZero() ? backoff.after(lane.troubles() + 1) : failure.rest();
        lane.rests(clock.instant(), rest, failure.problem());
        return backoff.ceiling(lane.troubles());
    }

    private long again(FetchTask task, FetchFailedException failure) {
        Duration wait = restsLonger(task, failure);
        boolean own = task.failedEntry() == 0 || task.answeredEntry() > task.failedEntry();
        int attempts = task.attempts() + (own ? 1 : 0);
        if (own && attempts >= MOST_ATTEMPTS) {
            return keep(task, Ending.GIVEN_UP, attempts, 0, failure);
        }
        Duration longer = backoff.ceiling(attempts);
        Duration most = longer.compareTo(wait) > 0 ? longer : wait;
        return keep(task, Ending.RETRY, attempts, clock.instant().plus(most).toEpochMilli(), failure);
    }

    private long keep(FetchTask task, Ending ending, int attempts, long notBefore, FetchFailedException failure) {
        return keeper.keep(new FetchSetback(task.key(), task.upTo(), ending, attempts, notBefore, failure.problem())
                .entry(clock.instant()));
    }
}
