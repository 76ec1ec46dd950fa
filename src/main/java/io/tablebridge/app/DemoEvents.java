package io.tablebridge.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.app.DemoGuests.Guest;
import io.tablebridge.sandbox.PlatformEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes events as inline's door and Square's webhooks carry them. */
final class DemoEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private int events;

    /**
     * @param state inline's state, such as {@code WAITING}
     * @param occurredAt when the platform saw it
     */
    record Booking(
            String id,
            Guest guest,
            String venue,
            String table,
            Instant startsAt,
            int party,
            String state,
            Instant occurredAt) {}

    PlatformEvent inline(Booking booking) {
        String id = nextId("inline");
        ObjectNode event = JSON.createObjectNode()
                .put("event_id", id)
                .put("type", "reservation.updated")
                .put("occurred_at", booking.occurredAt().toEpochMilli());
        ObjectNode reservation = event.putObject("reservation")
                .put("id", booking.id())
                .put("branch_id", booking.venue())
                .put("table", booking.table())
                .put("type", "BOOKING")
                .put("state", booking.state().equals("NO_SHOW") ? "CANCELLED" : booking.state())
                .put("reservation_time", booking.startsAt().toEpochMilli())
                .put("group_size", booking.party())
                .put("customer_note", booking.guest().note());
        if (booking.state().equals("NO_SHOW")) {
            reservation.put("cancel_reason", "NO_SHOW");
        }
        ObjectNode customer = reservation.putObject("customer");
        customer.put("name", booking.guest().name())
                .put("phone", booking.guest().phone());
        if (!booking.guest().email().isEmpty()) {
            customer.put("email", booking.guest().email());
        }
        return new PlatformEvent(id, event.toString());
    }

    PlatformEvent squareCustomer(Guest guest, Instant at) {
        String id = nextId("square");
        ObjectNode event = square(id, "customer.created", at);
        ObjectNode customer = event.putObject("data")
                .put("type", "customer")
                .put("id", card(guest))
                .putObject("object")
                .putObject("customer");
        customer.put("id", card(guest))
                .put("family_name", guest.name().substring(0, 1))
                .put("given_name", guest.name().substring(1))
                .put("phone_number", "+886" + guest.phone().replace("-", "").substring(1))
                .put("created_at", at.toString())
                .put("updated_at", at.toString())
                .put("version", 0);
        if (!guest.email().isEmpty()) {
            customer.put("email_address", guest.email());
        }
        return new PlatformEvent(id, event.toString());
    }

    PlatformEvent squareBooking(Guest guest, Instant startsAt, int revision, String status, Instant at) {
        String id = nextId("square");
        ObjectNode event = square(id, revision == 0 ? "booking.created" : "booking.updated", at);
        String booking = "sqb" + guest.number();
        event.putObject("data")
                .put("type", "booking")
                .put("id", booking + ":" + revision)
                .putObject("object")
                .putObject("booking")
                .put("id", booking)
                .put("version", revision)
                .put("status", status)
                .put("customer_id", card(guest))
                .put("customer_note", guest.note())
                .put("location_id", "LXINYI")
                .put("start_at", startsAt.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("created_at", at.toString())
                .put("updated_at", at.toString());
        return new PlatformEvent(id, event.toString());
    }

    private static ObjectNode square(String id, String type, Instant at) {
        return JSON.createObjectNode()
                .put("merchant_id", "MDEMO")
                .put("type", type)
                .put("event_id", id)
                .put("created_at", at.toString());
    }

    private static String card(Guest guest) {
        return "SQC" + guest.number();
    }

    private String nextId(String platform) {
        events++;
        return platform + "-" + events;
    }
}
