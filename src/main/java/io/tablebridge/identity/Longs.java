package io.tablebridge.identity;

import java.util.ArrayList;
import java.util.List;

/** The same as {@link Ints} for numbers that need more room. */
final class Longs {

    private static final int PIECE_BITS = 12;
    private static final int WITHIN = (1 << PIECE_BITS) - 1;

    private final List<long[]> pieces = new ArrayList<>();

    /** @param place from 0 */
    long get(int place) {
        int piece = place >>> PIECE_BITS;
        return piece < pieces.size() ? pieces.get(piece)[place & WITHIN] : 0;
    }

    /** @param place from 0 */
    void set(int place, long number) {
        int piece = place >>> PIECE_BITS;
        while (piece >= pieces.size()) {
            pieces.add(new long[WITHIN + 1]);
        }
        pieces.get(piece)[place & WITHIN] = number;
    }
}
