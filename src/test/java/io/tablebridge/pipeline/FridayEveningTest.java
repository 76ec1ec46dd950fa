package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.guests.RecordOutcome;
import io.tablebridge.model.GuestProfile;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FridayEveningTest {

    private final World world = World.empty();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aBookingResentTwiceChangedAndAnOlderChangeComingLateBecomeOneGuestWithTheNewestState() {
        String booking = "reservation R1 1 name=王小明 phone=+886912345678 party=2 status=booked"
                + " at=2026-11-20T19:00:00+08:00 allergy=peanut";
        String older = "reservation R1 2 name=王小明 phone=+886912345678 party=3 status=booked"
                + " at=2026-11-20T19:00:00+08:00 allergy=shrimp";
        String newest = "reservation R1 3 name=王小明 phone=+886912345678 party=4 status=confirmed"
                + " at=2026-11-20T19:30:00+08:00";
        world.event("inline", "e1", booking);
        world.event("inline", "e1", booking);
        world.event("inline", "e1", booking);
        world.event("inline", "e3", newest);
        world.event("inline", "e2", older);
        world.run();

        EventCounts events = world.events("inline");
        assertThat(events.total()).isEqualTo(5);
        assertThat(events.of(EventState.DUPLICATE)).isEqualTo(2);
        assertThat(events.of(EventState.FINISHED)).isEqualTo(3);
        assertThat(world.records("inline").of(RecordOutcome.APPLIED)).isEqualTo(2);
        assertThat(world.records("inline").of(RecordOutcome.SUPERSEDED)).isEqualTo(1);

        assertThat(world.living()).hasSize(1);
        GuestProfile guest = world.living().get(0);
        assertThat(guest.values())
                .containsEntry("name", "王小明")
                .containsEntry("phone", "+886912345678")
                .containsEntry("allergies", List.of("peanut", "shrimp"))
                .containsEntry("nextReservation.partySize", 4L)
                .containsEntry("nextReservation.status", "confirmed")
                .containsEntry("nextReservation.startsAt", OffsetDateTime.parse("2026-11-20T19:30:00+08:00"))
                .containsEntry("bookings", 1L)
                .containsEntry("visits", 0L)
                .containsEntry("sources", List.of("inline"))
                .containsEntry("id", guest.publicId());
        assertThat(guest.publicId()).matches("g[a-z2-7]{20}");
        assertThat(world.outbox.marked(world.database)).containsExactly(guest.guestId());
    }
}
