package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The batch calls. A batch whose inputs all carry a trace id fails in part, any other as a whole. */
final class SandboxBatches {

    private static final int MOST_INPUTS = 100;

    private final SandboxContacts contacts;
    private final SandboxProperties properties;
    private final boolean multiStatus;

    SandboxBatches(SandboxContacts contacts, SandboxProperties properties, boolean multiStatus) {
        this.contacts = contacts;
        this.properties = properties;
        this.multiStatus = multiStatus;
    }

    Reply read(JsonNode body) {
        if (!body.has("properties") || !body.has("propertiesWithHistory")) {
            return Reply.invalid("Some required fields were not set: [properties, propertiesWithHistory]");
        }
        checkInputs(body);
        String idProperty = body.path("idProperty").asText("");
        if (!idProperty.isEmpty() && !idProperty.equals("hs_object_id") && !properties.isUnique(idProperty)) {
            return Reply.invalid("idProperty is not unique", "PROPERTY_DOESNT_EXIST", idProperty);
        }
        Set<String> wanted = names(body.path("properties"));
        ArrayNode results = Reply.NODES.arrayNode();
        ArrayNode missing = Reply.NODES.arrayNode();
        Set<String> seen = new HashSet<>();
        for (JsonNode input : body.path("inputs")) {
            String id = input.path("id").asText();
            Optional<SandboxContact> contact = contacts.find(idProperty, id);
            if (contact.isEmpty()) {
                missing.add(id);
            } else if (seen.add(contact.get().id())) {
                results.add(node(contact.get(), wanted));
            }
        }
        ObjectNode answer = complete(results);
        if (!missing.isEmpty()) {
            ObjectNode error = answer.put("numErrors", 1).putArray("errors").addObject();
            error.put("status", "error")
                    .put("category", "OBJECT_NOT_FOUND")
                    .put("message", "Could not get some objects");
            error.putObject("context").set("ids", missing);
        }
        return new Reply(missing.isEmpty() ? 200 : 207, answer);
    }

    Reply create(JsonNode body) {
        checkInputs(body);
        return each(body, 201, input -> {
            if (!input.has("associations")) {
                throw new Refusal(Reply.invalid("Some required fields were not set: [associations]"));
            }
            return node(contacts.create(values(input)), Set.of());
        });
    }

    Reply update(JsonNode body) {
        checkInputs(body);
        return each(body, 200, input -> {
            SandboxContact contact = contacts.find(
                            input.path("idProperty").asText(""),
                            input.path("id").asText())
                    .orElseThrow(() -> new Refusal(Reply.notFound()));
            return node(contacts.change(contact, values(input)), Set.of());
        });
    }

    Reply upsert(JsonNode body) {
        checkInputs(body);
        for (JsonNode input : body.path("inputs")) {
            String idProperty = input.path("idProperty").asText("");
            if (idProperty.equals("email")) {
                return Reply.invalid("Partial upserts are not supported when using email as the idProperty");
            }
            if (!properties.isUnique(idProperty)) {
                return Reply.invalid("idProperty is not unique", "PROPERTY_DOESNT_EXIST", idProperty);
            }
        }
        return each(body, 200, input -> {
            String idProperty = input.path("idProperty").asText();
            String id = input.path("id").asText();
            Map<String, String> values = values(input);
            Optional<SandboxContact> existing = contacts.find(idProperty, id);
            if (existing.isEmpty()) {
                values.put(idProperty, id);
            }
            SandboxContact written =
                    existing.isPresent() ? contacts.change(existing.get(), values) : contacts.create(values);
            return node(written, Set.of()).put("new", existing.isEmpty());
        });
    }

    /** What a batch does with each of its inputs. */
    private interface Work {
        ObjectNode on(JsonNode input);
    }

    private Reply each(JsonNode body, int success, Work work) {
        boolean traced = multiStatus;
        for (JsonNode input : body.path("inputs")) {
            traced &= input.has("objectWriteTraceId");
        }
        ArrayNode results = Reply.NODES.arrayNode();
        ArrayNode errors = Reply.NODES.arrayNode();
        Map<String, SandboxContact> before = snapshot();
        for (JsonNode input : body.path("inputs")) {
            try {
                ObjectNode result = work.on(input);
                if (input.has("objectWriteTraceId")) {
                    result.set("objectWriteTraceId", input.path("objectWriteTraceId"));
                }
                results.add(result);
            } catch (Refusal refusal) {
                if (!traced) {
                    restore(before);
                    throw refusal;
                }
                ObjectNode error = refusal.reply().body().deepCopy();
                ObjectNode context = error.putObject("context");
                context.putArray("objectWriteTraceId")
                        .add(input.path("objectWriteTraceId").asText());
                errors.add(error);
            }
        }
        ObjectNode answer = complete(results);
        if (!errors.isEmpty()) {
            answer.put("numErrors", errors.size()).set("errors", errors);
        }
        return new Reply(errors.isEmpty() ? success : 207, answer);
    }

    private Map<String, SandboxContact> snapshot() {
        Map<String, SandboxContact> before = new TreeMap<>();
        contacts.all().forEach(c -> before.put(c.id(), c));
        return before;
    }

    private void restore(Map<String, SandboxContact> before) {
        for (SandboxContact now : Set.copyOf(contacts.all())) {
            SandboxContact then = before.get(now.id());
            if (then == null) {
                contacts.remove(now.id());
            } else if (!then.equals(now)) {
                contacts.keep(then);
            }
        }
    }

    private static void checkInputs(JsonNode body) {
        JsonNode inputs = body.path("inputs");
        if (!inputs.isArray() || inputs.isEmpty()) {
            throw new Refusal(Reply.invalid("Some required fields were not set: [inputs]"));
        }
        if (inputs.size() > MOST_INPUTS) {
            throw new Refusal(Reply.invalid("Cannot process more than 100 inputs in a single request"));
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode input : inputs) {
            if (input.has("id") && !ids.add(input.path("id").asText())) {
                throw new Refusal(Reply.invalid("Duplicate IDs found in batch input"));
            }
        }
    }

    private static Map<String, String> values(JsonNode input) {
        if (!input.path("properties").isObject()) {
            throw new Refusal(Reply.invalid("Some required fields were not set: [properties]"));
        }
        Map<String, String> values = new TreeMap<>();
        input.path("properties").properties().forEach(e -> {
            if (!e.getValue().isTextual()) {
                throw new Refusal(Reply.invalid("Invalid input JSON: property values are strings"));
            }
            values.put(e.getKey(), e.getValue().asText());
        });
        return values;
    }

    static Set<String> names(JsonNode array) {
        Set<String> names = new LinkedHashSet<>();
        array.forEach(n -> names.add(n.asText()));
        return names;
    }

    static ObjectNode complete(ArrayNode results) {
        ObjectNode body = Reply.NODES.objectNode().put("status", "COMPLETE");
        body.set("results", results);
        return body.put("startedAt", Instant.EPOCH.toString()).put("completedAt", Instant.EPOCH.toString());
    }

    /** A contact as answers hold it: what was asked for, or everything. */
    static ObjectNode node(SandboxContact contact, Set<String> wanted) {
        ObjectNode node = Reply.NODES.objectNode().put("id", contact.id());
        ObjectNode values = node.putObject("properties").put("hs_object_id", contact.id());
        if (wanted.isEmpty()) {
            contact.properties().forEach(values::put);
        }
        for (String name : wanted) {
            values.put(name, contact.properties().get(name));
        }
        return node.put("createdAt", contact.createdAt().toString())
                .put("updatedAt", contact.updatedAt().toString())
                .put("archived", false);
    }
}
