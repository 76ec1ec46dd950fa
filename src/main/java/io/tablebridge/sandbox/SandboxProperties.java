package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties of contacts and their groups. Not thread-safe: the sandbox guards it. */
final class SandboxProperties {

    private static final Set<String> TYPES =
            Set.of("string", "number", "date", "datetime", "bool", "enumeration", "phone_number");
    private static final int MOST_UNIQUE = 10;

    private final Map<String, ObjectNode> byName = new LinkedHashMap<>();
    private final Set<String> groups = new HashSet<>(Set.of("contactinformation"));

    SandboxProperties() {
        for (String name : List.of(
                "email",
                "firstname",
                "lastname",
                "phone",
                "mobilephone",
                "hs_additional_emails",
                "hs_language",
                "lifecyclestage",
                "company",
                "city",
                "date_of_birth")) {
            ObjectNode property = Reply.NODES
                    .objectNode()
                    .put("name", name)
                    .put("label", name)
                    .put("groupName", "contactinformation")
                    .put("type", "string")
                    .put("fieldType", "text")
                    .put("hasUniqueValue", name.equals("email"));
            byName.put(name, property);
        }
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    /** Unique by their definition, the e-mail aside. */
    boolean isUnique(String name) {
        ObjectNode property = byName.get(name);
        return property != null && property.path("hasUniqueValue").asBoolean();
    }

    JsonNode all() {
        ObjectNode body = Reply.NODES.objectNode();
        ArrayNode results = body.putArray("results");
        byName.values().forEach(results::add);
        return body;
    }

    Reply one(String name) {
        ObjectNode property = byName.get(name);
        return property == null ? Reply.notFound() : new Reply(200, property);
    }

    Reply create(JsonNode body) {
        for (String member : List.of("name", "label", "groupName", "type", "fieldType")) {
            if (body.path(member).asText("").isBlank()) {
                return Reply.invalid("Property " + member + " is required");
            }
        }
        String name = body.path("name").asText();
        if (byName.containsKey(name)) {
            return Reply.conflict("A property named '" + name + "' already exists.");
        }
        if (!name.matches("[a-z][a-z0-9_]*")
                || !TYPES.contains(body.path("type").asText())) {
            return Reply.invalid("Invalid name or type");
        }
        if (!groups.contains(body.path("groupName").asText())) {
            return Reply.invalid("Property group does not exist");
        }
        boolean unique = body.path("hasUniqueValue").asBoolean();
        long uniques = byName.keySet().stream().filter(this::isUnique).count();
        if (unique && uniques > MOST_UNIQUE) {
            return Reply.invalid("Too many unique properties");
        }
        return add(body);
    }

    Reply add(JsonNode body) {
        ObjectNode property = body.deepCopy();
        byName.put(body.path("name").asText(), property);
        groups.add(body.path("groupName").asText());
        return new Reply(201, property);
    }

    Reply createGroup(JsonNode body) {
        String name = body.path("name").asText("");
        if (name.isBlank() || body.path("label").asText("").isBlank()) {
            return Reply.invalid("name and label are required");
        }
        return groups.add(name)
                ? new Reply(201, body)
                : Reply.conflict("A property group named '" + name + "' already exists.");
    }

    void check(Map<String, String> values) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            ObjectNode property = byName.get(value.getKey());
            if (property == null) {
                String message = "Property values were not valid: [{\"isValid\":false,\"name\":\"" + value.getKey()
                        + "\",\"error\":\"PROPERTY_DOESNT_EXIST\"}]";
                throw new Refusal(Reply.invalid(message, "PROPERTY_DOESNT_EXIST", value.getKey()));
            }
            if (!value.getValue().isEmpty()) {
                checkType(property, value.getKey(), value.getValue());
            }
        }
    }

    private static void checkType(ObjectNode property, String name, String value) {
        boolean fits =
                switch (property.path("type").asText()) {
                    case "number" -> value.matches("-?[0-9]{1,18}(\\.[0-9]{1,10})?");
                    case "bool" -> value.equals("true") || value.equals("false");
                    case "date" -> value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,15}");
                    case "datetime" -> value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T.+|[0-9]{1,15}");
                    default -> !name.equals("email") || value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
                };
        if (!fits) {
            String code = name.equals("email") ? "INVALID_EMAIL" : "INVALID_VALUE";
            throw new Refusal(Reply.invalid("Property values were not valid", code, name));
        }
    }
}
