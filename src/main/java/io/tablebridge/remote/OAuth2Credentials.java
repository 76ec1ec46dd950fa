package io.tablebridge.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.remote.OAuth2Settings.Grant;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fetches an access token and keeps it, in memory alone, until shortly before its end. A refresh token that the platform
 * changes on use is on the device before the access token is used, for the one before may be worth nothing any more.
 * Thread-safe; one thread at a time asks.
 */
public final class OAuth2Credentials implements Credentials {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration EARLY = Duration.ofSeconds(60);
    private static final Duration UNSAID = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final OAuth2Settings settings;
    private final RemoteTransport transport;
    private final TokenFile file;
    private final Clock clock;
    private Optional<Token> token = Optional.empty();

    private record Token(String value, Instant until) {}

    /** @param file keeps a refresh token that was changed; shared with all who begin with the same one */
    public OAuth2Credentials(OAuth2Settings settings, RemoteTransport transport, TokenFile file, Clock clock) {
        this.settings = settings;
        this.transport = transport;
        this.file = file;
        this.clock = clock;
    }

    @Override
    public synchronized Map<String, String> headers() {
        Token good =
                token.filter(known -> clock.instant().isBefore(known.until())).orElseGet(this::fetch);
        token = Optional.of(good);
        return Map.of("Authorization", "Bearer " + good.value());
    }

    @Override
    public synchronized boolean refused() {
        token = Optional.empty();
        return true;
    }

    private Token fetch() {
        return file.exclusively(this::ask);
    }

    private Token ask() {
        RemoteResponse answer = transport.send(request());
        JsonNode body = body(answer);
        String value = body.path("access_token").asText("");
        if (answer.status() / 100 != 2 || value.isEmpty()) {
            if (answer.status() == 429 || answer.status() >= 500) {
                throw new RemoteUnreachableException(
                        "no token: status " + answer.status(), false, new IOException("status " + answer.status()));
            }
            String error = body.path("error").asText("");
            // The server's own word, as far as it is one of RFC 6749's: anything else may hold what it was shown.
            throw new TokenRefusedException(answer.status(), error.matches("[a-z_]{1,40}") ? error : "");
        }
        String refresh = body.path("refresh_token").asText("");
        if (settings.grant() == Grant.REFRESH_TOKEN && !refresh.isEmpty()) {
            file.keep(settings.refreshToken(), refresh);
        }
        return new Token(value, clock.instant().plus(life(body)));
    }

    private RemoteRequest request() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", settings.grant().word());
        if (settings.grant() == Grant.REFRESH_TOKEN) {
            form.put("refresh_token", file.newest(settings.refreshToken()));
        }
        if (!settings.scope().isEmpty()) {
            form.put("scope", settings.scope());
        }
        if (!settings.audience().isEmpty()) {
            form.put("audience", settings.audience());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        if (settings.inBody() || settings.clientSecret().isEmpty()) {
            form.put("client_id", settings.clientId());
            if (!settings.clientSecret().isEmpty()) {
                form.put("client_secret", settings.clientSecret());
            }
        } else {
            // RFC 6749, 2.3.1: both are form-encoded before they are joined.
            headers.putAll(Credentials.basic(encoded(settings.clientId()) + ":" + encoded(settings.clientSecret()))
                    .headers());
        }
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return new RemoteRequest("POST", settings.tokenUrl(), headers, body.getBytes(StandardCharsets.UTF_8), TIMEOUT);
    }

    private static JsonNode body(RemoteResponse answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            // An answer that can't be read holds no token, and is refused as such.
            return JSON.missingNode();
        }
    }

    private static Duration life(JsonNode body) {
        long seconds = body.path("expires_in").asLong(0);
        if (seconds <= 0) {
            return UNSAID;
        }
        Duration told = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
        return told.compareTo(EARLY.multipliedBy(2)) > 0 ? told.minus(EARLY) : told.dividedBy(2);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where tokens come from: the rest is secret. */
    @Override
    public String toString() {
        return settings.toString();
    }
}
