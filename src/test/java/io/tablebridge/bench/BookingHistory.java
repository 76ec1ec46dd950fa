package io.tablebridge.bench;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Events as inline would send them, of about 1 KB. First one booking of each guest; then bookings of guests taken by
 * chance, each told four times as it goes from booked to seated, the four far apart among those of others. Of the later
 * bookings one in ten is a new guest's. The same numbers always make the same events.
 */
final class BookingHistory {

    static final String SOURCE = "inline";
    static final String MAPPING = "inline-reservation";

    private static final long NOW = 1_795_000_000_000L;
    private static final int STATES = 4;
    private static final int OPEN = 5_000;
    private static final long SCATTER = 2_654_435_761L;

    private static final Template BODY = new Template(
            """
            {"event_id":"evt-#","type":"reservation.updated","occurred_at":#,"reservation":{"id":"-Obench#",\
            "branch_id":"-Nzhongshan","company_id":"-Ngroup","group_size":#,"number_of_kid_chairs":0,\
            "number_of_kid_sets":0,"customer_note":"CUSTOMER_NOTE","note":"VENUE_NOTE","type":"BOOKING",\
            "state":"WAITING","reservation_time":#,"created_time":#,"serial_number":"","canceled_by":null,"cancel_reason":null,\
            "created_from":"web","reservation_link":"https://example.invalid/reservations/-Obench#",\
            "customer":{"id":"c#","name":"王小明#","phone":"09#","email":"guest#@example.invalid"}}}"""
                    .replace("CUSTOMER_NOTE", "靠窗的位置，謝謝。".repeat(4))
                    .replace("VENUE_NOTE", "老客人，喜歡安靜的角落。".repeat(6)));

    private final long guests;

    BookingHistory(long guests) {
        this.guests = guests;
    }

    /** The first booking of a guest, from 0. */
    Entry first(long guest) {
        return event(guest, guest, guest, 0);
    }

    /** What comes after the guests' first bookings, from 0. */
    Entry later(long number) {
        long block = number / ((long) OPEN * STATES);
        long within = number % ((long) OPEN * STATES);
        long booking = block * OPEN + within % OPEN;
        boolean newcomer = booking % 10 == 0;
        long guest = newcomer ? guests + booking / 10 : booking * SCATTER % guests;
        return event(guests + number, guests + booking, guest, within / OPEN);
    }

    private static Entry event(long event, long booking, long guest, long state) {
        byte[] body = BODY.fill(
                event,
                NOW + event,
                booking,
                2 + state,
                NOW + booking % 1_000 * 60_000,
                NOW - booking,
                booking,
                guest,
                guest,
                10_000_000 + guest,
                guest);
        return new Entry(
                EntryKind.EVENT,
                SOURCE,
                "evt-" + event,
                Instant.ofEpochMilli(NOW + event),
                Map.of(Entry.MAPPING, MAPPING),
                List.of(body));
    }
}
