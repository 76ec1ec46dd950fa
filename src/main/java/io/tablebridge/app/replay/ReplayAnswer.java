package io.tablebridge.app.replay;

import io.tablebridge.pipeline.ReplayState;
import io.tablebridge.settings.Problem;
import java.util.List;

/** What came of a replay, told as it comes: to a person or to a program. One thread. */
interface ReplayAnswer {

    /** How it ended. */
    enum Ending {
        /** There was nothing to read again. */
        NOTHING,
        /** What would change was shown. */
        SHOWN,
        DONE,
        /** All of it was done by an earlier replay. */
        DONE_BEFORE,
        /** A person stopped it. */
        STOPPED,
        /** The mapping file can't be used. */
        UNUSABLE
    }

    /** What must happen before what was shown can be applied. */
    enum Next {
        /** Nothing. */
        APPLY,
        /** The file in the folder must come into force. */
        FRESH,
        /** The file that was given must be put in the mapping's place. */
        FILE
    }

    /** What becomes of a guest. */
    void guest(GuestDifference guest);

    /** That was all of them. */
    void guests();

    void unusable(List<Problem> problems);

    /** It ended like this without having read anything again. */
    void end(Ending ending);

    /**
     * It ended like this.
     *
     * @param sum what reading again did, or would do
     */
    void end(Ending ending, ReplayState sum);

    /** @param command what applies what was shown */
    void next(Next next, String command);
}
