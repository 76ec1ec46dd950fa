package io.tablebridge.identity;

import java.util.Arrays;

/**
 * Gives each hash of a value a number that stands for it while the value is known. The numbers of forgotten values are
 * given again, the last forgotten first: whoever takes its steps back in reverse order finds the same numbers. One thread.
 */
final class FeatureNumbers {

    /** Stands for no value. */
    static final int NONE = 0;

    private static final int PARTS = 64;

    private final Longs high = new Longs();
    private final Longs low = new Longs();
    /** Of a number that is free: the one that was freed before it. */
    private final Ints freedBefore = new Ints();

    private final Part[] parts = new Part[PARTS];
    private int last;
    private int free;

    FeatureNumbers() {
        Arrays.setAll(parts, i -> new Part());
    }

    /** The number of a value, {@link #NONE} when it is not known. */
    int of(FeatureHash hash) {
        return part(hash).of(hash);
    }

    /** Makes a value known that is not. */
    int add(FeatureHash hash) {
        int number = free;
        if (number == NONE) {
            number = ++last;
        } else {
            free = freedBefore.get(number);
        }
        high.set(number, hash.high());
        low.set(number, hash.low());
        part(hash).add(number, hash);
        return number;
    }

    /** Forgets a value that is known. */
    void remove(int number) {
        FeatureHash hash = hash(number);
        part(hash).remove(number, hash);
        freedBefore.set(number, free);
        free = number;
    }

    /** The value that has, or had last, this number. */
    FeatureHash hash(int number) {
        return new FeatureHash(high.get(number), low.get(number));
    }

    private Part part(FeatureHash hash) {
        return parts[(int) (hash.low() >>> 58)];
    }

    /** Open addressing. There are many parts that grow one by one, so that growing never needs a second copy of all. */
    private final class Part {

        private static final int FIRST_SLOTS = 16;

        private int[] numbers = new int[FIRST_SLOTS];
        private int size;

        int of(FeatureHash hash) {
            int slot = home(hash.low());
            while (numbers[slot] != NONE
                    && (low.get(numbers[slot]) != hash.low() || high.get(numbers[slot]) != hash.high())) {
                slot = next(slot);
            }
            return numbers[slot];
        }

        void add(int number, FeatureHash hash) {
            put(number, hash.low());
            if (++size * 4L > numbers.length * 3L) {
                grow();
            }
        }

        void remove(int number, FeatureHash hash) {
            int gap = home(hash.low());
            while (numbers[gap] != number) {
                gap = next(gap);
            }
            // Whoever stands behind the gap and could not be found beyond it moves into it.
            for (int slot = next(gap); numbers[slot] != NONE; slot = next(slot)) {
                int way = slot - home(low.get(numbers[slot])) & (numbers.length - 1);
                if (way >= (slot - gap & (numbers.length - 1))) {
                    numbers[gap] = numbers[slot];
                    gap = slot;
                }
            }
            numbers[gap] = NONE;
            size--;
        }

        private void put(int number, long hashLow) {
            int slot = home(hashLow);
            while (numbers[slot] != NONE) {
                slot = next(slot);
            }
            numbers[slot] = number;
        }

        private void grow() {
            int[] before = numbers;
            numbers = new int[before.length * 2];
            for (int number : before) {
                if (number != NONE) {
                    put(number, low.get(number));
                }
            }
        }

        private int home(long hashLow) {
            return (int) hashLow & (numbers.length - 1);
        }

        private int next(int slot) {
            return slot + 1 & (numbers.length - 1);
        }
    }
}
