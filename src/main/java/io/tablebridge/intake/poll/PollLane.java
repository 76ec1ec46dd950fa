package io.tablebridge.intake.poll;

import io.tablebridge.model.Sha256;
import io.tablebridge.settings.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One line of sweeps, a poll's own or its backfill's: how far it is, and what is in its way. Guarded by the poller. */
final class PollLane {

    private static final int MOST_PAGES = 100_000;

    private final String key;
    private PollState state = PollState.none();
    private Instant notBefore = Instant.MIN;
    private int failures;
    private int restarts;
    private long furthest;
    private Optional<Problem> problem = Optional.empty();
    // What the way through the list broke at: stays while it is read again.
    private Optional<Problem> broken = Optional.empty();
    private final Set<Long> places = new HashSet<>();
    private long lastReply;

    private final PollNarrowing narrowing = new PollNarrowing();

    PollLane(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    PollNarrowing narrowing() {
        return narrowing;
    }

    PollState state() {
        return state;
    }

    void setState(PollState newState) {
        state = newState;
    }

    Instant notBefore() {
        return notBefore;
    }

    void rest(Instant until) {
        notBefore = until;
    }

    Optional<Problem> problem() {
        return problem.or(() -> broken);
    }

    int failures() {
        return failures;
    }

    /** How often this part of the list was begun again without getting further than before. */
    int restarts() {
        return restarts;
    }

    /** @return whether nothing of this kind was wrong before */
    boolean failed(PollException failure, Instant until) {
        boolean isNew = problem()
                .filter(old -> old.code().equals(failure.problem().code()))
                .isEmpty();
        failures++;
        notBefore = until;
        Problem what = failure.problem();
        problem = Optional.of(new Problem(what.code(), key, what.arguments()));
        if (failure.startsAgain()) {
            broken = problem;
            problem = Optional.empty();
            restart();
        }
        return isNew;
    }

    /** Asks from the first page on, the next time. */
    private void restart() {
        restarts++;
        beginSlice();
        state.sweep().ifPresent(sweep -> {
            furthest = Math.max(furthest, sweep.place().page());
            state = state.sweeping(sweep.again());
        });
    }

    /**
     * Takes a page's state. What broke the way through the list is over only behind the page that it broke at.
     *
     * @return whether something was wrong before and is no more
     */
    boolean took(PollState after) {
        boolean before = problem().isPresent();
        boolean further = after.sweep()
                .filter(sweep -> state.sweep()
                        .map(PollSweep::slice)
                        .filter(sweep.slice()::equals)
                        .isPresent())
                .map(sweep -> sweep.place().page() > furthest)
                .orElse(true);
        state = after;
        problem = Optional.empty();
        failures = 0;
        if (further) {
            restarts = 0;
            broken = Optional.empty();
        }
        return before && problem().isEmpty();
    }

    /** Another state has been ordered: what was wrong is of no account. */
    void beginAnew() {
        beginSlice();
        problem = Optional.empty();
        broken = Optional.empty();
        failures = 0;
        restarts = 0;
        furthest = 0;
    }

    void beginSlice() {
        places.clear();
        lastReply = 0;
    }

    /**
     * Notes a page and the next one's place.
     *
     * @throws PollException when the platform leads in a circle
     */
    void check(PollPaging paging, Optional<PollPlace> next, PollReply reply, byte[] body) {
        if (next.isEmpty()) {
            return;
        }
        boolean circle = paging.isTold()
                ? !places.add(hash(next.get().cursor().getBytes(StandardCharsets.UTF_8)))
                : !reply.records().isEmpty() && hash(body) == lastReply;
        lastReply = hash(body);
        if (circle) {
            throw PollException.of("TB-INT-026", next.get().page()).fromTheStart();
        }
        if (next.get().page() > MOST_PAGES) {
            throw PollException.of("TB-INT-032", Integer.toString(MOST_PAGES)).fromTheStart();
        }
    }

    private static long hash(byte[] bytes) {
        return ByteBuffer.wrap(Sha256.begin().digest(bytes)).getLong();
    }
}
