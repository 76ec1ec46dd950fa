package io.tablebridge.intake.poll;

import io.tablebridge.journal.Entry;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what a platform deleted without a word: compares what its poll's whole sweeps list, asks for what is missing, and
 * tells the journal. A sweep that was not seen from its first page to its last says nothing, so that a crash at any moment
 * only puts it off. One thread; any may ask for the problem.
 */
final class PollWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PollWatch.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** So many are asked for after one sweep; the others after the next. */
    private static final int MOST_AT_ONCE = 200;

    /** So long is asked at most before the next sweep may begin; what is left is asked after it. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final PollPlan plan;
    private final PollDeletions deletions;
    private final PollBooks books;
    private final PollSink sink;
    private final Clock clock;
    private final String shape;
    private Optional<PollPass> pass = Optional.empty();
    private Optional<PollFinding> finding = Optional.empty();
    private long told;
    private volatile Optional<Problem> problem = Optional.empty();

    PollWatch(PollPlan plan, PollDeletions deletions, PollBooks books, PollSink sink, Clock clock) {
        this.plan = plan;
        this.deletions = deletions;
        this.books = books;
        this.sink = sink;
        this.clock = clock;
        this.shape = deletions.shape(plan.request());
    }

    /** What is in the way of finding deletions. */
    Optional<Problem> problem() {
        return problem;
    }

    /** Whether something is to be found out before the next sweep, which takes a limited time. */
    boolean isBusy() {
        return finding.isPresent();
    }

    /**
     * Notes a page of the poll's own sweep that was kept.
     *
     * @param ends whether the sweep ends with it
     */
    void kept(PollSweep sweep, List<byte[]> records, boolean ends) {
        if (sweep.isAtItsBeginning()) {
            pass = Optional.of(new PollPass(plan, deletions, sweep));
        }
        pass.ifPresent(whole -> whole.add(records));
        if (ends) {
            finding = pass.map(whole -> new PollFinding(whole, deletions));
            pass = Optional.empty();
        }
    }

    /**
     * Does one thing of what is to be found out.
     *
     * @param state of the poll, which goes with what is told
     * @return the poll's state after it, when it was told; or how long to wait
     */
    Step step(PollFetcher fetcher, PollState state) throws InterruptedException {
        PollFinding current = finding.orElseThrow();
        try {
            if (!current.isBegun()) {
                return begin(current);
            }
            Optional<String> next = current.next();
            Duration left = current.left(clock.instant());
            if (next.isEmpty() || left.isZero() || left.isNegative()) {
                return end(current, state);
            }
            Duration wait = fetcher.tryBegin();
            if (wait.isZero()) {
                current.ask(next.get(), plan.request(), fetcher);
            }
            return new Step(wait.compareTo(left) < 0 ? wait : left, Optional.empty());
        } catch (PollException e) {
            giveUp(e);
            return Step.AGAIN;
        }
    }

    /** Nothing is said of what the last sweep listed: what it missed, the next ones miss too. */
    void giveUp(PollException failure) {
        finding = Optional.empty();
        tell(Optional.of(failure));
    }

    /**
     * What came of a step.
     *
     * @param pause before the next one
     * @param after the poll's state, when another was told
     */
    record Step(Duration pause, Optional<PollState> after) {

        static final Step AGAIN = new Step(Duration.ZERO, Optional.empty());
    }

    private Step begin(PollFinding current) throws InterruptedException {
        if (told > 0 && !books.awaitPosition(told, LOOK_AGAIN)) {
            return Step.AGAIN;
        }
        current.begin(
                books.watched(plan.key(), shape), MOST_AT_ONCE, clock.instant().plus(LONGEST));
        return Step.AGAIN;
    }

    private Step end(PollFinding current, PollState state) throws InterruptedException {
        finding = Optional.empty();
        Instant now = clock.instant();
        List<String> gone = current.gone();
        if (!gone.isEmpty()) {
            List<byte[]> stubs = gone.stream()
                    .map(id -> plan.envelope().around(deletions.stubOf(id, now)))
                    .toList();
            sink.keep(new PollPage(plan.source(), plan.key(), stubs, Optional.empty(), now));
        }
        PollWatchChange change = current.change(shape);
        tell(current.failure());
        if (change.isNothing()) {
            return Step.AGAIN;
        }
        PollState after = state.deleting(gone.size());
        Entry entry = PollEntries.watch(plan.source(), plan.key(), after, change, now);
        told = books.tell(entry);
        return new Step(Duration.ZERO, Optional.of(after));
    }

    private void tell(Optional<PollException> failure) {
        Optional<Problem> before = problem;
        problem =
                failure.map(PollException::problem).map(what -> new Problem(what.code(), plan.key(), what.arguments()));
        boolean isNew = !before.map(Problem::code).equals(problem.map(Problem::code));
        if (isNew) {
            problem.ifPresent(news -> LOG.warn("{}", news));
        }
    }

    /** The poll's name alone. */
    @Override
    public String toString() {
        return plan.key();
    }

    /** Of none: for polls that do not look for deletions. */
    static Optional<PollWatch> of(PollPlan plan, PollBooks books, PollSink sink, Clock clock) {
        return plan.deletions().map(how -> new PollWatch(plan, how, books, sink, clock));
    }
}
