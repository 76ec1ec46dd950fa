package io.tablebridge.delivery.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.delivery.EntityWrite;
import io.tablebridge.mapping.OutboundProperty;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bodies of requests. All values are strings; members that HubSpot's specification requires always stand there. */
final class HubSpotRequests {

    static final String GROUP = "tablebridge";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private HubSpotRequests() {}

    static ObjectNode read(String idProperty, Collection<String> ids, Collection<String> properties) {
        ObjectNode body = NODES.objectNode();
        properties.stream().distinct().forEach(body.putArray("properties")::add);
        body.putArray("propertiesWithHistory");
        body.put("idProperty", idProperty);
        ArrayNode inputs = body.putArray("inputs");
        ids.forEach(id -> inputs.addObject().put("id", id));
        return body;
    }

    /** Writes contacts that carry our id, and makes those that are not there. */
    static ObjectNode upsert(String idProperty, List<EntityWrite> writes) {
        ObjectNode body = NODES.objectNode();
        ArrayNode inputs = body.putArray("inputs");
        for (EntityWrite write : writes) {
            ObjectNode input = inputs.addObject().put("id", write.publicId()).put("idProperty", idProperty);
            input.set("properties", strings(write.values()));
            input.put("objectWriteTraceId", write.publicId());
        }
        return body;
    }

    /** Writes contacts that others made, and puts our id on them. */
    static ObjectNode stamp(String idProperty, List<EntityWrite> writes) {
        ObjectNode body = NODES.objectNode();
        ArrayNode inputs = body.putArray("inputs");
        for (EntityWrite write : writes) {
            ObjectNode input = inputs.addObject().put("id", write.stamp().orElseThrow());
            ObjectNode properties = strings(write.values());
            properties.put(idProperty, write.publicId());
            input.set("properties", properties);
            input.put("objectWriteTraceId", write.publicId());
        }
        return body;
    }

    /** Contacts that are to go. */
    static ObjectNode archive(List<EntityWrite> writes) {
        ObjectNode body = NODES.objectNode();
        ArrayNode inputs = body.putArray("inputs");
        writes.forEach(write -> inputs.addObject().put("id", write.stamp().orElseThrow()));
        return body;
    }

    /** Writes contacts and takes our id away from them. */
    static ObjectNode letGo(String idProperty, List<EntityWrite> writes) {
        ObjectNode body = NODES.objectNode();
        ArrayNode inputs = body.putArray("inputs");
        for (EntityWrite write : writes) {
            ObjectNode input = inputs.addObject().put("id", write.stamp().orElseThrow());
            ObjectNode properties = strings(write.values());
            properties.put(idProperty, "");
            input.set("properties", properties);
        }
        return body;
    }

    /** Contacts that hold one of these values in one of these properties. */
    static ObjectNode search(
            List<String> searched, Collection<String> values, Collection<String> properties, int limit) {
        ObjectNode body = NODES.objectNode();
        ArrayNode groups = body.putArray("filterGroups");
        for (String property : searched) {
            ObjectNode filter = groups.addObject().putArray("filters").addObject();
            filter.put("propertyName", property).put("operator", "IN");
            values.forEach(filter.putArray("values")::add);
        }
        body.putArray("sorts");
        properties.stream().distinct().forEach(body.putArray("properties")::add);
        return body.put("limit", limit).put("after", "0");
    }

    static ObjectNode group() {
        return NODES.objectNode().put("name", GROUP).put("label", "Tablebridge").put("displayOrder", -1);
    }

    static ObjectNode property(OutboundProperty property) {
        ObjectNode body = NODES.objectNode()
                .put("name", property.name())
                .put("label", (property.label() + " " + property.labelZh()).strip())
                .put("groupName", GROUP)
                .put("type", type(property.kind()))
                .put("fieldType", fieldType(property.kind()));
        if (property.unique()) {
            body.put("hasUniqueValue", true);
        }
        if (property.kind() == OutboundProperty.Kind.FLAG) {
            ArrayNode options = body.putArray("options");
            options.addObject()
                    .put("label", "Yes 是")
                    .put("value", "true")
                    .put("displayOrder", 0)
                    .put("hidden", false);
            options.addObject()
                    .put("label", "No 否")
                    .put("value", "false")
                    .put("displayOrder", 1)
                    .put("hidden", false);
        }
        return body;
    }

    static String type(OutboundProperty.Kind kind) {
        return switch (kind) {
            case TEXT -> "string";
            case NUMBER -> "number";
            case DATE_TIME -> "datetime";
            case DATE -> "date";
            case FLAG -> "bool";
        };
    }

    private static String fieldType(OutboundProperty.Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case DATE_TIME, DATE -> "date";
            case FLAG -> "booleancheckbox";
        };
    }

    private static ObjectNode strings(Map<String, String> values) {
        ObjectNode node = NODES.objectNode();
        new TreeMap<>(values).forEach(node::put);
        return node;
    }
}
