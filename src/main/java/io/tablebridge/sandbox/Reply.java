package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** An answer of a simulated platform. */
record Reply(int status, JsonNode body) {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Reply invalid(String message) {
        return new Reply(400, error("VALIDATION_ERROR", message));
    }

    static Reply invalid(String message, String code, String property) {
        ObjectNode body = error("VALIDATION_ERROR", message);
        ObjectNode error = body.putArray("errors").addObject();
        error.put("message", message).put("code", code);
        error.putObject("context").putArray("propertyName").add(property);
        return new Reply(400, body);
    }

    static Reply conflict(String message) {
        return new Reply(409, error("CONFLICT", message));
    }

    static Reply notFound() {
        return new Reply(404, error("OBJECT_NOT_FOUND", "resource not found"));
    }

    static ObjectNode error(String category, String message) {
        return NODES.objectNode()
                .put("status", "error")
                .put("message", message)
                .put("correlationId", UUID.randomUUID().toString())
                .put("category", category);
    }
}
