package io.tablebridge.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What inline, Square, a POS and a form may tell over some days: few people with several phones, phones and e-mails that many share,
 * bookings that change, are cancelled or deleted, and now and then something nobody can read.
 */
final class RandomHistory {

    static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES =
            List.of("王小明", "李美麗", "陳大文", "Chen Yuling", "歐陽 娜娜 小姐", "Jenkins Smorly", "林志明", "張 先生");
    private static final List<String> PHONES = List.of(
            "+886911000001", // a concierge desk: many names
            "+886911000001",
            "+886911000002",
            "+886911000003",
            "0911-000-004",
            "0911 000 005",
            "(02) 2351-6758",
            "+886900000000",
            "0912",
            "ask at the desk");
    private static final List<String> EMAILS = List.of(
            "desk@hotel.example", // too many names for one person
            "desk@hotel.example",
            "desk@hotel.example",
            "a@example.com",
            "B@Example.com",
            "c@example.com",
            "d@example.com",
            "e@example.com",
            "noemail@example.com",
            "none");
    private static final List<String> NOTES =
            List.of("", "花生過敏", "靠窗", "不吃牛", "allergic to shellfish", "peanut allergy, window seat", "生日");

    private final Random random;
    private final int things;

    private RandomHistory(Random random, int things) {
        this.random = random;
        this.things = things;
    }

