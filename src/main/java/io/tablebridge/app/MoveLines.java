package io.tablebridge.app;

import io.tablebridge.operate.move.MoveProgress;
import io.tablebridge.settings.Messages;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells a person at a terminal how a move gets on: a line every two seconds, and one at the end of each step. */
final class MoveLines implements MoveProgress {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter out;
    private final Locale language;
    private @Nullable Step current;
    private long begun;
    private long told;

    MoveLines(PrintWriter out, Locale language) {
        this.out = out;
        this.language = language;
    }

    @Override
    public void at(Step step, long done, long all) {
        long now = System.nanoTime();
        if (step != current) {
            current = step;
            begun = told = now;
        }
        if (done < all && now - told < PAUSE_NANOS) {
            return;
        }
        told = now;
        double seconds = Math.max(0.001, (now - begun) / 1e9);
        long rate = Math.round(done / seconds);
        long left = rate == 0 ? 0 : Math.round((double) (all - done) / rate);
        String key = step == Step.COPY ? "app.move.copy" : "app.move.verify";
        out.println(Messages.text(
                language, key, Long.toString(done), Long.toString(all), Long.toString(rate), Long.toString(left)));
        out.flush();
    }
}
