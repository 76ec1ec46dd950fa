package io.tablebridge.intake.poll;

import io.tablebridge.journal.Entry;
import io.tablebridge.settings.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** So often is an answer waited for that says nothing. */
    private static final int MOST_FAILURES = 3;

    private final PollPlan plan;
    private final PollDeletions deletions;
    private final PollBooks books;
    private final PollSink sink;
    private final Clock clock;
    private final String shape;
    private Optional<PollPass> pass = Optional.empty();
    private Optional<Finding> finding = Optional.empty();
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

    /** What is to be found out after a whole sweep. */
    private static final class Finding {

        private final PollPass pass;
        private Optional<PollComparison> comparison = Optional.empty();
        private final Deque<String> open = new ArrayDeque<>();
        private final List<String> gone = new ArrayList<>();
        private final List<String> elsewhere = new ArrayList<>();
        private Optional<PollException> failure = Optional.empty();
        private int failures;
        private boolean trusted;
        private Instant until = Instant.MAX;

        Finding(PollPass pass) {
            this.pass = pass;
        }
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
            finding = pass.map(Finding::new);
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
        Finding current = finding.orElseThrow();
        try {
            if (current.comparison.isEmpty()) {
                return begin(current);
            }
            String next = current.open.peek();
            Duration left = Duration.between(clock.instant(), current.until);
            if (next == null || left.isZero() || left.isNegative()) {
                return end(current, state);
            }
            Duration wait = fetcher.tryBegin();
            if (wait.isZero()) {
                ask(current, next, fetcher);
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

    private Step begin(Finding current) throws InterruptedException {
        if (told > 0 && !books.awaitPosition(told, LOOK_AGAIN)) {
            return Step.AGAIN;
        }
        PollComparison comparison = current.pass.compare(books.watched(plan.key(), shape));
        current.comparison = Optional.of(comparison);
        current.until = clock.instant().plus(LONGEST);
        comparison.gone().stream()
                .limit(MOST_AT_ONCE)
                .forEach(deletions.url().isEmpty() ? current.gone::add : current.open::add);
        return Step.AGAIN;
    }

    /** Also for a record that was just listed: an address that does not even show that one says nothing. */
    private void ask(Finding current, String next, PollFetcher fetcher) {
        Optional<String> proof = current.trusted ? Optional.empty() : current.pass.any();
        String asked = proof.orElse(next);
        boolean gone;
        try {
            gone = fetcher.isGone(headers -> plan.request().to(deletions.urlOf(asked), headers));
        } catch (PollException e) {
            current.failure = Optional.of(e);
            current.failures++;
            if (proof.isPresent() || current.failures >= MOST_FAILURES) {
                current.open.clear();
            } else {
                current.open.remove();
            }
            return;
        }
        if (proof.isPresent() && gone) {
            throw PollException.of("TB-INT-083");
        }
        current.trusted = true;
        if (proof.isEmpty()) {
            (gone ? current.gone : current.elsewhere).add(current.open.remove());
        }
    }

    private Step end(Finding current, PollState state) throws InterruptedException {
        finding = Optional.empty();
        PollComparison comparison = current.comparison.orElseThrow();
        Instant now = clock.instant();
        if (!current.gone.isEmpty()) {
            List<byte[]> stubs = current.gone.stream()
                    .map(id -> plan.envelope().around(deletions.stubOf(id, now)))
                    .toList();
            sink.keep(new PollPage(plan.source(), plan.key(), stubs, Optional.empty(), now));
        }
        Set<String> drop = new LinkedHashSet<>(comparison.drop());
        drop.addAll(current.gone);
        drop.addAll(current.elsewhere);
        List<PollWatched> put = comparison.put().stream()
                .filter(one -> !drop.contains(one.id()))
                .toList();
        PollWatchChange change = new PollWatchChange(shape, put, List.copyOf(drop));
        tell(current.failure);
        if (change.isNothing()) {
            return Step.AGAIN;
        }
        PollState after = state.deleting(current.gone.size());
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
