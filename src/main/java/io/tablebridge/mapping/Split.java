package io.tablebridge.mapping;

/**
 * Takes one piece of a text.
 *
 * @param at what stands between the pieces
 * @param take which piece: 1 for the first, -1 for the last
 */
record Split(String at, int take) {

    /** The piece without blanks around it; empty when there is none. */
    String of(String text) {
        return (take > 0 ? fromStart(text) : fromEnd(text)).strip();
    }

    private String fromStart(String text) {
        int start = 0;
        for (int i = 1; i < take; i++) {
            int next = text.indexOf(at, start);
            if (next < 0) {
                return "";
            }
            start = next + at.length();
        }
        int end = text.indexOf(at, start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private String fromEnd(String text) {
        int end = text.length();
        for (int i = -1; i > take; i--) {
            int next = text.lastIndexOf(at, end - at.length());
            if (next < 0) {
                return "";
            }
            end = next;
        }
        int start = text.lastIndexOf(at, end - at.length());
        return text.substring(start < 0 ? 0 : start + at.length(), end);
    }
}
