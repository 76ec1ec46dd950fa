package io.tablebridge.journal;

/** What of the unforced bytes reaches a simulated disk when the power goes. */
public enum Survivors {
    NOTHING(0),
    PAGES(4096),
    SECTORS(512);

    private final int unit;

    Survivors(int unit) {
        this.unit = unit;
    }

    /** The bytes that reach the disk together or not at all; 0 where none do. */
    public int unit() {
        return unit;
    }
}
