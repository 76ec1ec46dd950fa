package io.tablebridge.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The entries that a replay reads again, cut into chunks. Holds their numbers only, a byte or two for each. Immutable once
 * {@link ReplayScan} has filled it.
 */
public final class ReplayChoice {

    /** How far apart the first and the last entry of a chunk may lie: what they told is looked up as a range. */
    public static final long WIDEST = 50_000;

    private final List<Numbers> chunks = new ArrayList<>();
    private long entries;
    private long bodies;

    ReplayChoice() {}

    /** How many chunks there are; the one with the oldest entries is 0. */
    public int chunks() {
        return chunks.size();
    }

    /** How many entries there are. */
    public long entries() {
        return entries;
    }

    /** How many events they hold. */
    public long bodies() {
        return bodies;
    }

    /** The numbers of a chunk's entries, in ascending order. */
    public List<Long> chunk(int index) {
        return chunks.get(index).list();
    }

    /** The lowest number in a chunk. */
    public long lowest(int index) {
        return chunks.get(index).first;
    }

    /** The highest number in a chunk. */
    public long highest(int index) {
        return chunks.get(index).last;
    }

    /** How many entries chunks hold, from one to one, both included. */
    public long entries(int from, int to) {
        return chunks.subList(from, to + 1).stream()
                .mapToLong(chunk -> chunk.count)
                .sum();
    }

    /** Adds an entry behind those that are there, to the last chunk or as the first of a new one. */
    void add(long number, int bodiesOfIt, boolean newChunk) {
        if (newChunk) {
            if (!chunks.isEmpty()) {
                chunks.get(chunks.size() - 1).trim();
            }
            chunks.add(new Numbers(number));
        } else {
            chunks.get(chunks.size() - 1).add(number);
        }
        entries++;
        bodies += bodiesOfIt;
    }

    /** Ascending numbers as their distances, seven bits to a byte. */
    private static final class Numbers {

        private final long first;
        private long last;
        private int count = 1;
        private byte[] distances = new byte[16];
        private int used;

        Numbers(long first) {
            this.first = first;
            this.last = first;
        }

        void add(long number) {
            long left = number - last;
            do {
                if (used == distances.length) {
                    distances = Arrays.copyOf(distances, 2 * used);
                }
                distances[used++] = (byte) (left < 128 ? left : (left & 127) | 128);
                left >>>= 7;
            } while (left > 0);
            last = number;
            count++;
        }

        void trim() {
            distances = Arrays.copyOf(distances, used);
        }

        List<Long> list() {
            List<Long> numbers = new ArrayList<>(count);
            long number = first;
            numbers.add(number);
            long distance = 0;
            int shift = 0;
            for (int i = 0; i < used; i++) {
                distance |= (long) (distances[i] & 127) << shift;
                shift += 7;
                if (distances[i] >= 0) {
                    number += distance;
                    numbers.add(number);
                    distance = 0;
                    shift = 0;
                }
            }
            return Collections.unmodifiableList(numbers);
        }
    }
}
