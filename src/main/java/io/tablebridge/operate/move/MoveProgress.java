package io.tablebridge.operate.move;

/** Is told how a move gets on, once for each thousand rows and at the end of each step. */
public interface MoveProgress {

    /**
     * @param step what is done
     * @param done rows so far, of all tables
     * @param all rows of all tables
     */
    void at(Step step, long done, long all);

    /** What takes long. */
    enum Step {
        COPY,
        VERIFY
    }
}
