package io.tablebridge.intake.poll;

import io.tablebridge.remote.AnswerTooLargeException;
import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.ErrorClass;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.remote.RemoteUnreachableException;
import io.tablebridge.remote.RetryAfter;
import io.tablebridge.remote.TokenRefusedException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Fetches pages with the account's credentials and within its rate budget. */
public final class PollFetcher {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration UNSAID_WAIT = Duration.ofSeconds(30);
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final RemoteTransport transport;
    private final Credentials credentials;
    private final RateBudget budget;
    private final Clock clock;

    public PollFetcher(RemoteTransport transport, Credentials credentials, RateBudget budget, Clock clock) {
        this.transport = transport;
        this.credentials = credentials;
        this.budget = budget;
        this.clock = clock;
    }

    /** Zero when a request may go now; then the budget has given it. */
    Duration tryBegin() {
        return budget.tryTake();
    }

    /**
     * Asks once, and once more when only the token was too old.
     *
     * @param request made with the headers that prove whose it is
     * @param within whether it asks for a page behind the first
     * @return a success, or 304
     * @throws PollException when there is none
     */
    RemoteResponse fetch(Function<Map<String, String>, RemoteRequest> request, boolean within) {
        RemoteResponse response = answer(request);
        if (response.status() / 100 == 2 || response.status() == NOT_MODIFIED) {
            return response;
        }
        throw refusal(response, within);
    }

    /**
     * Asks for one record.
     *
     * @return whether the platform says that there is none
     * @throws PollException when it says neither
     */
    boolean isGone(Function<Map<String, String>, RemoteRequest> request) {
        RemoteResponse response = answer(request);
        if (response.status() / 100 == 2) {
            return false;
        }
        if (response.status() == NOT_FOUND || response.status() == GONE) {
            return true;
        }
        throw refusal(response, false);
    }

    private RemoteResponse answer(Function<Map<String, String>, RemoteRequest> request) {
        RemoteResponse response = send(request.apply(proof()));
        if (response.status() == 401 && credentials.refused()) {
            response = send(request.apply(proof()));
        }
        return response;
    }

    private Map<String, String> proof() {
        try {
            return credentials.headers();
        } catch (TokenRefusedException e) {
            throw PollException.of("TB-INT-027", e.status(), e.error().isEmpty() ? "–" : e.error());
        } catch (RemoteUnreachableException e) {
            throw PollException.of("TB-INT-021", e.reason());
        } catch (UncheckedIOException e) {
            throw PollException.of(
                    "TB-INT-034",
                    Optional.ofNullable(e.getCause())
                            .map(c -> c.getClass().getSimpleName())
                            .orElse("–"));
        }
    }

    private RemoteResponse send(RemoteRequest request) {
        try {
            return transport.send(request);
        } catch (RemoteUnreachableException e) {
            if (e.getCause() instanceof AnswerTooLargeException large) {
                throw PollException.of("TB-INT-024", Long.toString(large.limit()));
            }
            throw PollException.of("TB-INT-021", e.reason());
        }
    }

    private PollException refusal(RemoteResponse response, boolean within) {
        Optional<Duration> told = RetryAfter.of(response, clock.instant(), LONGEST_WAIT);
        int status = response.status();
        return switch (ErrorClass.ofStatus(status)) {
            case RATE_LIMITED -> {
                Duration wait = told.orElse(UNSAID_WAIT);
                // Not this list alone: the whole account is asked to wait.
                budget.pauseFor(wait);
                yield PollException.of("TB-INT-022", wait.toSeconds()).after(wait);
            }
            case TRANSIENT ->
                told.map(PollException.of("TB-INT-021", status)::after)
                        .orElseGet(() -> PollException.of("TB-INT-021", status));
            case CONFIG -> placeLost(status, within);
            default ->
                within ? PollException.of("TB-INT-033", status).fromTheStart() : PollException.of("TB-INT-033", status);
        };
    }

    /** Marks of pages grow old, and some platforms then say that there is no such page. */
    private static PollException placeLost(int status, boolean within) {
        PollException refused = PollException.of("TB-INT-020", status);
        return within && (status == NOT_FOUND || status == GONE) ? refused.fromTheStart() : refused;
    }
}
