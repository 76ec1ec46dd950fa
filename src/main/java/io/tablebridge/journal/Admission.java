package io.tablebridge.journal;

/** What the journal takes at the moment. */
enum Admission {
    /** Everything. */
    ALL,
    /** The disk is nearly full: only what people decide and what we did outside. */
    OWN_ONLY,
    /** The disk is full. */
    DISK_FULL,
    /** A write failed; a new segment is tried after a while. */
    DEVICE_FAILED,
    /** It is being closed. */
    CLOSED
}
