package io.tablebridge.normalize;

import java.util.Optional;
import java.util.function.Function;

/**
 * What came of reading a text: a value, or the reason why there is none. Never null, never a guess.
 *
 * @param <T> the type of the value
 */
public sealed interface Reading<T> {

    /** The text was understood. */
    record Value<T>(T value) implements Reading<T> {

        /** Without the value: it may be personal data and must not reach a log. */
        @Override
        public String toString() {
            return "a value";
        }
    }

    /** The text was not understood. */
    record Unreadable<T>(Reason reason) implements Reading<T> {}

    static <T> Reading<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Reading<T> not(Reason reason) {
        return new Unreadable<>(reason);
    }

    /** The value, or nothing when the text was not understood. */
    default Optional<T> toOptional() {
        return this instanceof Value<T> read ? Optional.of(read.value()) : Optional.empty();
    }

    /** Goes on with the value, keeps the reason. */
    default <R> Reading<R> then(Function<T, Reading<R>> next) {
        if (this instanceof Value<T> read) {
            return next.apply(read.value());
        }
        return not(((Unreadable<T>) this).reason());
    }
}
