package io.tablebridge.normalize;

/** What an epoch number counts. A bare number is never taken for a time unless the unit was declared. */
public enum EpochUnit {
    SECONDS(1_000),
    MILLIS(1);

    private final long millis;

    EpochUnit(long millis) {
        this.millis = millis;
    }

    long millis() {
        return millis;
    }
}
