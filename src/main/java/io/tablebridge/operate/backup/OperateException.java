package io.tablebridge.operate.backup;

import io.tablebridge.settings.Problem;

/** Something in operation can't go on without a person; the problem says what and what to do. */
public final class OperateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final boolean mistake;

    public OperateException(Problem problem) {
        this(problem, false);
    }

    public OperateException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
        this.mistake = false;
    }

    private OperateException(Problem problem, boolean mistake) {
        super(problem.toString());
        this.problem = problem;
        this.mistake = mistake;
    }

    /** What was asked for is not there, or is not written as it must be: nobody but who asked needs to know. */
    public static OperateException mistake(Problem problem) {
        return new OperateException(problem, true);
    }

    /** Whether only who asked needs to know. */
    public boolean isMistake() {
        return mistake;
    }

    public Problem problem() {
        return problem;
    }
}
