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

    /**
     * Contacts that have one of these values in this property; what the answer calls not found is simply not there. A text
     * that HubSpot does not take for an e-mail belongs to nobody: the write will say what is wrong with it.
     */
    List<RemoteEntity> by(String idProperty, Collection<String> ids, Collection<String> properties) {
        List<String> distinct = ids.stream().distinct().toList();
        List<RemoteEntity> found = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += HubSpotSettings.MOST_INPUTS) {
            List<String> part = distinct.subList(from, Math.min(distinct.size(), from + HubSpotSettings.MOST_INPUTS));
            read(idProperty, part, properties, found);
        }
        return found;
    }

    private void read(String idProperty, List<String> ids, Collection<String> properties, List<RemoteEntity> found) {
        JsonNode request = HubSpotRequests.read(idProperty, ids, properties);
        Answer answer = client.send("POST", settings.contacts("/batch/read"), request);
        boolean oneIsNoAddress = idProperty.equals(HubSpotAdoption.EMAIL)
                && answer instanceof Answer.Refused refused
                && !HubSpotProblems.isUnknownProperty(refused.body());
        if (!oneIsNoAddress) {
            client.orThrow(answer).path("results").forEach(node -> found.add(entity(node)));
        } else if (ids.size() > 1) {
            int half = ids.size() / 2;
            read(idProperty, ids.subList(0, half), properties, found);
            read(idProperty, ids.subList(half, ids.size()), properties, found);
        }
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
