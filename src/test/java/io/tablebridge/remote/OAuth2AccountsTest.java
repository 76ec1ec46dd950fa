package io.tablebridge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.HandClock;
import io.tablebridge.OwnThread;
import io.tablebridge.remote.OAuth2Settings.Grant;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token server that takes each refresh token once: whoever shows a used one is locked out for good. */
class OAuth2AccountsTest {

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T11:00:00Z"));
    private final Map<String, String> newest = new HashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final Path folder;

    OAuth2AccountsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private synchronized RemoteResponse send(RemoteRequest request) {
        Map<String, String> form = Arrays.stream(new String(request.body(), StandardCharsets.UTF_8).split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        String shown = form.getOrDefault("refresh_token", "");
        if (!shown.equals(newest.getOrDefault(request.url(), "first"))) {
            refused.incrementAndGet();
            return new RemoteResponse(400, Map.of(), "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8));
        }
        String next = shown + "+";
        newest.put(request.url(), next);
        String body = "{\"access_token\":\"a\",\"expires_in\":60,\"refresh_token\":\"" + next + "\"}";
        return new RemoteResponse(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private OAuth2Accounts accounts() {
        return new OAuth2Accounts(folder, this::send, clock);
    }

    private static OAuth2Settings settings(String server, String scope) {
        return new OAuth2Settings(
                "https://" + server + "/token", Grant.REFRESH_TOKEN, "us", "secret", false, scope, "first");
    }

    @Test
    void pollsThatAskForDifferentThingsWithOneRefreshTokenDoNotTakeItFromEachOther() {
        OAuth2Accounts accounts = accounts();
        Credentials bookings = accounts.of(settings("one.example.com", "bookings"));
        Credentials orders = accounts.of(settings("one.example.com", "orders"));
        for (int round = 0; round < 3; round++) {
            bookings.refused();
            assertThat(bookings.headers()).isNotEmpty();
            orders.refused();
            assertThat(orders.headers()).isNotEmpty();
        }
        assertThat(accounts().of(settings("one.example.com", "all")).headers()).isNotEmpty();
        assertThat(refused).hasValue(0);
    }

    @Test
    void manyWhoAskAtOnceStandInOneLine() {
        OAuth2Accounts accounts = accounts();
        List<CompletableFuture<Void>> asking = IntStream.range(0, 8)
                .mapToObj(scope -> accounts.of(settings("one.example.com", "s" + scope)))
                .map(credentials -> CompletableFuture.runAsync(
                        () -> {
                            for (int round = 0; round < 20; round++) {
                                credentials.refused();
                                credentials.headers();
                            }
                        },
                        new OwnThread()))
                .toList();
        asking.forEach(CompletableFuture::join);
        assertThat(refused).hasValue(0);
    }

    @Test
    void theSameTokenAtAnotherServerIsAnotherOne() {
        OAuth2Accounts accounts = accounts();
        for (int round = 0; round < 2; round++) {
            for (String server : List.of("one.example.com", "two.example.com")) {
                Credentials credentials = accounts.of(settings(server, ""));
                credentials.refused();
                assertThat(credentials.headers()).isNotEmpty();
            }
        }
        assertThat(refused).hasValue(0);
    }
}
