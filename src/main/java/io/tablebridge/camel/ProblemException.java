package io.tablebridge.camel;

import io.tablebridge.settings.Problem;

/** Something a person must mend before this part of Camel can run. */
public final class ProblemException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What and how to mend it. */
    public Problem problem() {
        return problem;
    }
}
