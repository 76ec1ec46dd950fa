package io.tablebridge.pipeline;

import io.tablebridge.pipeline.ResendWindow.SightKey;
import java.util.Arrays;

/**
 * The events of a day: the hash of each, cut to 101 bits, and the time of its last sight in one word with it, 16 bytes a
 * slot. In parts that grow one by one, so that growing never needs a second copy of everything.
 */
final class SightDay {

    private static final int PARTS = 64;
    private static final int FIRST_SLOTS = 16;
    /** Milliseconds of a day, counted from 1. */
    private static final int TIME_BITS = 27;

    private static final long TIME = (1L << TIME_BITS) - 1;

    private final long begin;
    private final Part[] parts = new Part[PARTS];

    /**
     * @param begin the first millisecond of the day
     */
    SightDay(long begin) {
        this.begin = begin;
        Arrays.setAll(parts, i -> new Part());
    }

    /** When the event was seen last on this day, in milliseconds; {@link Long#MIN_VALUE} when it was not. */
    long get(SightKey key) {
        long time = part(key).get(key.low(), key.high());
        return time == 0 ? Long.MIN_VALUE : begin + time - 1;
    }

    /**
     * @param millis within the day
     */
    void put(SightKey key, long millis) {
        long time = millis - begin + 1;
        if (time < 1 || time > TIME) {
            throw new IllegalArgumentException(millis + " is not within the day from " + begin);
        }
        part(key).put(key.low(), key.high(), time);
    }

    private Part part(SightKey key) {
        return parts[(int) (key.low() >>> 58)];
    }

    /** Open addressing; a word that is 0 marks a free slot. */
    private static final class Part {

        private long[] low = new long[FIRST_SLOTS];
        private long[] highAndTime = new long[FIRST_SLOTS];
        private int size;

        long get(long wantedLow, long wantedHigh) {
            return highAndTime[slot(wantedLow, wantedHigh)] & TIME;
        }

        void put(long newLow, long newHigh, long time) {
            int slot = slot(newLow, newHigh);
            long before = highAndTime[slot];
            low[slot] = newLow;
            highAndTime[slot] = newHigh << TIME_BITS | Math.max(before & TIME, time);
            if (before == 0 && ++size * 4L > low.length * 3L) {
                grow();
            }
        }

        private int slot(long wantedLow, long wantedHigh) {
            int slot = (int) wantedLow & (low.length - 1);
            while (highAndTime[slot] != 0
                    && (low[slot] != wantedLow || (highAndTime[slot] ^ wantedHigh << TIME_BITS) >>> TIME_BITS != 0)) {
                slot = slot + 1 & (low.length - 1);
            }
            return slot;
        }

        private void grow() {
            long[] oldLow = low;
            long[] oldRest = highAndTime;
            low = new long[oldLow.length * 2];
            highAndTime = new long[oldLow.length * 2];
            for (int i = 0; i < oldLow.length; i++) {
                if (oldRest[i] != 0) {
                    int slot = slot(oldLow[i], oldRest[i] >>> TIME_BITS);
                    low[slot] = oldLow[i];
                    highAndTime[slot] = oldRest[i];
                }
            }
        }
    }
}
