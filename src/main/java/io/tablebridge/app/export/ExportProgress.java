package io.tablebridge.app.export;

import io.tablebridge.csv.Heading;
import io.tablebridge.settings.Messages;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells a person at a terminal how an export gets on: a line every two seconds. One thread. */
final class ExportProgress {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter to;
    private final Locale language;
    private long begun = System.nanoTime();
    private long told = begun;

    ExportProgress(PrintWriter to, Locale language) {
        this.to = to;
        this.language = language;
    }

    /** The first row is about to be read. */
    void begin() {
        begun = System.nanoTime();
        told = begun;
    }

    /**
     * @param rows written so far
     * @param seen how much was gone through
     * @param all how much there is to go through
     */
    void at(long rows, long seen, long all) {
        long now = System.nanoTime();
        if (now - told < PAUSE_NANOS) {
            return;
        }
        told = now;
        double seconds = (now - begun) / 1e9;
        double rate = seen / seconds;
        long left = rate == 0 ? 0 : Math.round(Math.max(0, all - seen) / rate);
        say("export.progress", rows, Math.min(99, seen * 100 / Math.max(1, all)), Math.round(rows / seconds), left);
    }

    /** Headings of a table for people, by the keys of their texts. */
    List<Heading> headings(String... keys) {
        return Arrays.stream(keys)
                .map(key -> new Heading(key, Messages.text(language, key)))
                .toList();
    }

    void say(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        to.println(Messages.text(language, key, texts));
        to.flush();
    }
}
