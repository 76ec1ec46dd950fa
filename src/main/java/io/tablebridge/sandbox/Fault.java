package io.tablebridge.sandbox;

import java.time.Duration;
import java.util.Locale;

/**
 * Something to go wrong.
 *
 * @param kind what goes wrong
 * @param count how many requests it hits
 * @param path only requests whose path ends so; empty for all
 * @param status for {@link Kind#STATUS}
 * @param retryAfter the header Retry-After to send along; empty for none
 * @param policy the {@code policyName} of a 429
 * @param delay for {@link Kind#SLOW} and the time-outs
 */
public record Fault(Kind kind, int count, String path, int status, String retryAfter, String policy, Duration delay) {

    /** What can go wrong. */
    public enum Kind {
        /** Answers with a status; nothing is done. */
        STATUS,
        /** Does nothing and does not answer for a while. */
        TIMEOUT_BEFORE,
        /** Does what was asked and does not answer for a while. */
        TIMEOUT_AFTER,
        /** Does nothing and closes the connection. */
        RESET_BEFORE,
        /** Does what was asked and closes the connection. */
        RESET_AFTER,
        /** Answers late. */
        SLOW,
        /** Does what was asked and answers with something that is no JSON. */
        MALFORMED,
        /** Does what was asked and leaves the last result out of the answer. */
        OMIT
    }

    public static Fault of(Kind kind, int count) {
        return new Fault(kind, count, "", 500, "", "TEN_SECONDLY_ROLLING", Duration.ofSeconds(30));
    }

    public static Fault status(int status, int count) {
        return new Fault(Kind.STATUS, count, "", status, "", "TEN_SECONDLY_ROLLING", Duration.ZERO);
    }

    public Fault on(String newPath) {
        return new Fault(kind, count, newPath, status, retryAfter, policy, delay);
    }

    public Fault withRetryAfter(String newRetryAfter) {
        return new Fault(kind, count, path, status, newRetryAfter, policy, delay);
    }

    Fault withCount(int newCount) {
        return new Fault(kind, newCount, path, status, retryAfter, policy, delay);
    }

    static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
