package io.tablebridge.intake.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is found out after a whole sweep: which of the records that it does not list are gone. The poller's thread only. */
final class PollFinding {

    /** So often is an answer waited for that says nothing. */
    private static final int MOST_FAILURES = 3;

    private final PollPass pass;
    private final PollDeletions deletions;
    private Optional<PollComparison> comparison = Optional.empty();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> gone = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private Optional<PollException> failure = Optional.empty();
    private int failures;
    private boolean trusted;
    private Instant until = Instant.MAX;

    PollFinding(PollPass pass, PollDeletions deletions) {
        this.pass = pass;
        this.deletions = deletions;
    }

    boolean isBegun() {
        return comparison.isPresent();
    }

    /**
     * Compares the sweep with what is watched.
     *
     * @param most how many missing records are looked at
     * @param latest until when the platform may be asked
     * @throws PollException when this sweep says nothing about what is missing
     */
    void begin(List<PollWatched> watched, int most, Instant latest) {
        PollComparison found = pass.compare(watched);
        comparison = Optional.of(found);
        until = latest;
        found.gone().stream().limit(most).forEach(deletions.url().isEmpty() ? gone::add : open::add);
    }

    /** A record that the platform is still to be asked for. */
    Optional<String> next() {
        return Optional.ofNullable(open.peek());
    }

    Duration left(Instant now) {
        return Duration.between(now, until);
    }

    /**
     * Asks for a record; before the first, for one that was just listed: an address that does not even show that one says
     * nothing.
     *
     * @throws PollException when it does not
     */
    void ask(String next, PollRequest request, PollFetcher fetcher) {
        Optional<String> proof = trusted ? Optional.empty() : pass.any();
        String asked = proof.orElse(next);
        boolean isGone;
        try {
            isGone = fetcher.isGone(headers -> request.to(deletions.urlOf(asked), headers));
        } catch (PollException e) {
            failure = Optional.of(e);
            failures++;
            if (proof.isPresent() || failures >= MOST_FAILURES) {
                open.clear();
            } else {
                open.remove();
            }
            return;
        }
        if (proof.isPresent() && isGone) {
            throw PollException.of("TB-INT-083");
        }
        trusted = true;
        if (proof.isEmpty()) {
            (isGone ? gone : elsewhere).add(open.remove());
        }
    }

    /** The ids of those that are gone. */
    List<String> gone() {
        return List.copyOf(gone);
    }

    /** What kept the platform from answering. */
    Optional<PollException> failure() {
        return failure;
    }

    /** What changes in what is watched. */
    PollWatchChange change(String shape) {
        PollComparison found = comparison.orElseThrow();
        Set<String> drop = new LinkedHashSet<>(found.drop());
        drop.addAll(gone);
        drop.addAll(elsewhere);
        List<PollWatched> put =
                found.put().stream().filter(one -> !drop.contains(one.id())).toList();
        return new PollWatchChange(shape, put, List.copyOf(drop));
    }
}
