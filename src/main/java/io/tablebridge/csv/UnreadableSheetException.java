package io.tablebridge.csv;

import io.tablebridge.settings.Problem;

/** A file that can't be read as a table at all: empty, an archive, another kind of file. */
public final class UnreadableSheetException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public UnreadableSheetException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What is wrong, and what to do. */
    public Problem problem() {
        return problem;
    }
}
