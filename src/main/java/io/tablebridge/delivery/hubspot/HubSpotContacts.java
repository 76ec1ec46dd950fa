package io.tablebridge.delivery.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.delivery.RemoteEntity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads contacts by a property that is theirs alone: seen at once after a write, unlike a search. */
final class HubSpotContacts {

    private final HubSpotClient client;
    private final HubSpotSettings settings;

    HubSpotContacts(HubSpotClient client, HubSpotSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Contacts that have one of these values in this property; 207 and 404 entries of the answer are simply not there. */
    List<RemoteEntity> by(String idProperty, Collection<String> ids, Collection<String> properties) {
        List<String> distinct = ids.stream().distinct().toList();
        List<RemoteEntity> found = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += HubSpotSettings.MOST_INPUTS) {
            List<String> part = distinct.subList(from, Math.min(distinct.size(), from + HubSpotSettings.MOST_INPUTS));
            JsonNode body = client.ask(
                    "POST", settings.contacts("/batch/read"), HubSpotRequests.read(idProperty, part, properties));
            body.path("results").forEach(node -> found.add(entity(node)));
        }
        return found;
    }

    static RemoteEntity entity(JsonNode node) {
        Map<String, String> values = new TreeMap<>();
        node.path("properties").properties().forEach(e -> {
            if (e.getValue().isValueNode()
                    && !e.getValue().isNull()
                    && !e.getValue().asText().isEmpty()) {
                values.put(e.getKey(), e.getValue().asText());
            }
        });
        return new RemoteEntity(node.path("id").asText(), values);
    }
}
