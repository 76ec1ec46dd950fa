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
    private Optional<Problem> problem = Optional.empty();
    private final Set<Long> places = new HashSet<>();
    private long lastReply;

    PollLane(String key) {
        this.key = key;
    }

    String key() {
        return key;
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
        return problem;
    }

    int failures() {
        return failures;
    }

    /** @return whether nothing of this kind was wrong before */
    boolean failed(PollException failure, Instant until) {
        boolean isNew = problem.filter(
                        old -> old.code().equals(failure.problem().code()))
                .isEmpty();
        failures++;
        notBefore = until;
        Problem what = failure.problem();
        problem = Optional.of(new Problem(what.code(), key, what.arguments()));
        if (failure.startsAgain()) {
            restart();
        }
        return isNew;
    }

    /** Asks from the first page on, the next time. */
    void restart() {
        places.clear();
        lastReply = 0;
        state.sweep().ifPresent(sweep -> state = state.sweeping(sweep.again()));
    }

    /** @return whether something was wrong before */
    boolean succeeded() {
        boolean before = problem.isPresent();
        problem = Optional.empty();
        failures = 0;
        return before;
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
