package io.tablebridge.csv;

import java.util.regex.Pattern;

/** Texts as a workbook holds them. */
final class WorkbookText {

    /** What a cell of Excel holds, in UTF-16. */
    static final int MOST = 32_767;

    /** What would be read as an escaped character though it is none. */
    private static final Pattern LIKE_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private WorkbookText() {}

    /** As much of the text as a cell holds. */
    static String held(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST);
    }

    /**
     * The text without what XML can't hold or a reader would change, such as blanks at its ends: such a character is written
     * {@code _x000D_}, as ECMA-376 has it (22.9.2.19).
     */
    static String escape(String text) {
        String plain = LIKE_ESCAPED.matcher(text).replaceAll("_x005F_");
        StringBuilder escaped = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean atAnEnd = (i == 0 || i == plain.length() - 1) && c <= ' ';
            if (atAnEnd || (c < ' ' && c != '\t' && c != '\n') || c == '\ufffe' || c == '\uffff') {
                escaped.append(String.format("_x%04X_", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
