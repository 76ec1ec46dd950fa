package io.tablebridge.delivery.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tablebridge.delivery.DestinationException;
import io.tablebridge.delivery.Trouble;
import io.tablebridge.mapping.OutboundProperty;
import io.tablebridge.remote.ErrorClass;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes sure that an account has the properties a mapping fills. Creates what is ours; never changes or removes. */
final class HubSpotProvisioning {

    private static final int EXISTS = 409;

    private final HubSpotClient client;
    private final HubSpotSettings settings;

    HubSpotProvisioning(HubSpotClient client, HubSpotSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    void prepare(List<OutboundProperty> wanted) {
        boolean findable = wanted.stream().anyMatch(p -> p.unique() && p.name().equals(settings.idProperty()));
        if (!findable) {
            throw config(Problem.at(settings.name(), "TB-DEL-015", settings.name(), settings.idProperty()));
        }
        Map<String, JsonNode> present = present();
        Set<String> strangers = new TreeSet<>();
        List<OutboundProperty> missing =
                wanted.stream().filter(p -> !present.containsKey(p.name())).toList();
        missing.stream().filter(p -> !p.provisioned()).forEach(p -> strangers.add(p.name()));
        if (!strangers.isEmpty()) {
            throw config(client.problems().noSuchProperty(strangers));
        }
        for (OutboundProperty property : wanted) {
            JsonNode existing = present.get(property.name());
            if (existing != null) {
                compare(property, existing);
            }
        }
        if (!missing.isEmpty()) {
            create(settings.properties("/groups"), HubSpotRequests.group());
            missing.forEach(p -> create(settings.properties(""), HubSpotRequests.property(p)));
        }
    }

    private Map<String, JsonNode> present() {
        Map<String, JsonNode> present = new HashMap<>();
        JsonNode answer = client.ask("GET", settings.properties(""), MissingNode.getInstance());
        answer.path("results").forEach(p -> present.put(p.path("name").asText(), p));
        return present;
    }

    private void compare(OutboundProperty property, JsonNode existing) {
        if (property.unique() && !existing.path("hasUniqueValue").asBoolean()) {
            throw config(client.problems().propertyDiffers(property.name(), "hasUniqueValue"));
        }
        String type = HubSpotRequests.type(property.kind());
        if (property.provisioned() && !existing.path("type").asText(type).equals(type)) {
            throw config(client.problems().propertyDiffers(property.name(), "type"));
        }
    }

    private void create(String path, JsonNode body) {
        Answer answer = client.send("POST", path, body);
        if (answer instanceof Answer.Refused refused) {
            if (refused.status() != EXISTS) {
                throw config(client.problems().refused("-", refused.body()));
            }
        } else if (answer instanceof Answer.Stopped stopped) {
            throw new DestinationException(stopped.trouble());
        } else if (answer instanceof Answer.Unknown unknown) {
            throw new DestinationException(unknown.trouble());
        }
    }

    private static DestinationException config(Problem problem) {
        return new DestinationException(new Trouble(ErrorClass.CONFIG, problem, Duration.ZERO));
    }
}
