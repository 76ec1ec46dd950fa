package io.tablebridge.normalize;

import java.util.ArrayList;
import java.util.List;

/** Several texts in one cell, with a semicolon between them; one inside a text is doubled. */
public final class TextList {

    private static final char BETWEEN = ';';

    private TextList() {}

    /** The texts in one; {@link #split} takes it apart. */
    public static String join(List<String> texts) {
        StringBuilder joined = new StringBuilder();
        for (String text : texts) {
            if (joined.length() > 0) {
                joined.append(BETWEEN).append(' ');
            }
            joined.append(text.replace(";", ";;"));
        }
        return joined.toString();
    }

    /** The texts, without blanks around them; none of nothing. */
    public static List<String> split(String joined) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            if (c != BETWEEN) {
                text.append(c);
            } else if (i + 1 < joined.length() && joined.charAt(i + 1) == BETWEEN) {
                text.append(c);
                i++;
            } else {
                add(texts, text);
            }
        }
        add(texts, text);
        return List.copyOf(texts);
    }

    private static void add(List<String> texts, StringBuilder text) {
        String stripped = text.toString().strip();
        if (!stripped.isEmpty()) {
            texts.add(stripped);
        }
        text.setLength(0);
    }
}
