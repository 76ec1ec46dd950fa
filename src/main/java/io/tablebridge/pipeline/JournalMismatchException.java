package io.tablebridge.pipeline;

import io.tablebridge.settings.Problem;

/** The database is no projection of this journal: one of them was lost or swapped, a person has to look. */
public final class JournalMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    JournalMismatchException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What to tell the person who runs this. */
    public Problem problem() {
        return problem;
    }
}
