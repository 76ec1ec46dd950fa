package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.e2e.Bookings.Booking;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands a person gives, beside the running service and after it was stopped. */
final class OperationsTest {

    @Test
    void aPersonLooksGoesOnBacksUpRestoresAndFindsTheBooksBalanced(@TempDir Path folder) throws Exception {
        try (Evening evening = Evening.begin(folder, "tablebridge.destination.hubspot.first-writes=1")) {
            waitsAfterTheFirstWriteUntilItMayGoOn(evening);
            measuresHowFreshTheCrmIs(evening);
            String backup = backsUp(evening);
            book(evening, 4);
            evening.service().awaitDrained(Duration.ofSeconds(20));
            BookKeeping running = evening.audit();
            assertThat(running.holds()).isTrue();
            assertThat(evening.command("restore", "--to", backup).err()).contains("TB-OPS-021");
            CommandRun stop = evening.command("stop");
            assertThat(stop.exit()).isZero();
            assertThat(stop.out()).contains("It has stopped.");

            assertThat(evening.audit()).isEqualTo(running);
            CommandRun restored = evening.command("restore", "--to", backup);
            assertThat(restored.exit()).isZero();
            assertThat(restored.out()).contains("TB-OPS-008", backup);
            assertThat(evening.audit().json().path("sources"))
                    .isEqualTo(running.json().path("sources"));
            CommandRun preview = evening.command("deliver", "--dry-run");
            assertThat(preview.exit()).isZero();
            assertThat(preview.out()).contains("hubspot: 0 guests would change, with 0 requests");
            assertThat(evening.crm().contacts()).hasSize(4).allMatch(contact -> contact.writes() == 1);
            assertThat(evening.service().output()).doesNotContain("\tat ", "Exception", "ERROR", "陳小華");
        }
    }

    private static void waitsAfterTheFirstWriteUntilItMayGoOn(Evening evening) throws InterruptedException {
        book(evening, 1);
        awaitContacts(evening, 1);
        book(evening, 2);
        book(evening, 3);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            CommandRun preview = evening.command("deliver", "--dry-run");
            assertThat(preview.exit()).isZero();
            assertThat(preview.out()).contains("hubspot: 2 guests would change").doesNotContain("0912", "陳");
        });
        assertThat(evening.crm().contacts()).hasSize(1);
        assertThat(evening.audit().holds()).isTrue();
        assertThat(evening.command("go-on", "nobody").exit()).isEqualTo(3);
        assertThat(evening.command("go-on", "hubspot").exit()).isZero();
        awaitContacts(evening, 3);
    }

    /** Every write is measured from the arrival of the oldest change that it carries. */
    private static void measuresHowFreshTheCrmIs(Evening evening) throws InterruptedException {
        evening.service().awaitDrained(Duration.ofSeconds(20));
        String metrics = evening.service().metrics();
        assertThat(metrics)
                .containsPattern("tablebridge_freshness_seconds_bucket\\{source=\"inline\",le=\"10.0\"} [0-9]+");
        assertThat(ServiceProcess.value(metrics, "tablebridge_freshness_seconds_count"))
                .isEqualTo(3);
        assertThat(ServiceProcess.value(metrics, "tablebridge_freshness_seconds_sum"))
                .isBetween(0.01, 120.0);
    }

    private static String backsUp(Evening evening) throws InterruptedException {
        CommandRun taken = evening.command("backup");
        assertThat(taken.exit()).isZero();
        CommandRun list = evening.command("restore", "--list");
        assertThat(list.exit()).isZero();
        String name = list.out().strip().split(" ", 2)[0];
        assertThat(taken.out()).contains(name);
        return name;
    }

    private static void awaitContacts(Evening evening, int number) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(evening.crm().contacts()).hasSize(number));
    }

    private static void book(Evening evening, int guest) {
        Booking booking = new Booking("r-" + guest, 1, Bookings.friday(19, 0), 2, "陳小華", "091234567" + guest, "花生過敏");
        assertThat(evening.inline().send(booking.as("e-" + guest)).join()).isTrue();
    }
}
