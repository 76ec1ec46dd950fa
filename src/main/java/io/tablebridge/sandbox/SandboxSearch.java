package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Searching contacts, over those that the index has noticed. */
final class SandboxSearch {

    private static final int MOST_GROUPS = 5;
    private static final int MOST_FILTERS = 18;
    private static final int MOST_RESULTS = 200;

    private SandboxSearch() {}

    static Reply search(JsonNode body, Collection<SandboxContact> indexed) {
        for (String member : List.of("filterGroups", "sorts", "properties", "limit", "after")) {
            if (!body.has(member)) {
                return Reply.invalid("Some required fields were not set: [" + member + "]");
            }
        }
        int filters = 0;
        for (JsonNode group : body.path("filterGroups")) {
            filters += group.path("filters").size();
        }
        int limit = body.path("limit").asInt();
        if (body.path("filterGroups").size() > MOST_GROUPS || filters > MOST_FILTERS || limit > MOST_RESULTS) {
            return Reply.invalid("Search request exceeds its limits");
        }
        List<SandboxContact> hits = indexed.stream()
                .filter(c -> matches(c, body.path("filterGroups")))
                .toList();
        ObjectNode answer = Reply.NODES.objectNode().put("total", hits.size());
        ArrayNode results = answer.putArray("results");
        Set<String> wanted = SandboxBatches.names(body.path("properties"));
        hits.stream().limit(limit).forEach(c -> results.add(SandboxBatches.node(c, wanted)));
        return new Reply(200, answer);
    }

    private static boolean matches(SandboxContact contact, JsonNode groups) {
        for (JsonNode group : groups) {
            boolean all = true;
            for (JsonNode filter : group.path("filters")) {
                all &= matchesFilter(contact, filter);
            }
            if (all) {
                return true;
            }
        }
        return groups.isEmpty();
    }

    private static boolean matchesFilter(SandboxContact contact, JsonNode filter) {
        String value = lower(
                contact.properties().getOrDefault(filter.path("propertyName").asText(), ""));
        Set<String> values = new HashSet<>();
        filter.path("values").forEach(v -> values.add(v.asText())); // IN takes lower case only, as the original
        return switch (filter.path("operator").asText()) {
            case "EQ" -> value.equals(lower(filter.path("value").asText()));
            case "NEQ" -> !value.equals(lower(filter.path("value").asText()));
            case "IN" -> values.contains(value);
            case "NOT_IN" -> !values.contains(value);
            case "HAS_PROPERTY" -> !value.isEmpty();
            case "NOT_HAS_PROPERTY" -> value.isEmpty();
            default -> throw new Refusal(Reply.invalid("operator is not supported by this sandbox"));
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
