package io.tablebridge.intake.fetch;

import io.tablebridge.remote.ErrorClass;
import io.tablebridge.settings.Problem;
import java.time.Duration;

/** A fetch brought nothing. */
public final class FetchFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorClass errorClass;
    private final transient Problem problem;
    private final Duration rest;
    private final boolean gone;

    /**
     * @param errorClass decides what happens next
     * @param problem for people, without personal values
     * @param rest how long the platform wants to be left alone; zero when it does not say
     * @param gone whether the platform says that it does not have it
     */
    public FetchFailedException(ErrorClass errorClass, Problem problem, Duration rest, boolean gone, Throwable cause) {
        super(problem.code(), cause);
        this.errorClass = errorClass;
        this.problem = problem;
        this.rest = rest;
        this.gone = gone;
    }

    public ErrorClass errorClass() {
        return errorClass;
    }

    public Problem problem() {
        return problem;
    }

    public Duration rest() {
        return rest;
    }

    public boolean isGone() {
        return gone;
    }
}
