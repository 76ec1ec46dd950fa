package io.tablebridge.delivery;

import io.tablebridge.delivery.Outcome.Again;
import io.tablebridge.delivery.Outcome.Ending;
import io.tablebridge.delivery.Outcome.Entity;
import io.tablebridge.delivery.Outcome.Result;
import io.tablebridge.delivery.Outcome.Values;
import io.tablebridge.remote.Backoff;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns what a destination said into what the journal is to remember. Pure but for the jitter. */
final class Endings {

    private static final Duration SHORTLY = Duration.ofSeconds(2);
    private static final Duration OTHERS_LET_GO = Duration.ofMinutes(2);
    private static final Duration FREE_AGAIN = Duration.ofDays(1);

    private final Instant now;
    private final int mostAttempts;
    private final Backoff backoff;
    private final Ours ours;

    /**
     * @param shared properties that staff fill too
     */
    Endings(Instant now, int mostAttempts, Backoff backoff, Set<String> shared) {
        this.now = now;
        this.mostAttempts = mostAttempts;
        this.backoff = backoff;
        this.ours = new Ours(shared);
    }

    /** Nothing was to be asked or told. */
    Result nothing(Subject subject) {
        Ending ending = subject.retired() ? Ending.RETIRED : Ending.UNWANTED;
        return settled(
                subject, ending, false, Optional.empty(), new Values(subject.read(), Map.of(), Optional.empty()));
    }

    /** It holds everything already; when that settles a claim, the write whose outcome was missing has had its effect. */
    Result unchanged(Subject subject) {
        boolean wasWritten = subject.row().claim().isPresent();
        Optional<String> remoteId = subject.found().map(RemoteEntity::remoteId);
        Values values = new Values(subject.read(), Map.of(), ours.learnt(subject));
        return settled(subject, inStep(subject), wasWritten, remoteId, values);
    }

    /** The write was not sent, through no fault of this record. */
    Result notSent(Subject subject, Problem problem) {
        return failed(subject, Ending.RETRY, Again.after(subject.row().attempts()), problem);
    }

    /**
     * It must wait until the contacts of guests that went into this one have let go of what is unique.
     *
     * @param until when the last of them may be written, at the earliest
     */
    Result waitsForRetired(Subject subject, Instant until) {
        Problem problem = Problem.at("guest " + subject.publicId(), "TB-DEL-006");
        Instant shortly = now.plus(SHORTLY);
        Instant notBefore = until.isAfter(shortly) ? until : shortly;
        return failed(subject, Ending.RETRY, Again.after(subject.row().attempts(), notBefore), problem);
    }

    Result of(Subject subject, Map<String, String> written, EntityResult result) {
        int attempts = subject.row().attempts() + 1;
        if (result instanceof EntityResult.Written done) {
            Map<String, String> taken = new TreeMap<>(written);
            taken.keySet().removeAll(done.left());
            if (subject.isAnother(done.remoteId())) {
                return madeAnew(subject, taken, done.remoteId());
            }
            return written(subject, taken, done);
        }
        if (result instanceof EntityResult.Parted) {
            return parted(subject);
        }
        if (result instanceof EntityResult.Refused refused) {
            return failed(subject, Ending.DEAD, Again.after(attempts), refused.problem());
        }
        if (result instanceof EntityResult.Taken taken) {
            return taken(subject, taken, attempts);
        }
        throw new IllegalArgumentException("not known what became of " + subject);
    }

    /**
     * Written but for values that others have. Those may be let go of, of which nobody tells us: they are tried again one
     * day, or soon by one that let go of a value itself, as two do that exchange theirs.
     *
     * @param written what was left to write, nothing perhaps
     */
    Result withoutTaken(Subject subject, Map<String, String> written, EntityResult.Written done) {
        Result result = of(subject, written, done);
        boolean letGo =
                written.entrySet().stream().anyMatch(e -> e.getValue().isEmpty() && subject.holdsOurs(e.getKey()));
        Instant again = now.plus(letGo ? OTHERS_LET_GO : FREE_AGAIN);
        return result.recheckedAt(
                result.again().recheckAt().filter(at -> at.isBefore(again)).orElse(again));
    }

    /**
     * Perhaps written. One that was sent alone is to blame for it only when the destination wrote others since it was sent
     * alone before; then it is given up after the most attempts. While the destination writes nobody, nobody is given up. Nor
     * is one whose attempts before this one were waits for a value that others have.
     *
     * @param othersWritten whether it wrote others since
     */
    Result unknown(Subject subject, Problem problem, boolean othersWritten) {
        boolean alone = subject.row().goesAlone();
        int attempts = subject.row().attempts() + (!alone || othersWritten ? 1 : 0);
        boolean failedBefore = subject.row().claim().isPresent();
        if (alone && failedBefore && othersWritten && attempts >= mostAttempts) {
            return failed(subject, Ending.GIVEN_UP, Again.after(attempts), givenUp(subject, attempts, problem));
        }
        boolean later = attempts >= DeliveryRow.ALONE_FROM;
        Again again = later ? afterBackoff(attempts) : Again.after(attempts);
        return failed(subject, Ending.UNKNOWN, again, problem);
    }

