package io.tablebridge.operate.backup;

import io.tablebridge.settings.Problem;

/** Something in operation can't go on without a person; the problem says what and what to do. */
public final class OperateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public OperateException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public OperateException(Problem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
