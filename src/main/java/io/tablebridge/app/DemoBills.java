package io.tablebridge.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.sandbox.PlatformEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The evening's bills as an Eats365 POS would send them: none names a guest, each its table. */
final class DemoBills {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WALK_INS = 5;

    private static final List<Dish> MENU = List.of(
            new Dish("清蒸石斑", 4_500),
            new Dish("三杯雞", 420),
            new Dish("麻婆豆腐", 280),
            new Dish("烏龍茶", 180),
            new Dish("芒果冰", 220));

    private final Random random;
    private final List<PlatformEvent> events = new ArrayList<>();
    private int ofGuests;
    private int ofNobody;

    private record Dish(String name, int price) {}

    private record Line(Dish dish, int quantity) {}

    DemoBills(Random random) {
        this.random = random;
    }

    /** Guests who had booked eat and pay. */
    void eaten(DemoEvents.Booking booking) {
        ofGuests++;
        add(
                booking.venue(),
                booking.table(),
                booking.party(),
                booking.startsAt().plus(10, ChronoUnit.MINUTES),
                meal());
    }

    /** The bill of the guest whose contact is shown in the end: NT$4,860 at 7:42 pm. */
    void friday(DemoEvents.Booking booking) {
        ofGuests++;
        List<Line> lines = List.of(new Line(MENU.get(0), 1), new Line(MENU.get(3), 2));
        add(
                booking.venue(),
                booking.table(),
                booking.party(),
                booking.startsAt().plus(12, ChronoUnit.MINUTES),
                lines);
    }

    /** People who had not booked. */
    void walkIns(String venue, Instant at) {
        for (int i = 1; i <= WALK_INS; i++) {
            ofNobody++;
            add(venue, "B" + i, 2, at, meal());
        }
    }

    List<PlatformEvent> events() {
        return List.copyOf(events);
    }

    /** How many must find their guest. */
    int ofGuests() {
        return ofGuests;
    }

    /** How many must stay without one. */
    int ofNobody() {
        return ofNobody;
    }

    private List<Line> meal() {
        List<Line> lines = new ArrayList<>();
        MENU.stream().skip(1).forEach(dish -> lines.add(new Line(dish, 1 + random.nextInt(3))));
        return lines;
    }

    private void add(String venue, String table, int party, Instant openedAt, List<Line> lines) {
        String id = "eats365-" + (events.size() + 1);
        ObjectNode event = JSON.createObjectNode()
                .put("event_id", id)
                .put("type", "order.closed")
                .put("occurred_at", openedAt.plus(2, ChronoUnit.HOURS).toEpochMilli());
        ObjectNode order = event.putObject("order")
                .put("id", "bill-" + (events.size() + 1))
                .put("store_id", venue)
                .put("table", table)
                .put("guests", party)
                .put("status", "paid")
                .put("type", "dine in")
                .put("opened_at", openedAt.toString())
                .put("total", lines.stream().mapToInt(DemoBills::amount).sum());
        ArrayNode items = order.putArray("items");
        lines.forEach(line -> items.addObject()
                .put("name", line.dish().name())
                .put("quantity", line.quantity())
                .put("price", line.dish().price())
                .put("amount", amount(line)));
        events.add(new PlatformEvent(id, event.toString()));
    }

    private static int amount(Line line) {
        return line.dish().price() * line.quantity();
    }
}
