package io.tablebridge.intake.poll;

import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.util.Optional;

/** A page could not be had or kept. Carries no stack trace where the platform is to blame: it is no defect. */
public final class PollException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final String UNANSWERED = "TB-INT-084";

    private final transient Problem problem;
    private final transient Optional<Duration> wait;
    private final boolean startAgain;

    private PollException(Problem problem, Optional<Duration> wait, boolean startAgain) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.wait = wait;
        this.startAgain = startAgain;
    }

    /** @param arguments what the sentence names, never personal data */
    public static PollException of(String code, Object... arguments) {
        return new PollException(Problem.at("", code, arguments), Optional.empty(), false);
    }

    /** The journal takes nothing now. */
    public static PollException busy(Duration time) {
        return of("TB-INT-031").after(time);
    }

    /** The journal did not answer in time: what was to be kept may be kept all the same. */
    public static PollException unanswered(Duration time) {
        return of(UNANSWERED, time.toSeconds());
    }

    /** The journal can never take this page: asking for it every few seconds would not make it smaller. */
    public static PollException neverKept() {
        return of("TB-INT-061").after(Duration.ofHours(1));
    }

    /** The same, with how long the other side wants to be left alone. */
    PollException after(Duration time) {
        return new PollException(problem, Optional.of(time), startAgain);
    }

    /** The same, and the place among the pages is worth nothing any more. */
    PollException fromTheStart() {
        return new PollException(problem, wait, true);
    }

    /** What is wrong, still without the poll's name. */
    Problem problem() {
        return problem;
    }

    Optional<Duration> waiting() {
        return wait;
    }

    boolean mayBeKept() {
        return problem.code().equals(UNANSWERED);
    }

    boolean startsAgain() {
        return startAgain;
    }
}
