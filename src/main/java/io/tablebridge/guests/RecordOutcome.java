package io.tablebridge.guests;

/** What became of a record that arrived. */
public enum RecordOutcome {
    /** It is the newest state and is in force. */
    APPLIED,
    /** It is the state that is in force already. */
    UNCHANGED,
    /** A newer state is in force; only what it tells about allergies and diet was kept. */
    SUPERSEDED,
    /** It can't be stored: an id or a value is longer than any platform's. */
    REJECTED
}
