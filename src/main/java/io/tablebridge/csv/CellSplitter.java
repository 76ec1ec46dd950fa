package io.tablebridge.csv;

import java.util.Arrays;

/**
 * Finds the cells in the text of a row: RFC 4180 with any delimiter, blanks around a quoted cell left out, and a quote
 * inside of an unquoted cell taken as it stands. Holds the last row it took apart; for one thread.
 */
final class CellSplitter {

    /** How a text ended. */
    enum End {
        /** Behind a cell. */
        WHOLE,
        /** Inside of a quoted cell. */
        OPEN,
        /** At something that stands behind a closing quote. */
        TEXT_AFTER_QUOTE
    }

    private static final char BOM = '\uFEFF';

    private final char delimiter;
    private final char quote;
    private String text = "";
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private boolean[] doubled = new boolean[32];
    private int count;
    private boolean stray;
    private boolean lastDoubled;

    CellSplitter(char delimiter, char quote) {
        this.delimiter = delimiter;
        this.quote = quote;
    }

    /** Cells beyond one more than {@link SheetBounds#MOST_COLUMNS} are not looked for. */
    End split(String row) {
        text = row;
        count = 0;
        stray = false;
        int length = row.length();
        int at = length > 0 && row.charAt(0) == BOM ? 1 : 0;
        while (true) {
            int quoted = openingQuote(at, length);
            if (quoted < 0) {
                at = plain(at, length);
            } else {
                int close = closingQuote(quoted + 1, length);
                if (close < 0) {
                    return End.OPEN;
                }
                add(quoted + 1, close, lastDoubled);
                at = skipBlanks(close + 1, length);
                if (at < length && row.charAt(at) != delimiter) {
                    return End.TEXT_AFTER_QUOTE;
                }
            }
            if (at >= length || count > SheetBounds.MOST_COLUMNS) {
                return End.WHOLE;
            }
            at++;
        }
    }

    private int openingQuote(int from, int length) {
        int at = skipBlanks(from, length);
        return at < length && text.charAt(at) == quote ? at : -1;
    }

    private int skipBlanks(int from, int length) {
        int at = from;
        while (at < length && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private int plain(int from, int length) {
        int at = from;
        while (at < length) {
            char c = text.charAt(at);
            if (c == delimiter) {
                break;
            }
            stray |= c == quote;
            at++;
        }
        add(from, at, false);
        return at;
    }

    private int closingQuote(int from, int length) {
        lastDoubled = false;
        int at = text.indexOf(quote, from);
        while (at >= 0 && at + 1 < length && text.charAt(at + 1) == quote) {
            lastDoubled = true;
            at = text.indexOf(quote, at + 2);
        }
        return at;
    }

    private void add(int start, int end, boolean withDoubled) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            doubled = Arrays.copyOf(doubled, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        doubled[count] = withDoubled;
        count++;
    }

    /** How many cells the last row has. */
    int count() {
        return count;
    }

    /** Whether a quote stands inside of an unquoted cell. */
    boolean hasStrayQuote() {
        return stray;
    }

    boolean isEmpty(int cell) {
        return ends[cell] == starts[cell];
    }

    /** Whether there is nothing in it but blanks. */
    boolean isBlank(int cell) {
        for (int i = starts[cell]; i < ends[cell]; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** In characters, quotes that stand twice counted twice. */
    int length(int cell) {
        return ends[cell] - starts[cell];
    }

    char charAt(int cell, int index) {
        return text.charAt(starts[cell] + index);
    }

    /** The cell's text, without its quotes. */
    String cell(int cell) {
        String raw = text.substring(starts[cell], ends[cell]);
        if (!doubled[cell]) {
            return raw;
        }
        String one = String.valueOf(quote);
        return raw.replace(one + one, one);
    }
}
