package io.tablebridge.app;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A value that is read again when it is older than a second, so that many figures cost one question. Thread-safe. */
final class Recent<T> {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<T> question;
    private T value;
    private long readAt;

    Recent(Supplier<T> question) {
        this.question = question;
        this.value = question.get();
        this.readAt = System.nanoTime();
    }

    synchronized T get() {
        if (System.nanoTime() - readAt > FRESH_NANOS) {
            value = question.get();
            readAt = System.nanoTime();
        }
        return value;
    }
}
