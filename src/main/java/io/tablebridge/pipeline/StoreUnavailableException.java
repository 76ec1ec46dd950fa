package io.tablebridge.pipeline;

import io.tablebridge.settings.Problem;

/** The database can't be written now: no event is to blame, the same batch has to be tried again. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    StoreUnavailableException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    StoreUnavailableException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    /** What to tell the person who runs this. */
    public Problem problem() {
        return problem;
    }
}
