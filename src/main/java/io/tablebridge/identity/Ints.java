package io.tablebridge.identity;

import java.util.ArrayList;
import java.util.List;

/** Numbers by place, 0 where none was put. Grows piece by piece, so that growing copies nothing and wastes little. */
final class Ints {

    private static final int PIECE_BITS = 12;
    private static final int WITHIN = (1 << PIECE_BITS) - 1;

    private final List<int[]> pieces = new ArrayList<>();

    /** @param place from 0 */
    int get(int place) {
        int piece = place >>> PIECE_BITS;
        return piece < pieces.size() ? pieces.get(piece)[place & WITHIN] : 0;
    }

    /** @param place from 0 */
    void set(int place, int number) {
        int piece = place >>> PIECE_BITS;
        while (piece >= pieces.size()) {
            pieces.add(new int[WITHIN + 1]);
        }
        pieces.get(piece)[place & WITHIN] = number;
    }
}
