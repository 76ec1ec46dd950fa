package io.tablebridge.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.sandbox.PlatformEvent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** Events of made-up guests, as inline's envelope holds them. */
public final class Bookings {

    /** Versions count milliseconds from here. */
    private static final long SEEN_FROM = 1_790_000_000_000L;

    static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Bookings() {}

    /** One state of a booking. {@code version} is when the platform saw it, in ms. */
    public record Booking(
            String id, long version, Instant startsAt, int partySize, String name, String phone, String note) {

        Booking at(Instant newStart, long newVersion) {
            return new Booking(id, newVersion, newStart, partySize, name, phone, note);
        }

        Booking forParty(int newPartySize, long newVersion) {
            return new Booking(id, newVersion, startsAt, newPartySize, name, phone, note);
        }

        public PlatformEvent as(String eventId) {
            return new PlatformEvent(eventId, tree(eventId).toString());
        }

        /** To be changed into what a platform should not send. */
        ObjectNode tree(String eventId) {
            ObjectNode event = JSON.createObjectNode()
                    .put("event_id", eventId)
                    .put("type", "reservation.updated")
                    .put("occurred_at", SEEN_FROM + version);
            event.putObject("reservation")
                    .put("id", id)
                    .put("branch_id", "taipei-1")
                    .put("type", "BOOKING")
                    .put("state", "WAITING")
                    .put("reservation_time", startsAt.toEpochMilli())
                    .put("group_size", partySize)
                    .put("customer_note", note)
                    .putObject("customer")
                    .put("name", name)
                    .put("phone", phone);
            return event;
        }
    }

    /** An evening that is still to come, so that it is a guest's next reservation: Friday at this hour in Taipei. */
    public static Instant friday(int hour, int minute) {
        return ZonedDateTime.now(TAIPEI)
                .plusWeeks(1)
                .with(TemporalAdjusters.next(DayOfWeek.FRIDAY))
                .with(LocalTime.of(hour, minute))
                .toInstant();
    }
}
