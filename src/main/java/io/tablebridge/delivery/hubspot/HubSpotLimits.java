package io.tablebridge.delivery.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/** What HubSpot's answers say about its limits. Thread-safe. */
final class HubSpotLimits {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    // Some HubSpot APIs send milliseconds in Retry-After: more than this is not believed of a 429.
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final Duration MOST_OF_MIGRATION = Duration.ofHours(24);

    private final Clock clock;
    private final ZoneId zone;

    HubSpotLimits(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    void learn(RateBudget budget, RemoteResponse response) {
        OptionalInt max = number(response, "x-hubspot-ratelimit-max");
        OptionalInt remaining = number(response, "x-hubspot-ratelimit-remaining");
        if (max.orElse(0) > 0 && remaining.isPresent()) {
            budget.learn(max.getAsInt(), window(response), remaining.getAsInt());
        }
    }

    Optional<Duration> asked(RemoteResponse response) {
        return RetryAfter.of(response, clock.instant(), response.status() == 477 ? MOST_OF_MIGRATION : MOST);
    }

    Duration rest(RemoteResponse response, JsonNode body) {
        if (isDaily(body)) {
            ZonedDateTime now = clock.instant().atZone(zone);
            return Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(zone));
        }
        return asked(response).orElseGet(() -> window(response));
    }

    boolean isDaily(JsonNode body) {
        return body.path("policyName").asText().equals("DAILY");
    }

    private static Duration window(RemoteResponse response) {
        OptionalInt millis = number(response, "x-hubspot-ratelimit-interval-milliseconds");
        int value = millis.orElse((int) WINDOW.toMillis());
        return value > 0 && value <= MOST.toMillis() ? Duration.ofMillis(value) : WINDOW;
    }

    private static OptionalInt number(RemoteResponse response, String header) {
        Optional<String> value = response.header(header).filter(v -> v.matches("[0-9]{1,9}"));
        return value.isPresent() ? OptionalInt.of(Integer.parseInt(value.get())) : OptionalInt.empty();
    }
}
