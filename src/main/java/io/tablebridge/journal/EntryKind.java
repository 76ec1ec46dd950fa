package io.tablebridge.journal;

/** What an entry of the journal is. The code is what stands on disk and never changes its meaning. */
public enum EntryKind {
    /** One delivery from a source: raw bytes and the headers worth keeping. */
    EVENT(1),
    /** Elements of a page of a poll, or rows of a file: several bodies under one header. */
    BLOCK(2),
    /** What is about to be written to a destination, before the first byte goes out. */
    CLAIM(3),
    /** What became of a write to a destination. */
    OUTCOME(4),
    /** What a person decided. */
    DECISION(5),
    /** A mapping or rule that became active, with its whole text. */
    RULE(6),
    /** A run of a job. */
    RUN(7),
    /** One that can't be read back and was passed over by a person, see {@link Loss}; it never stands on disk. */
    LOST(0);

    private final int code;

    EntryKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /**
     * @throws IllegalArgumentException when no kind has this code
     */
    public static EntryKind of(int code) {
        for (EntryKind kind : values()) {
            if (kind.code == code && kind != LOST) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of journal entry has the code " + code);
    }
}
