package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.e2e.Bookings.Booking;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Friday, 19:00: from the platform's webhook to the contact that the restaurant looks at. */
final class FridayTest {

    @Test
    void aBookingThatIsResentChangedAndOvertakenByAnOlderChangeIsOneContactInItsNewestState(@TempDir Path folder)
            throws Exception {
        try (Evening evening = Evening.begin(folder)) {
            Booking booked = new Booking("r-1", 2_000, Bookings.friday(19, 0), 4, "王小明", "0912-345-678", "靠窗、花生過敏");
            Booking later = booked.at(Bookings.friday(19, 30), 3_000);
            Booking older = booked.forParty(2, 1_000);
            Instant begun = Instant.now();
            assertThat(evening.inline().send(booked.as("e-1")).join()).isTrue();
            assertThat(evening.inline().send(booked.as("e-1")).join()).isTrue();
            assertThat(evening.inline().send(booked.as("e-1")).join()).isTrue();
            assertThat(evening.inline().send(later.as("e-2")).join()).isTrue();
            assertThat(evening.inline().send(older.as("e-0")).join()).isTrue();

            await().atMost(Duration.ofSeconds(10).minus(Duration.between(begun, Instant.now())))
                    .untilAsserted(() -> assertThat(evening.crm().contacts())
                            .singleElement()
                            .satisfies(contact ->
                                    assertThat(contact.properties()).containsAllEntriesOf(atHalfPastSeven())));

            evening.service().awaitDrained(Duration.ofSeconds(10));
            BookKeeping audit = evening.audit();
            assertThat(audit.holds()).isTrue();
            assertThat(audit.events("inline", "received")).isEqualTo(5);
            assertThat(audit.events("inline", "duplicate")).isEqualTo(2);
            assertThat(audit.events("inline", "finished")).isEqualTo(3);
            assertThat(audit.records("inline", "applied")).isEqualTo(2);
            assertThat(audit.records("inline", "superseded")).isEqualTo(1);
            assertThat(evening.crm().contacts()).singleElement().satisfies(contact -> assertThat(contact.properties())
                    .containsAllEntriesOf(atHalfPastSeven()));
        }
    }

    private static Map<String, String> atHalfPastSeven() {
        return Map.of(
                "phone", "+886912345678",
                "lastname", "王",
                "firstname", "小明",
                "tablebridge_state", "active",
                "tablebridge_next_reservation_at", Bookings.friday(19, 30).toString(),
                "tablebridge_next_party_size", "4",
                "tablebridge_next_requests", "靠窗、花生過敏",
                "tablebridge_seating", "靠窗 Window",
                "tablebridge_allergies", "花生 Peanut");
    }
}
