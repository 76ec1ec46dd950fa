package io.tablebridge.pipeline;

import java.util.ArrayList;
import java.util.List;

/** Ascending numbers of lines as a short text: the first, then each as its distance, with how often: {@code 2 1*498 3}. */
final class RowLines {

    /** More than any block has rows. */
    private static final int MOST = 1_000_000;

    private RowLines() {}

    static String write(List<Long> lines) {
        StringBuilder text = new StringBuilder().append(lines.get(0));
        int at = 1;
        while (at < lines.size()) {
            long step = lines.get(at) - lines.get(at - 1);
            int end = at + 1;
            while (end < lines.size() && lines.get(end) - lines.get(end - 1) == step) {
                end++;
            }
            text.append(' ').append(step);
            if (end - at > 1) {
                text.append('*').append(end - at);
            }
            at = end;
        }
        return text.toString();
    }

    /**
     * From the text that {@link #write} made.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    static List<Long> read(String text) {
        String[] words = text.split(" ");
        List<Long> lines = new ArrayList<>();
        long line = Long.parseLong(words[0]);
        lines.add(line);
        for (int i = 1; i < words.length; i++) {
            int star = words[i].indexOf('*');
            long step = Long.parseLong(star < 0 ? words[i] : words[i].substring(0, star));
            int times = star < 0 ? 1 : Integer.parseInt(words[i].substring(star + 1));
            if (times > MOST - lines.size()) {
                throw new IllegalArgumentException("too many lines");
            }
            for (int n = 0; n < times; n++) {
                line += step;
                lines.add(line);
            }
        }
        return lines;
    }
}
