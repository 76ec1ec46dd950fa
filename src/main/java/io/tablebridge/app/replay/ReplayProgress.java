package io.tablebridge.app.replay;

import io.tablebridge.settings.Messages;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells how a replay gets on: a person at a terminal a line every two seconds, a program nothing. One thread. */
final class ReplayProgress {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter out;
    private final Locale language;
    private final boolean quiet;
    private long begun = System.nanoTime();
    private long told = begun;
    private long first;

    /** @param quiet whether nothing is said on the way */
    ReplayProgress(PrintWriter out, Locale language, boolean quiet) {
        this.out = out;
        this.language = language;
        this.quiet = quiet;
    }

    /** @param done how much was done before this begins */
    void begin(long done) {
        begun = System.nanoTime();
        told = begun;
        first = done;
    }

    /** @param key of the line: done, all, in a second, seconds left */
    void at(String key, long done, long all) {
        long now = System.nanoTime();
        if (quiet || now - told < PAUSE_NANOS) {
            return;
        }
        told = now;
        double seconds = Math.max(0.001, (now - begun) / 1e9);
        long rate = Math.round((done - first) / seconds);
        say(key, done, all, rate, rate == 0 ? 0 : Math.round((double) (all - done) / rate));
    }

    void say(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        line(Messages.text(language, key, texts));
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }
}
