package io.tablebridge.db;

import io.tablebridge.settings.Problem;

/** A database can't be opened; the problem says why and what to do. */
public final class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    DatabaseUnavailableException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    DatabaseUnavailableException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
