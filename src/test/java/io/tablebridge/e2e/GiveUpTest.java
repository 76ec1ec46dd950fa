package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.e2e.Bookings.Booking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of the journal is lost before the database has taken it in: what came later waits for a person's word. */
final class GiveUpTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void whatCantBeReadIsShownGivenUpAndCountedAndTheRestGoesOn(@TempDir Path folder) throws Exception {
        try (Evening evening = Evening.begin(folder)) {
            List.of(1, 2, 3).forEach(guest -> book(evening, guest));
            awaitContacts(evening, 3);
            evening.service().kill();
            evening.startAgain(); // a start counts what the segment holds
            evening.service().awaitReady();
            evening.service().kill();
            Files.delete(evening.service().data().resolve("database/tablebridge.mv.db"));
            damage(evening.service().data().resolve("journal"), "\"event_id\":\"e-2\"");
            evening.startAgain();
            evening.service().awaitDoor();
            book(evening, 4);

            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(evening.command("status").out()).contains("TB-APP-060", "tablebridge give-up"));
            CommandRun shown = evening.command("give-up");
            assertThat(shown.exit()).isEqualTo(1);
            assertThat(shown.out()).contains("inline: 1 event", "--yes");
            assertThat(evening.service().metrics()).contains("tablebridge_pipeline_behind");

            CommandRun given = evening.command("give-up", "--yes");
            assertThat(given.exit()).isZero();
            assertThat(given.out()).contains("inline: 1 event", "Given up");
            evening.service().awaitReady();
            awaitContacts(evening, 4);
            evening.service().awaitDrained(SOON);

            // Guest 2 was told before the disk failed, and stays there; guest 4 came in while all waited.
            assertThat(evening.crm().contacts())
                    .extracting(contact -> contact.properties().get("phone"))
                    .containsExactlyInAnyOrder("+886912345671", "+886912345672", "+886912345673", "+886912345674");
            BookKeeping audit = evening.audit();
            assertThat(audit.holds()).isTrue();
            assertThat(audit.events("inline", "received")).isEqualTo(4);
            assertThat(audit.events("inline", "finished")).isEqualTo(3);
            assertThat(audit.events("inline", "lost")).isEqualTo(1);
            assertThat(evening.command("audit").out()).contains("Given up on");
            assertThat(evening.command("give-up").out()).contains("Nothing is in the way");
        }
    }

    private static void awaitContacts(Evening evening, int number) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(evening.activeContacts()).hasSize(number));
    }

    /** Turns a bit of the event in which a text stands. */
    private static void damage(Path journal, String text) throws IOException {
        try (var files = Files.list(journal)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".segment")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
                if (at >= 0) {
                    bytes[at] ^= 1;
                    Files.write(file, bytes);
                    return;
                }
            }
        }
        throw new IllegalStateException("no event holds " + text);
    }

    private static void book(Evening evening, int guest) {
        Booking booking = new Booking("r-" + guest, 1, Bookings.friday(19, 0), 2, "陳小華", "091234567" + guest, "花生過敏");
        assertThat(evening.inline().send(booking.as("e-" + guest)).join()).isTrue();
    }
}
