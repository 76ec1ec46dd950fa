package io.tablebridge.operate.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Commands and answers on the wire. */
final class CommandJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CommandJson() {}

    static byte[] write(CommandRequest request) {
        ObjectNode json = JSON.createObjectNode();
        json.put("language", request.language().toLanguageTag());
        ObjectNode arguments = json.putObject("arguments");
        request.arguments().forEach(arguments::put);
        return bytes(json);
    }

    static Optional<CommandRequest> readRequest(String name, byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.isObject()) {
                return Optional.empty();
            }
            Map<String, String> arguments = new HashMap<>();
            for (Map.Entry<String, JsonNode> argument : json.path("arguments").properties()) {
                if (!argument.getValue().isTextual()) {
                    return Optional.empty();
                }
                arguments.put(argument.getKey(), argument.getValue().textValue());
            }
            Locale language = Locale.forLanguageTag(json.path("language").asText("en"));
            return Optional.of(new CommandRequest(name, Map.copyOf(arguments), language));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static byte[] write(CommandResult result) {
        return bytes(JSON.createObjectNode().put("exit", result.exit()).put("text", result.text()));
    }

    static CommandResult readResult(byte[] body) throws IOException {
        JsonNode json = JSON.readTree(body);
        if (!json.path("exit").isInt() || !json.path("text").isTextual()) {
            throw new IOException("the answer is not one of a command");
        }
        return new CommandResult(json.path("exit").intValue(), json.path("text").textValue());
    }

    static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
