package io.tablebridge.normalize;

/** What an epoch number counts. A bare number is never taken for a time unless the unit was declared. */
public enum EpochUnit {
    SECONDS(1_000, 1),
    MILLIS(1, 100_000_000_000L);

    private final long millis;
    private final long least;

    EpochUnit(long millis, long least) {
        this.millis = millis;
        this.least = least;
    }

    long millis() {
        return millis;
    }

    /** The smallest number that is believed. */
    long least() {
        return least;
    }
}
