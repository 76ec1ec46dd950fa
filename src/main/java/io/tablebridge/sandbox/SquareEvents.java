package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Square's webhooks say of a change. */
final class SquareEvents {

    private SquareEvents() {}

    /** The whole object, as of bookings, customers and payments. */
    static PlatformEvent whole(String kind, ObjectNode object) {
        return event(kind, object, kind, object);
    }

    /** The name of an order and little more. */
    static PlatformEvent order(ObjectNode order) {
        String key = isNew(order) ? "order_created" : "order_updated";
        ObjectNode thin = Reply.NODES.objectNode();
        thin.set("order_id", order.path("id"));
        for (String name : new String[] {"version", "location_id", "state", "created_at", "updated_at"}) {
            if (order.has(name)) {
                thin.set(name, order.path(name));
            }
        }
        return event("order", order, key, thin);
    }

    private static PlatformEvent event(String kind, ObjectNode object, String key, ObjectNode said) {
        String id = object.path("id").asText() + "-" + object.path("version").asLong();
        ObjectNode body = Reply.NODES.objectNode();
        body.put("event_id", kind + "-" + id).put("type", kind + (isNew(object) ? ".created" : ".updated"));
        ObjectNode data = body.putObject("data").put("type", key).put("id", id);
        data.putObject("object").set(key, said);
        return new PlatformEvent(kind + "-" + id, body.toString());
    }

    private static boolean isNew(ObjectNode object) {
        return object.path("version").asLong() == 0;
    }
}
