package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.e2e.Bookings.Booking;
import io.tablebridge.sandbox.SandboxContact;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database's file is lost or damaged while the service is stopped: the journal and a backup make it good again. */
final class LostDatabaseTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** What happens to the file. */
    private interface Harm {
        void to(Path database) throws Exception;
    }

    @Test
    void aLostATruncatedAndAGarbledDatabaseAreMadeGoodAndNobodyIsDoubled(@TempDir Path folder) throws Exception {
        try (Evening evening = Evening.begin(folder)) {
            List<Harm> harms = List.of(Files::delete, LostDatabaseTest::cut, LostDatabaseTest::garble);
            for (int harm = 0; harm < harms.size(); harm++) {
                book(evening, harm, 1);
                evening.service().awaitDrained(SOON);
                List<SandboxContact> before = evening.crm().contacts();
                evening.service().kill();
                harms.get(harm).to(evening.service().data().resolve("database/tablebridge.mv.db"));
                evening.startAgain();
                evening.service().awaitReady();
                evening.service().awaitDrained(SOON);

                // What went out before is known again: nothing is written a second time.
                assertThat(evening.crm().contacts()).as("after harm %d", harm).isEqualTo(before);
                assertThat(evening.service().output()).contains(harm < 1 ? "TB-OPS-006" : "TB-OPS-005");
                book(evening, harm, 2);
                if (harm == 0) {
                    assertThat(evening.command("backup").exit()).isZero();
                }
            }
            evening.service().awaitDrained(SOON);
            BookKeeping audit = evening.audit();
            assertThat(audit.holds()).isTrue();
            assertThat(audit.events("inline", "finished")).isEqualTo(2L * harms.size());
            assertThat(evening.crm().contacts()).hasSameSizeAs(harms);
            assertThat(evening.service().output()).doesNotContain("\tat ", "Exception", "ERROR", "王小明");
        }
    }

    private static void book(Evening evening, int guest, int version) {
        Booking booking =
                new Booking("r-" + guest, version, Bookings.friday(19, version), 2, "王小明", "091234567" + guest, "花生過敏");
        assertThat(evening.inline()
                        .send(booking.as("e-" + guest + "-" + version))
                        .join())
                .isTrue();
        String time = booking.startsAt().toString();
        String phone = "+88691234567" + guest;
        await().atMost(SOON).untilAsserted(() -> assertThat(evening.crm().contacts())
                .filteredOn(c -> phone.equals(c.properties().get("phone")))
                .singleElement()
                .satisfies(c -> assertThat(c.properties()).containsEntry("tablebridge_next_reservation_at", time)));
    }

    private static void cut(Path database) throws Exception {
        try (FileChannel file = FileChannel.open(database, StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }
    }

    private static void garble(Path database) throws Exception {
        byte[] noise = new byte[Math.toIntExact(Files.size(database))];
        new Random(7).nextBytes(noise);
        Files.write(database, noise);
    }
}
