package io.tablebridge.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private static final ObjectMapper JSON = new ObjectMapper();

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
        ground.rule().ifPresent(rule -> json.putObject("rule")
                .put("name", rule.name())
                .put("entry", rule.entry())
                .put("text", rule.text()));
        return text(json);
    }

    static ReplayGround ground(String text) {
        JsonNode json = read(text);
        JsonNode rule = json.path("rule");
        return new ReplayGround(
                rule.isObject()
                        ? Optional.of(new RuleInForce(
                                rule.path("name").asText(),
                                rule.path("entry").asLong(),
                                rule.path("text").asText()))
                        : Optional.empty(),
                Duration.parse(json.path("resendWindow").asText()));
    }

    static String write(TakenChunk taken) {
        ObjectNode json = JSON.createObjectNode().put("entry", taken.entry()).put("taken", taken.isTaken());
        taken.state().ifPresent(state -> json.putObject("state")
                .put("lowest", state.lowest())
                .put("finished", state.finished())
                .put("bodies", state.bodies())
                .put("changed", state.changed())
                .put("withdrawn", state.withdrawn())
                .put("open", state.open())
                .put("unreadable", state.unreadable())
                .put("leftOut", state.leftOut())
                .put("outdated", state.outdated()));
        return text(json);
    }

    static TakenChunk taken(String text) {
        JsonNode json = read(text);
        JsonNode state = json.path("state");
        return new TakenChunk(
                json.path("entry").asLong(),
                json.path("taken").asBoolean(),
                state.isObject()
                        ? Optional.of(new ReplayState(
                                state.path("lowest").asLong(),
                                state.path("finished").asBoolean(),
                                state.path("bodies").asLong(),
                                state.path("changed").asLong(),
                                state.path("withdrawn").asLong(),
                                state.path("open").asLong(),
                                state.path("unreadable").asLong(),
                                state.path("leftOut").asLong(),
                                state.path("outdated").asLong()))
                        : Optional.empty());
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the service answers in another way than this release", e);
        }
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }
}
