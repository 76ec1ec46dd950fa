package io.tablebridge.csv;

/**
 * A short text as groups of digits and what stands between them: {@code 下午 7:30} is {@code "下午 " 7 ":" 30 ""}. Full-width
 * digits and signs count as plain ones. Holds the last text it took apart; for one thread.
 */
final class DigitGroups {

    private static final int MOST_GROUPS = 8;
    private static final int LONGEST = 40;

    private final long[] values = new long[MOST_GROUPS];
    private final int[] lengths = new int[MOST_GROUPS];
    private final String[] between = new String[MOST_GROUPS + 1];
    private int count;

    /** False where it has no digit, or is too long or too varied for a date, a time or a number. */
    boolean split(String text) {
        count = 0;
        if (text.length() > LONGEST) {
            return false;
        }
        StringBuilder gap = new StringBuilder(8);
        int i = 0;
        while (i < text.length()) {
            char c = plain(text.charAt(i));
            if (c < '0' || c > '9') {
                gap.append(c);
                i++;
                continue;
            }
            if (count == MOST_GROUPS) {
                return false;
            }
            between[count] = gap.toString();
            gap.setLength(0);
            int start = i;
            long value = 0;
            while (i < text.length() && isDigit(plain(text.charAt(i)))) {
                value = i - start < 18 ? value * 10 + plain(text.charAt(i)) - '0' : value;
                i++;
            }
            values[count] = value;
            lengths[count] = i - start;
            count++;
        }
        between[count] = gap.toString();
        return count > 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char plain(char c) {
        return c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c == '\u3000' ? ' ' : c;
    }

    int count() {
        return count;
    }

    /** The value of a group; of the first 18 digits where there are more. */
    long value(int group) {
        return values[group];
    }

    /** How many digits a group has. */
    int length(int group) {
        return lengths[group];
    }

    /** What stands before a group; behind the last with {@link #count}. */
    String before(int group) {
        return between[group];
    }

    /** What stands behind the last group. */
    String tail() {
        return between[count];
    }
}
