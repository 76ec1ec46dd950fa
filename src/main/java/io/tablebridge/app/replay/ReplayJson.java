package io.tablebridge.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.pipeline.Replay;
import io.tablebridge.pipeline.ReplayState;
import io.tablebridge.pipeline.RuleInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the two sides of a replay tell each other. */
final class ReplayJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private ReplayJson() {}

    static Map<String, String> arguments(Replay replay) {
        Map<String, String> arguments = new HashMap<>(
                Map.of("mapping", replay.mapping(), "rule", Long.toString(replay.rule()), "source", replay.source()));
        replay.since().ifPresent(since -> arguments.put("since", since.toString()));
        replay.until().ifPresent(until -> arguments.put("until", until.toString()));
        return arguments;
    }

    /**
     * @throws IllegalArgumentException when something in it is no number
     * @throws java.time.DateTimeException when something in it is no time
     */
    static Replay replay(CommandRequest request) {
        Map<String, String> given = request.arguments();
        return new Replay(
                given.getOrDefault("mapping", ""),
                number(request, "rule"),
                given.getOrDefault("source", ""),
                Optional.ofNullable(given.get("since")).map(Instant::parse),
                Optional.ofNullable(given.get("until")).map(Instant::parse));
    }

    static long number(CommandRequest request, String name) {
        return Long.parseLong(request.arguments().getOrDefault(name, ""));
    }

    static String write(ReplayGround ground) {
        ObjectNode json = JSON.createObjectNode()
                .put("resendWindow", ground.resendWindow().toString());
        ground.rule().ifPresent(rule -> json.putPOJO("rule", rule));
        return text(json);
    }

    static ReplayGround ground(String text) {
        JsonNode json = read(text);
        return new ReplayGround(
                record(json.path("rule"), RuleInForce.class),
                Duration.parse(json.path("resendWindow").asText()));
    }

    static String write(TakenChunk taken) {
        ObjectNode json = JSON.createObjectNode().put("entry", taken.entry()).put("taken", taken.isTaken());
        taken.state().ifPresent(state -> json.putPOJO("state", state));
        return text(json);
    }

    static TakenChunk taken(String text) {
        JsonNode json = read(text);
        return new TakenChunk(
                json.path("entry").asLong(),
                json.path("taken").asBoolean(),
                record(json.path("state"), ReplayState.class));
    }

    private static <T> Optional<T> record(JsonNode json, Class<T> type) {
        try {
            return json.isMissingNode() ? Optional.empty() : Optional.of(JSON.treeToValue(json, type));
        } catch (JsonProcessingException e) {
            throw otherRelease(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw otherRelease(e);
        }
    }

    private static IllegalStateException otherRelease(JsonProcessingException e) {
        return new IllegalStateException("the service answers in another way than this release", e);
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }
}
