package io.tablebridge.camel;

import io.tablebridge.intake.fetch.FetchFailedException;
import io.tablebridge.intake.fetch.FetchKey;
import io.tablebridge.remote.ErrorClass;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteUnreachableException;
import io.tablebridge.remote.RetryAfter;
import io.tablebridge.remote.TokenRefusedException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Tells what a fetch failed for, so that it is known what happens next. */
final class FetchFailures {

    private static final Duration MOST_REST = Duration.ofHours(1);

    private final Clock clock;

    FetchFailures(Clock clock) {
        this.clock = clock;
    }

    /** What came of a route that ended with an exception. */
    FetchFailedException of(FetchKey key, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpOperationFailedException http) {
                return ofStatus(key, http.getStatusCode(), retryAfter(http));
            }
            if (cause instanceof DirectConsumerNotAvailableException) {
                return noRoute(key, cause);
            }
            if (cause instanceof RateSpentException spent) {
                Problem problem = problem("TB-INT-043", key, "requestsPerMinute");
                return new FetchFailedException(ErrorClass.RATE_LIMITED, problem, spent.rest(), false, cause);
            }
            if (cause instanceof TokenRefusedException refused) {
                return failed(ErrorClass.CONFIG, "TB-INT-048", key, cause, "HTTP " + refused.status());
            }
            if (cause instanceof RemoteUnreachableException unreachable) {
                return unreachable(key, unreachable.reason(), cause);
            }
            if (cause instanceof IOException) {
                return unreachable(key, cause.getClass().getSimpleName(), cause);
            }
        }
        return failed(
                ErrorClass.BUG, "TB-INT-046", key, failure, failure.getClass().getSimpleName());
    }

    /** The platform answered, but not with what was asked for. */
    FetchFailedException ofStatus(FetchKey key, int status, String retryAfter) {
        Throwable none = new IOException("HTTP " + status);
        if (status == 404 || status == 410) {
            Problem problem = problem("TB-INT-040", key, key.id(), status);
            return new FetchFailedException(ErrorClass.DATA, problem, Duration.ZERO, true, none);
        }
        ErrorClass errorClass = ErrorClass.ofStatus(status);
        String code =
                switch (errorClass) {
                    case RATE_LIMITED -> "TB-INT-043";
                    case CONFIG -> "TB-INT-044";
                    case DATA, CONFLICT -> "TB-INT-041";
                    case TRANSIENT, UNKNOWN_OUTCOME, BUG -> "TB-INT-042";
                };
        Problem problem = errorClass == ErrorClass.DATA || errorClass == ErrorClass.CONFLICT
                ? problem(code, key, key.id(), status)
                : problem(code, key, "HTTP " + status);
        return new FetchFailedException(errorClass, problem, rest(retryAfter), false, none);
    }

    /** Nothing begins at the address that the events name. */
    FetchFailedException noRoute(FetchKey key, Throwable cause) {
        return failed(ErrorClass.CONFIG, "TB-INT-045", key, cause, key.route());
    }

    /** An answer without a body, or with one that is too large. */
    FetchFailedException unusable(FetchKey key, int bytes) {
        Problem problem = problem("TB-INT-047", key, key.id(), bytes);
        return new FetchFailedException(
                ErrorClass.DATA, problem, Duration.ZERO, false, new IOException("an answer of " + bytes + " bytes"));
    }

    private static FetchFailedException unreachable(FetchKey key, String reason, Throwable cause) {
        return failed(ErrorClass.TRANSIENT, "TB-INT-042", key, cause, reason);
    }

    private static FetchFailedException failed(
            ErrorClass errorClass, String code, FetchKey key, Throwable cause, Object argument) {
        return new FetchFailedException(errorClass, problem(code, key, argument), Duration.ZERO, false, cause);
    }

    private static Problem problem(String code, FetchKey key, Object... arguments) {
        return Problem.at(key.source() + " " + key.route(), code, arguments);
    }

    private static String retryAfter(HttpOperationFailedException failure) {
        Map<String, String> headers = failure.getResponseHeaders();
        return headers == null
                ? ""
                : headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
    }

    private Duration rest(String retryAfter) {
        Map<String, String> headers = new HashMap<>();
        headers.put("retry-after", retryAfter);
        return RetryAfter.of(new RemoteResponse(0, headers, new byte[0]), clock.instant(), MOST_REST)
                .orElse(Duration.ZERO);
    }
}