    /** Events in the order in which they were sent; an event id stands for one body. */
    static List<Told> of(Random random, int size) {
        RandomHistory history = new RandomHistory(random, Math.max(2, size / 4));
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(history.next("ev-" + i));
        }
        return all;
    }

    private Told next(String eventId) {
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> inline(eventId);
            case 3 -> random.nextBoolean() ? squareCustomer(eventId) : squareBooking(eventId);
            case 4 -> genericGuest(eventId);
            case 5 -> bill(eventId);
            default -> genericReservation(eventId);
        };
    }

    private Told inline(String eventId) {
        ObjectNode event = JSON.createObjectNode();
        event.put("event_id", eventId);
        event.put("type", oneIn(15) ? "reservation.deleted" : "reservation.updated");
        event.put("occurred_at", version().toEpochMilli());
        ObjectNode reservation = event.putObject("reservation");
        reservation.put("id", "I" + random.nextInt(things));
        reservation.put("branch_id", "taipei");
        reservation.put("type", "BOOKING");
        reservation.put("state", of("WAITING", "WAITING", "WAITING", "SEATED", "CANCELLED"));
        if (oneIn(20)) {
            reservation.put("state", "MOVED");
        }
        if (oneIn(6)) {
            reservation.put("cancel_reason", "NO_SHOW");
        }
        reservation.put("reservation_time", startsAt().toEpochMilli());
        reservation.put("table", of("A5", "A6", "A5+A6"));
        reservation.put("group_size", 1 + random.nextInt(8));
        reservation.put("customer_note", NOTES.get(random.nextInt(NOTES.size())));
        ObjectNode customer = reservation.putObject("customer");
        customer.put("name", name());
        customer.put("phone", phone());
        if (oneIn(3)) {
            customer.put("email", email());
        }
        return new Told("inline", "inline-reservation", eventId, event.toString());
    }

    /** About when and where somebody may have booked; a customer stays the same, or there is none. */
    private Told bill(String eventId) {
        ObjectNode event = JSON.createObjectNode();
        event.put("event_id", eventId);
        event.put("type", oneIn(15) ? "order.deleted" : "order.updated");
        event.put("occurred_at", version().toEpochMilli());
        int number = random.nextInt(things);
        ObjectNode order = event.putObject("order");
        order.put("id", "E" + number);
        order.put("store_id", oneIn(4) ? "" : "taipei");
        order.put("table", of("A5", "A6"));
        order.put("guests", 1 + random.nextInt(8));
        order.put("status", of("open", "paid", "paid", "void"));
        order.put(
                "opened_at",
                startsAt().plus(Duration.ofMinutes(random.nextInt(40))).toString());
        order.put("total", 100 * random.nextInt(50));
        if (number % 3 == 0) {
            order.putObject("member").put("id", "M" + number % 4).put("phone", PHONES.get(2 + number % 4));
        }
        if (oneIn(8)) {
            order.put(of("split_from", "merged_into"), "E" + random.nextInt(things));
        }
        if (oneIn(8)) {
            order.putObject("reservation")
                    .put("id", "I" + random.nextInt(things))
                    .put("source", "inline");
        }
        return new Told("eats365", "eats365-order", eventId, event.toString());
    }

    private Told squareCustomer(String eventId) {
        ObjectNode event = JSON.createObjectNode();
        event.put("type", oneIn(8) ? "customer.deleted" : "customer.updated");
        event.put("event_id", eventId);
        ObjectNode customer = event.putObject("data").putObject("object").putObject("customer");
        customer.put("id", "SQ" + random.nextInt(things));
        customer.put("version", random.nextInt(6));
        customer.put("given_name", name());
        customer.put("phone_number", phone());
        customer.put("email_address", email());
        customer.put("note", NOTES.get(random.nextInt(NOTES.size())));
        return new Told("square", "square-customer", eventId, event.toString());
    }

    private Told squareBooking(String eventId) {
        ObjectNode event = JSON.createObjectNode();
        event.put("type", "booking.updated");
        event.put("event_id", eventId);
        ObjectNode booking = event.putObject("data").putObject("object").putObject("booking");
        booking.put("id", "SB" + random.nextInt(things));
        booking.put("version", random.nextInt(6));
        booking.put("status", of("PENDING", "ACCEPTED", "CANCELLED_BY_CUSTOMER", "NO_SHOW", "WHO_KNOWS"));
        booking.put("start_at", startsAt().toString());
        booking.put("customer_id", "SQ" + random.nextInt(things));
        booking.put("customer_note", NOTES.get(random.nextInt(NOTES.size())));
        return new Told("square", "square-booking", eventId, event.toString());
    }

    private Told genericGuest(String eventId) {
        ObjectNode guest = JSON.createObjectNode();
        guest.put("id", "G" + random.nextInt(things));
        guest.put("updated_at", version().toString());
        guest.put("name", name());
        guest.put("phone", phone());
        if (random.nextBoolean()) {
            guest.put("email", email());
        }
        if (oneIn(3)) {
            guest.put("email_consent", of("yes", "no", "perhaps"));
        }
        if (oneIn(10)) {
            guest.put("deleted", true);
        }
        return new Told("form", "generic-guest", eventId, guest.toString());
    }

    private Told genericReservation(String eventId) {
        ObjectNode booking = JSON.createObjectNode();
        booking.put("id", "B" + random.nextInt(things));
        booking.put("updated_at", version().toString());
        booking.put("status", of("booked", "confirmed", "cancelled", "no show", "completed", "maybe"));
        booking.put("starts_at", startsAt().toString());
        booking.put("party_size", of("2", "4", "6"));
        booking.put("requests", NOTES.get(random.nextInt(NOTES.size())));
        ObjectNode guest = booking.putObject("guest");
        guest.put("name", name());
        guest.put("phone", phone());
        if (oneIn(3)) {
            guest.put("email", email());
        }
        return new Told("form", "generic-reservation", eventId, booking.toString());
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String of(String... words) {
        return words[random.nextInt(words.length)];
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private String phone() {
        return PHONES.get(random.nextInt(PHONES.size()));
    }

    private String email() {
        return EMAILS.get(random.nextInt(EMAILS.size()));
    }

    /** Few different ones: equal versions with different content happen too. */
    private Instant version() {
        return NOW.minus(Duration.ofMinutes(random.nextInt(40)));
    }

    private Instant startsAt() {
        return NOW.plus(Duration.ofHours(random.nextInt(200) - 60));
    }
}
