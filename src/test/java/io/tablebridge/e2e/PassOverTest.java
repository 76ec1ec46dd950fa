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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of the journal is lost before the database has taken it in: what came later waits for a person's word. */
final class PassOverTest {

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
                    .untilAsserted(() -> assertThat(evening.command("status").out())
                            .contains("TB-APP-060", "tablebridge pass-over"));
            CommandRun shown = evening.command("pass-over");
            assertThat(shown.exit()).isEqualTo(1);
            assertThat(shown.out()).contains("inline: 1 event");
            assertThat(ServiceProcess.value(evening.service().metrics(), "tablebridge_pipeline_behind"))
                    .isPositive();
            assertThat(evening.command("pass-over", "--yes", "1-2").err()).contains("TB-APP-062");

            CommandRun passed = evening.command("pass-over", "--yes", ranges(shown));
            assertThat(passed.exit()).isZero();
            assertThat(passed.out()).contains("inline: 1 event", "Passed over");
            evening.service().awaitReady();
            awaitContacts(evening, 4);
            evening.service().awaitDrained(SOON);
            BookKeeping audit = evening.audit();
            assertThat(audit.holds()).isTrue();
            assertThat(audit.events("inline", "received")).isEqualTo(4);
            assertThat(audit.events("inline", "finished")).isEqualTo(3);
            assertThat(audit.events("inline", "lost")).isEqualTo(1);
            assertThat(evening.command("audit").out())
                    .contains("Lost: entries " + ranges(shown).split("-")[0]);
            assertThat(evening.command("pass-over").out()).contains("Nothing is in the way");

            // The platform sends it again: guest 2, whose contact was made before the disk failed, is found by its id.
            book(evening, 2, "again-2");
            evening.service().awaitDrained(SOON);
            assertThat(evening.crm().contacts())
                    .extracting(contact -> contact.properties().get("phone"))
                    .containsExactlyInAnyOrder("+886912345671", "+886912345672", "+886912345673", "+886912345674");
            assertThat(evening.audit().holds()).isTrue();
        }
    }

    @Test
    void mappingsThatWereLostAreToldAgain(@TempDir Path folder) throws Exception {
        try (Evening evening = Evening.begin(folder)) {
            book(evening, 1);
            awaitContacts(evening, 1);
            evening.service().kill();
            Files.delete(evening.service().data().resolve("database/tablebridge.mv.db"));
            damage(evening.service().data().resolve("journal"), "Reservations of inline (inline.app)");

            // Without the service, as whoever finds it in the morning may do it.
            CommandRun shown = evening.command("pass-over");
            assertThat(shown.exit()).isEqualTo(1);
            assertThat(evening.command("pass-over", "--yes", ranges(shown)).exit())
                    .isZero();
            evening.startAgain();
            evening.service().awaitReady();
            book(evening, 2);
            awaitContacts(evening, 2);
            assertThat(evening.command("dead-letters").out()).contains("inline");
            assertThat(evening.command("retry", "--all").exit()).isZero();
            evening.service().awaitDrained(SOON);
            assertThat(evening.command("dead-letters").out()).doesNotContain("TB-PIP-003");
            assertThat(evening.activeContacts()).hasSize(2);
            assertThat(evening.audit().holds()).isTrue();
        }
    }

    /** What the command asks to be named. */
    private static String ranges(CommandRun shown) {
        Matcher matcher = Pattern.compile("--yes (\\S+)").matcher(shown.out());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
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
        book(evening, guest, "e-" + guest);
    }

    private static void book(Evening evening, int guest, String event) {
        Booking booking = new Booking("r-" + guest, 1, Bookings.friday(19, 0), 2, "陳小華", "091234567" + guest, "花生過敏");
        assertThat(evening.inline().send(booking.as(event)).join()).isTrue();
    }
}
