package io.tablebridge.pipeline;

import io.tablebridge.pipeline.ResendWindow.SightKey;

/** The events of a day: hash to the time of the last sight, 24 bytes each in open addressing. */
final class SightDay {

    private long[] high = new long[64];
    private long[] low = new long[64];
    private long[] at = new long[64];
    private int size;

    /** When the event was seen last on this day, in milliseconds; {@link Long#MIN_VALUE} when it was not. */
    long get(SightKey key) {
        int slot = slot(key.high(), key.low());
        return at[slot] == 0 ? Long.MIN_VALUE : at[slot];
    }

    void put(SightKey key, long millis) {
        int slot = slot(key.high(), key.low());
        if (at[slot] == 0) {
            size++;
        }
        high[slot] = key.high();
        low[slot] = key.low();
        at[slot] = Math.max(at[slot], Math.max(1, millis));
        if (size * 3L > high.length * 2L) {
            grow();
        }
    }

    private int slot(long wantedHigh, long wantedLow) {
        int slot = (int) wantedLow & (high.length - 1);
        while (at[slot] != 0 && (low[slot] != wantedLow || high[slot] != wantedHigh)) {
            slot = slot + 1 & (high.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldAt = at;
        high = new long[oldHigh.length * 2];
        low = new long[oldHigh.length * 2];
        at = new long[oldHigh.length * 2];
        for (int i = 0; i < oldHigh.length; i++) {
            if (oldAt[i] != 0) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                at[slot] = oldAt[i];
            }
        }
    }
}
