package io.tablebridge.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.HandClock;
import io.tablebridge.remote.OAuth2Settings.Grant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OAuth2CredentialsTest {

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T11:00:00Z"));
    private final List<RemoteRequest> asked = new ArrayList<>();
    private RemoteResponse answer = answer(200, "{\"access_token\":\"a1\",\"expires_in\":3600}");

    private final Path folder;

    OAuth2CredentialsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static RemoteResponse answer(int status, String body) {
        return new RemoteResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private OAuth2Credentials client(boolean inBody) {
        OAuth2Settings settings = new OAuth2Settings(
                "https://auth.example.com/token", Grant.CLIENT_CREDENTIALS, "us", "s&cret", inBody, "read", "");
        return new OAuth2Credentials(settings, this::send, new TokenFile(folder, "pos"), clock);
    }

    private OAuth2Credentials refreshing(String first) {
        OAuth2Settings settings = new OAuth2Settings(
                "https://auth.example.com/token", Grant.REFRESH_TOKEN, "us", "s&cret", false, "", first);
        return new OAuth2Credentials(settings, this::send, new TokenFile(folder, "pos"), clock);
    }

    private RemoteResponse send(RemoteRequest request) {
        asked.add(request);
        return answer;
    }

    private String lastBody() {
        return new String(asked.get(asked.size() - 1).body(), StandardCharsets.UTF_8);
    }

    @Test
    void aTokenIsKeptUntilShortlyBeforeItsEnd() {
        OAuth2Credentials credentials = client(false);
        assertThat(credentials.headers()).containsEntry("Authorization", "Bearer a1");
        clock.pass(Duration.ofMinutes(58));
        credentials.headers();
        assertThat(asked).hasSize(1);

        clock.pass(Duration.ofMinutes(2));
        answer = answer(200, "{\"access_token\":\"a2\",\"expires_in\":3600}");
        assertThat(credentials.headers()).containsEntry("Authorization", "Bearer a2");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aRefusedTokenIsFetchedAnew() {
        OAuth2Credentials credentials = client(false);
        credentials.headers();
        assertThat(credentials.refused()).isTrue();
        credentials.headers();
        assertThat(asked).hasSize(2);
    }

    @Test
    void idAndSecretStandWhereThePlatformWantsThem() {
        client(false).headers();
        assertThat(lastBody()).isEqualTo("grant_type=client_credentials&scope=read");
        assertThat(asked.get(0).headers()).containsEntry("Authorization", "Basic dXM6cyUyNmNyZXQ=");

        client(true).headers();
        assertThat(lastBody())
                .isEqualTo("grant_type=client_credentials&scope=read&client_id=us&client_secret=s%26cret");
        assertThat(asked.get(1).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void aRotatedRefreshTokenOutlivesARestart() throws Exception {
        answer = answer(200, "{\"access_token\":\"a1\",\"refresh_token\":\"r2\",\"expires_in\":3600}");
        refreshing("r1").headers();
        assertThat(lastBody()).contains("refresh_token=r1");

        refreshing("r1").headers();
        assertThat(lastBody()).contains("refresh_token=r2");
        Path file = folder.resolve("pos.token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain("r1");
    }

    @Test
    void aRefreshTokenThatAPersonChangedCountsMoreThanTheOneKept() {
        answer = answer(200, "{\"access_token\":\"a1\",\"refresh_token\":\"r2\"}");
        refreshing("r1").headers();
        refreshing("fresh").headers();
        assertThat(lastBody()).contains("refresh_token=fresh");
    }

    @Test
    void aRefusalNamesNothingButTheServersErrorCode() {
        answer = answer(400, "{\"error\":\"invalid_grant\",\"error_description\":\"r1 is used up\"}");
        assertThatThrownBy(() -> refreshing("r1").headers())
                .isInstanceOf(TokenRefusedException.class)
                .hasMessage("no token: status 400, invalid_grant");
        answer = answer(400, "{\"error\":\"token r1\"}");
        assertThatThrownBy(() -> refreshing("r1").headers()).hasMessage("no token: status 400");
        answer = answer(503, "");
        assertThatThrownBy(() -> refreshing("r1").headers()).isInstanceOf(RemoteUnreachableException.class);
    }

    @Test
    void aLimitThatIsRaisedIsTakenUpByWhatRunsAlready() {
        RateBudgets budgets = new RateBudgets(clock);
        RateBudget budget = budgets.of("square", "bookings", 5);
        budgets.of("square", "customers", 1_000);
        assertThat(budget.tryTake()).isZero();
        assertThat(budget.tryTake()).isGreaterThan(Duration.ofSeconds(10));
        assertThat(budgets.of("square", "bookings", 600)).isSameAs(budget);
        assertThat(budget.tryTake()).isLessThan(Duration.ofSeconds(1));
        budgets.of("square", "customers", 5);
        assertThat(budget.tryTake()).isGreaterThan(Duration.ofSeconds(10));
    }

    @Test
    void theLimitOfOneWhoLeavesCountsNoLonger() {
        RateBudgets budgets = new RateBudgets(clock);
        RateBudget budget = budgets.of("square", "bookings", 600);
        budgets.of("square", "customers", 5);
        budgets.of("square", "customers", 5);
        budgets.leave("square", "customers");
        assertThat(budget.tryTake()).isZero();
        assertThat(budget.tryTake()).as("its next version has come").isGreaterThan(Duration.ofSeconds(10));
        budgets.leave("square", "customers");
        assertThat(budget.tryTake()).isLessThan(Duration.ofSeconds(1));
        budgets.leave("square", "bookings");
        assertThat(budgets.of("square", "orders", 5)).isSameAs(budget);
    }

    @Test
    void theSmallestLimitOfAnAccountHoldsForAllWhoShareIt() {
        RateBudgets budgets = new RateBudgets(clock);
        RateBudget budget = budgets.of("square", "bookings", 1_000);
        assertThat(budgets.of("square", "customers", 5)).isSameAs(budget);
        assertThat(budget.tryTake()).isZero();
        assertThat(budget.tryTake()).isPositive();
        assertThat(budgets.of("toast", "orders", 5)).isNotSameAs(budget);
    }
}
