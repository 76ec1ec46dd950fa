package io.tablebridge.app.terminal;

import io.tablebridge.settings.Messages;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells a person at a terminal how a command gets on that takes long: a line every two seconds. One thread. */
public final class Progress {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter out;
    private final Locale language;
    private final boolean quiet;
    private long begun = System.nanoTime();
    private long told = begun;
    private long first;
    private long firstCount;

    public Progress(PrintWriter out, Locale language) {
        this(out, language, false);
    }

    /** @param quiet whether nothing is said on the way: a program reads what comes in the end */
    public Progress(PrintWriter out, Locale language, boolean quiet) {
        this.out = out;
        this.language = language;
        this.quiet = quiet;
    }

    /** @param done how much was done before this begins */
    public void begin(long done) {
        begin(done, done);
    }

    /**
     * The same where what a person counts is not what the time left follows from.
     *
     * @param count how many things were done before this begins
     * @param done how much of all that is
     */
    public void begin(long count, long done) {
        begun = System.nanoTime();
        told = begun;
        first = done;
        firstCount = count;
    }

    /** @param key of the line: done, all, in a second, seconds left */
    public void at(String key, long done, long all) {
        if (isTime()) {
            say(key, done, all, Math.round((done - first) / seconds()), secondsLeft(done, all));
        }
    }

    /** @param key of the line: counted, in a second, seconds left */
    public void at(String key, long count, long done, long all) {
        if (isTime()) {
            say(key, count, Math.round((count - firstCount) / seconds()), secondsLeft(done, all));
        }
    }

    private boolean isTime() {
        long now = System.nanoTime();
        if (quiet || now - told < PAUSE_NANOS) {
            return false;
        }
        told = now;
        return true;
    }

    private double seconds() {
        return Math.max(0.001, (System.nanoTime() - begun) / 1e9);
    }

    private long secondsLeft(long done, long all) {
        long rate = Math.round((done - first) / seconds());
        return rate == 0 ? 0 : Math.round((double) (all - done) / rate);
    }

    public void say(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        line(Messages.text(language, key, texts));
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }
}
