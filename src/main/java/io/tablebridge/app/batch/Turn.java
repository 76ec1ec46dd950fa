package io.tablebridge.app.batch;

/** How a run stands after its turn. */
enum Turn {
    /** There is more to do at once. */
    BUSY,
    /** It waits for something from outside. */
    WAITING,
    /** It failed and is tried again later. */
    RESTING,
    /** It has ended. */
    ENDED
}
