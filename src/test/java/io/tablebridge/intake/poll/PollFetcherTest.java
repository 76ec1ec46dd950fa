package io.tablebridge.intake.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.HandClock;
import io.tablebridge.remote.AnswerTooLargeException;
import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.remote.RateBudgets;
import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.remote.RemoteUnreachableException;
import io.tablebridge.remote.TokenRefusedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PollFetcherTest {

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T11:00:00Z"));
    private final RateBudget budget = new RateBudgets(clock).of("pos", "a poll", 1_000);
    private final List<RemoteRequest> asked = new ArrayList<>();

    private RemoteResponse fetch(RemoteTransport transport, Credentials credentials, boolean within) {
        return new PollFetcher(transport, credentials, budget, clock)
                .fetch(
                        proof -> new RemoteRequest(
                                "GET", "https://api.example.com/", proof, new byte[0], Duration.ofSeconds(1)),
                        within);
    }

    private RemoteTransport answering(int... statuses) {
        return request -> {
            asked.add(request);
            int status = statuses[Math.min(asked.size(), statuses.length) - 1];
            return new RemoteResponse(status, Map.of(), new byte[0]);
        };
    }

    private void fails(RemoteTransport transport, Credentials credentials, String code) {
        assertThatThrownBy(() -> fetch(transport, credentials, false))
                .isInstanceOfSatisfying(
                        PollException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void aTokenThatWasRefusedIsRenewedOnce() {
        Credentials renewing = new Credentials() {
            private int token = 1;

            @Override
            public Map<String, String> headers() {
                return Map.of("Authorization", "Bearer " + token);
            }

            @Override
            public boolean refused() {
                token++;
                return true;
            }
        };
        assertThat(fetch(answering(401, 200), renewing, false).status()).isEqualTo(200);
        assertThat(asked.get(1).headers()).containsEntry("Authorization", "Bearer 2");
        asked.clear();
        fails(answering(401, 401, 200), renewing, "TB-INT-020");
        assertThat(asked).hasSize(2);
    }

    @Test
    void eachFailureHasItsOwnSentence() {
        fails(answering(401), Credentials.bearer("t"), "TB-INT-020");
        fails(answering(503), Credentials.none(), "TB-INT-021");
        fails(answering(429), Credentials.none(), "TB-INT-022");
        fails(answering(400), Credentials.none(), "TB-INT-033");
        fails(
                request -> {
                    throw new RemoteUnreachableException("", true, new AnswerTooLargeException(7));
                },
                Credentials.none(),
                "TB-INT-024");
        fails(
                request -> {
                    throw new RemoteUnreachableException("", true, new IOException("reset"));
                },
                Credentials.none(),
                "TB-INT-021");
        Credentials refused = () -> {
            throw new TokenRefusedException(400, "invalid_grant");
        };
        fails(answering(200), refused, "TB-INT-027");
    }

    @Test
    void aPlatformThatAsksForAPauseWithoutATimeGetsHalfAMinute() {
        fails(answering(429), Credentials.none(), "TB-INT-022");
        assertThat(budget.pausedFor()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void onlyAPageBehindTheFirstCanHaveLostItsPlace() {
        for (int status : new int[] {400, 404, 410}) {
            assertThatThrownBy(() -> fetch(answering(status), Credentials.none(), true))
                    .isInstanceOfSatisfying(PollException.class, e -> assertThat(e.startsAgain())
                            .isTrue());
            assertThatThrownBy(() -> fetch(answering(status), Credentials.none(), false))
                    .isInstanceOfSatisfying(PollException.class, e -> assertThat(e.startsAgain())
                            .isFalse());
        }
    }
}