    private Again afterBackoff(int attempts) {
        return Again.after(attempts, now.plus(backoff.ceiling(attempts)));
    }

    private static Problem givenUp(Subject subject, int attempts, Problem last) {
        String cause = (last.code() + " " + String.join(" ", last.arguments())).strip();
        return Problem.at("guest " + subject.publicId(), "TB-DEL-030", attempts, cause);
    }

    private static Result parted(Subject subject) {
        return new Result(
                subject.ref(),
                subject.row().wanted(),
                Ending.UNWANTED,
                true,
                new Entity(Optional.empty(), false, true),
                new Values(Optional.of(Map.of()), Map.of(), Optional.of(Map.of())),
                Again.at(subject.guest().recheckAt()),
                Optional.empty());
    }

    /** As asked, or all of it but what was refused: that stays a difference and goes out again with the next change. */
    private Result written(Subject subject, Map<String, String> taken, EntityResult.Written done) {
        boolean wasThere = subject.isThere() && !subject.byOthers();
        boolean sent = !wasThere || !taken.isEmpty() || subject.row().claim().isPresent();
        Optional<Map<String, String>> nowOurs = Optional.of(ours.after(ours.of(subject), taken));
        Values values = new Values(subject.read(), ShadowValue.of(taken), nowOurs);
        return settled(subject, inStep(subject), sent, Optional.of(done.remoteId()), values)
                .with(done.warning());
    }

    /** The entity had gone, and the write made another that holds nothing but what was written: the rest must follow. */
    private Result madeAnew(Subject subject, Map<String, String> written, String remoteId) {
        Optional<Map<String, String>> nowOurs = Optional.of(ours.after(Map.of(), written));
        return new Result(
                subject.ref(),
                subject.row().wanted(),
                Ending.RETRY,
                true,
                new Entity(Optional.of(remoteId), false, false),
                new Values(Optional.of(Map.of()), ShadowValue.of(written), nowOurs),
                Again.after(0),
                Optional.empty());
    }

    /**
     * An entity of others that has what is ours is taken over at the next look. One of another guest of ours may be about
     * to let go of it: that guest waits in the same outbox.
     */
    private Result taken(Subject subject, EntityResult.Taken taken, int attempts) {
        if (mayPass(subject, taken) && attempts < mostAttempts) {
            return failed(subject, Ending.RETRY, afterBackoff(attempts), taken.problem());
        }
        return failed(subject, Ending.DEAD, Again.after(attempts), taken.problem());
    }

    private static boolean mayPass(Subject subject, EntityResult.Taken taken) {
        boolean canBeTakenOver = taken.ownerPublicId().isEmpty() && !subject.isThere();
        return canBeTakenOver
                || taken.ownerPublicId().isPresent()
                || taken.ownerId().isEmpty();
    }

    /**
     * Whether a value that another has is not to be waited for any longer: nobody will let go of it, the last attempt was
     * made, or it was left out before, so that all else must not wait again.
     */
    boolean isHopeless(Subject subject, EntityResult.Taken taken) {
        DeliveryRow row = subject.row();
        boolean leftBefore = row.attempts() == 0
                && row.problem()
                        .filter(p -> DeliveryJson.problem(p)
                                .code()
                                .equals(taken.problem().code()))
                        .isPresent();
        return !mayPass(subject, taken) || leftBefore || row.attempts() + 1 >= mostAttempts;
    }

    private static Ending inStep(Subject subject) {
        return subject.retired() ? Ending.RETIRED : Ending.IN_STEP;
    }

    private static Result settled(
            Subject subject, Ending ending, boolean sent, Optional<String> remoteId, Values values) {
        return new Result(
                subject.ref(),
                subject.row().wanted(),
                ending,
                sent,
                new Entity(remoteId, subject.byOthers(), subject.gone()),
                values,
                Again.at(subject.guest().recheckAt()),
                Optional.empty());
    }

    private Result failed(Subject subject, Ending ending, Again again, Problem problem) {
        return new Result(
                subject.ref(),
                subject.row().wanted(),
                ending,
                false,
                new Entity(seenEntity(subject), false, subject.gone()),
                new Values(seenValues(subject, ending), Map.of(), ours.learnt(subject)),
                again,
                Optional.of(problem));
    }

    /** An entity that this look showed is known from now on, though what followed failed: it must be told when the guest goes. */
    private static Optional<String> seenEntity(Subject subject) {
        return subject.byOthers() ? Optional.empty() : subject.found().map(RemoteEntity::remoteId);
    }

    /**
     * What the look of this step showed: the next diff must not start from what was thought before. What an entity of others
     * held is kept only when it may have become ours: it tells what of it was theirs.
     */
    private static Optional<Map<String, String>> seenValues(Subject subject, Ending ending) {
        boolean mayBeOurs = !subject.byOthers() || ending == Ending.UNKNOWN || ending == Ending.GIVEN_UP;
        return mayBeOurs ? subject.read() : Optional.empty();
    }
}
