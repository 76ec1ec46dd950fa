package io.tablebridge.intake.poll;

import io.tablebridge.remote.Backoff;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one poll: its sweeps when they are due and a backfill, page by page in turn. What it knows of its cursor follows
 * from the journal: after a crash at any moment it asks for the page again whose entry was not kept. One thread runs it; any
 * thread may ask, order or stop. That thread is never to be interrupted: it reads the database.
 */
public final class Poller implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** So much longer is a pause before a list is read once more: what came of it would be kept again. */
    private static final int AGAIN = 30;

    private static final Duration ORDER_WITHIN = Duration.ofSeconds(5);

    private final PollPlan plan;
    private final PollFetcher fetcher;
    private final PollBooks books;
    private final PollPages pages;
    private final Optional<PollWatch> watch;
    private final Backoff backoff;
    private final Clock clock;
    // Held while a page or an order is written, for as long as the route takes. Whoever only asks never waits for it.
    private final ReentrantLock writing = new ReentrantLock();
    // Guards what is in memory; never held while anything is waited for.
    private final ReentrantLock lock = new ReentrantLock();
    private final PollBell bell = new PollBell();
    private final PollLane regular;
    private final PollLane backfill;
    private final PollPace pace = new PollPace();
    private Instant watchedNotBefore = Instant.MIN;
    private Instant dueAt = Instant.MAX;
    // What is in memory may not be what the journal says.
    private volatile boolean ready;
    private boolean swept;

    /** @param backoff between failures in a row */
    public Poller(PollPlan plan, PollFetcher fetcher, PollBooks books, PollSink sink, Backoff backoff, Clock clock) {
        this.plan = plan;
        this.fetcher = fetcher;
        this.books = books;
        this.pages = new PollPages(plan, books, sink);
        this.watch = PollWatch.of(plan, books, sink, clock);
        this.backoff = backoff;
        this.clock = clock;
        this.regular = new PollLane(plan.key());
        this.backfill = new PollLane(PollPlan.backfillOf(plan.key()));
    }

    /** Source and name. */
    public String key() {
        return plan.key();
    }

    @Override
    public void run() {
        try {
            while (!bell.isStopped()) {
                Instant again = turn();
                bell.rest(clock.instant(), again);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it after the page that is under way; what is fetched after this is not kept. */
    public void stop() {
        bell.stop();
    }

    /**
     * Does one thing, if there is one to do.
     *
     * @return when to look again
     */
    Instant turn() throws InterruptedException {
        if (!ready && !begin()) {
            return regular.notBefore();
        }
        Instant now = clock.instant();
        boolean busy = watch.map(PollWatch::isBusy).orElse(false);
        if (busy && !now.isBefore(watchedNotBefore)) {
            watch(watch.orElseThrow(), now);
            return Instant.MIN;
        }
        boolean due = !busy && (regular.state().underWay() || !now.isBefore(dueAt));
        boolean sweeps = due && !now.isBefore(regular.notBefore());
        boolean fills = backfill.state().underWay() && !now.isBefore(backfill.notBefore());
        if (sweeps || fills) {
            // By turns, or a list that takes longer than the time between two sweeps would leave a backfill no page.
            boolean fill = fills && (!sweeps || swept);
            swept = !fill;
            page(fill ? backfill : regular, now);
            return Instant.MIN;
        }
        if (busy) {
            return watchedNotBefore;
        }
        return due ? regular.notBefore() : dueAt;
    }

    private boolean begin() throws InterruptedException {
        if (clock.instant().isBefore(regular.notBefore()) || !books.awaitCaughtUp(LOOK_AGAIN)) {
            return false;
        }
        try {
            Optional<PollState> state = books.state(plan.key());
            Optional<PollState> filling = books.state(backfill.key());
            locked(() -> {
                state.ifPresent(regular::setState);
                filling.filter(told -> !told.equals(backfill.state())).ifPresent(this::follow);
                dueAt = state.flatMap(PollState::done)
                        .map(plan.schedule()::after)
                        .orElseGet(() -> plan.schedule().first(clock.instant()));
                ready = true;
            });
        } catch (RuntimeException e) {
            failed(regular, unexpected(e));
        }
        return ready;
    }

    private void watch(PollWatch watching, Instant now) throws InterruptedException {
        try {
            PollWatch.Step step = watching.step(fetcher, regular.state());
            watchedNotBefore = now.plus(step.pause());
            step.after().ifPresent(after -> locked(() -> regular.setState(after)));
        } catch (RuntimeException e) {
            watching.giveUp(unexpected(e));
        }
    }

    private void page(PollLane lane, Instant now) throws InterruptedException {
        Duration wait = fetcher.tryBegin();
        if (!wait.isZero()) {
            locked(() -> lane.rest(now.plus(wait)));
            return;
        }
        PollState before = lane.state();
        PollSweep sweep = before.sweep().orElseGet(() -> plan.coverage().begin(before, now));
        try {
            PollPages.Taken taken = pages.take(lane, before, sweep, fetcher, now);
            pages.awaitRoom(() -> !bell.isStopped());
            keep(lane, before, sweep, taken);
        } catch (PollException e) {
            failed(lane, e);
        } catch (RuntimeException e) {
            failed(lane, unexpected(e));
        }
    }

    private static PollException unexpected(RuntimeException e) {
        LOG.debug("a poll failed", e);
        return PollException.of("TB-INT-035", e.getClass().getSimpleName());
    }

    /** Unless a person has ordered something else meanwhile. */
    private void keep(PollLane lane, PollState before, PollSweep sweep, PollPages.Taken taken)
            throws InterruptedException {
        writing.lock();
        try {
            if (bell.isStopped() || !lane.state().equals(before)) {
                return;
            }
            if (!taken.whole()) {
                locked(() -> lane.setState(taken.after()));
                return;
            }
            pages.keep(lane, taken);
            if (lane == regular) {
                boolean ends = taken.after().sweep().isEmpty();
                watch.ifPresent(watching -> watching.kept(sweep, taken.records(), ends));
            }
            if (kept(lane, taken)) {
                LOG.info("{}", LogLine.of("intake.log.poll-again", lane.key()));
            }
        } finally {
            writing.unlock();
        }
    }

    /** @return whether something was wrong before */
    private boolean kept(PollLane lane, PollPages.Taken taken) {
        lock.lock();
        try {
            boolean again = lane.took(taken.after());
            if (lane == backfill) {
                pace.took(taken.records().size());
            } else if (taken.after().sweep().isEmpty()) {
                dueAt = plan.schedule().after(clock.instant());
            }
            return again;
        } finally {
            lock.unlock();
        }
    }

    private void failed(PollLane lane, PollException failure) {
        Optional<Problem> news = noted(lane, failure);
        news.ifPresent(problem -> LOG.warn("{}", problem));
    }

    private Optional<Problem> noted(PollLane lane, PollException failure) {
        lock.lock();
        try {
            Duration wait = failure.startsAgain()
                    ? backoff.after(lane.restarts() + 1).multipliedBy(AGAIN)
                    : failure.waiting().orElseGet(() -> backoff.after(lane.failures() + 1));
            return lane.failed(failure, clock.instant().plus(wait)) ? lane.problem() : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Begins a sweep now, whenever the next one is due. */
    public void sweepNow() {
        locked(() -> dueAt = Instant.MIN);
        bell.ring();
    }

    /** Whether times can be asked for, so that there can be a backfill. */
    public boolean canFill() {
        return plan.namesTimes();
    }

    /**
     * Orders what is to become of the backfill; no page is taken in between.
     *
     * @param change from the state it has to the one it is to have; the same for nothing to be done
     * @throws PollException when the journal or the poll's route can't take it now
     */
    public void order(UnaryOperator<PollState> change) {
        beginOrder();
        try {
            PollState before = backfill();
            PollState state = change.apply(before);
            if (state.equals(before)) {
                return;
            }
            books.tell(PollEntries.state(plan.source(), backfill.key(), state, clock.instant()));
            locked(() -> follow(state));
            bell.ring();
        } catch (PollException e) {
            if (e.mayBeKept()) {
                ready = false;
                bell.ring();
            }
            throw e;
        } finally {
            writing.unlock();
        }
    }

    private void follow(PollState state) {
        backfill.setState(state);
        backfill.beginAnew();
        backfill.rest(Instant.MIN);
        pace.reset();
    }

    private void beginOrder() {
        try {
            if (writing.tryLock(ORDER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw PollException.busy(ORDER_WITHIN);
    }

    /** The backfill's state; {@link PollState#none()} when there never was one. */
    public PollState backfill() {
        lock.lock();
        try {
            return backfill.state();
        } finally {
            lock.unlock();
        }
    }

    /** How it is doing; at once, whatever its route is about. */
    public PollReport report() {
        lock.lock();
        try {
            boolean waits = !regular.state().underWay() && dueAt.isAfter(Instant.MIN) && dueAt.isBefore(Instant.MAX);
            Instant now = clock.instant();
            boolean failed = regular.failures() > 0;
            boolean rests = failed && regular.notBefore().isAfter(now);
            return new PollReport(
                    plan.key(),
                    regular.state().done(),
                    waits && (!failed || dueAt.isAfter(now)) ? Optional.of(dueAt) : Optional.empty(),
                    rests ? Optional.of(nextTry()) : Optional.empty(),
                    regular.state().pages(),
                    regular.state().records(),
                    regular.state().deleted(),
                    regular.problem().or(() -> watch.flatMap(PollWatch::problem)),
                    PollReport.backfill(backfill.state(), pace.perSecond(), backfill.problem()));
        } finally {
            lock.unlock();
        }
    }

    private Instant nextTry() {
        boolean later = !regular.state().underWay() && dueAt.isAfter(regular.notBefore());
        return later ? dueAt : regular.notBefore();
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
