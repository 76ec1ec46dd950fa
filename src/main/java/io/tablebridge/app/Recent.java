package io.tablebridge.app;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A value that is read again when it is older than a second, so that many figures cost one question. Thread-safe. */
final class Recent<T> {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<T> question;
    private T value;
    private Optional<RuntimeException> failure = Optional.empty();
    private long readAt;

    Recent(Supplier<T> question) {
        this.question = question;
        this.value = question.get();
        this.readAt = System.nanoTime();
    }

    /** The value; throws what the question failed with. */
    synchronized T get() {
        if (System.nanoTime() - readAt > FRESH_NANOS) {
            failure = ask();
            readAt = System.nanoTime();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return value;
    }

    /** While a server is away, one question waits for it and not each figure. */
    private Optional<RuntimeException> ask() {
        try {
            value = question.get();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }
}
