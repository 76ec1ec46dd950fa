package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.HandClock;
import io.tablebridge.settings.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The message that a manager finds in the morning. */
class MorningTest {

    private static final String BATCH =
            """
            batch: bookings
            at: "02:00"
            import: { folder: inbox, files: "bookings*.csv", mapping: csv-booking-zh }
            """;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T10:00:00Z"));
    private final Nights nights;
    private final Manager manager;

    MorningTest(@TempDir Path folder) throws IOException {
        nights = Nights.of(folder, clock, Map.of("bookings", BATCH));
        manager = nights.manager();
        nights.tick();
    }

    @AfterEach
    void close() {
        nights.close();
    }

    @Test
    void oneMessageSaysThatAllIsWell() {
        clock.moveTo(Instant.parse("2026-11-20T18:00:00Z"));
        nights.file("bookings.csv", Nights.rows(1, 20));
        nights.tick();
        nights.tickAt("2026-11-20T22:59:00Z");
        assertThat(manager.read()).as("before seven").isEmpty();
        nights.tickAt("2026-11-20T23:00:00Z");
        nights.restart();
        nights.tickAt("2026-11-21T09:00:00Z");
        assertThat(manager.read()).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo("morning-2026-11-21");
            assertThat(message.alerts()).isZero();
            assertThat(message.text(Locale.ENGLISH))
                    .isEqualTo(
                            """
                            Tablebridge 2026-11-21: all is well
                            - bookings: bookings.csv, 20 rows. Applied: 20; unchanged: 0; superseded: 0; rejected: 0; ignored: 0.
                            """);
            assertThat(message.text(Messages.TAIWAN)).startsWith("Tablebridge 2026-11-21：一切正常");
        });
    }

    @Test
    void aNightInWhichNothingRanHasNone() throws IOException {
        Path file = nights.home().resolve("config/batches/bookings.yaml");
        Files.writeString(file, BATCH.replace("import:", "days: [sun]\nimport:"));
        nights.tick();
        nights.tick();
        nights.tickAt("2026-11-20T23:00:00Z");
        nights.tickAt("2026-11-21T09:00:00Z");
        assertThat(manager.asked()).as("on Saturday").isZero();
        nights.tickAt("2026-11-21T18:00:00Z");
        nights.tickAt("2026-11-21T23:00:00Z");
        assertThat(manager.read()).extracting("id").containsExactly("morning-2026-11-22");
    }

    @Test
    void whatIsToBeLookedAtHasACodeAndWhatToDo() {
        clock.moveTo(Instant.parse("2026-11-20T18:00:00Z"));
        List<String> rows = new ArrayList<>(Nights.rows(1, 20));
        rows.set(4, rows.get(4).replace("0900000005", "9.12E+08"));
        nights.file("bookings.csv", rows);
        nights.tick();
        nights.tickAt("2026-11-20T23:00:00Z");
        assertThat(Manager.alerts(manager.last())).containsExactly("TB-BAT-101");
        assertThat(manager.last().text(Locale.ENGLISH))
                .contains("1 thing to look at", "TB-BAT-101 bookings: Rejected: 1 row of bookings.csv")
                .contains("inbox/rejected/bookings.rejected-2026-11-21.csv")
                .doesNotContain("9.12E+08", "王小明");
        assertThat(new String(manager.last().json(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"alerts\":1", "\"code\":\"TB-BAT-101\"", "\"zh-TW\":");
    }

    @Test
    void aLateFileIsToldAndItsComingTheNextMorning() {
        nights.tickAt("2026-11-20T18:00:00Z");
        nights.tickAt("2026-11-20T21:00:00Z");
        nights.tickAt("2026-11-20T23:00:00Z");
        assertThat(Manager.alerts(manager.last())).containsExactly("TB-BAT-105");
        clock.moveTo(Instant.parse("2026-11-21T03:00:00Z"));
        nights.file("bookings.csv", Nights.rows(1, 20));
        nights.tick();
        clock.moveTo(Instant.parse("2026-11-21T18:00:00Z"));
        nights.file("bookings.csv", Nights.rows(21, 20));
        nights.tick();
        nights.tickAt("2026-11-21T23:00:00Z");
        assertThat(manager.read()).hasSize(2);
        assertThat(manager.last().alerts()).isZero();
        assertThat(manager.last().text(Locale.ENGLISH))
                .contains("the file of 2026-11-21 02:00 that was late came 2026-11-21 11:00");
    }

    @Test
    void aMessageThatIsNotTakenComesAgainWithTheSameIdAndStatusSaysSo() {
        clock.moveTo(Instant.parse("2026-11-20T18:00:00Z"));
        nights.file("bookings.csv", Nights.rows(1, 20));
        nights.tick();
        manager.refuse(2);
        nights.tickAt("2026-11-20T23:00:00Z");
        assertThat(manager.asked()).as("not at once again").isEqualTo(1);
        assertThat(nights.nightly().problems()).extracting("code").containsExactly("TB-BAT-031");
        clock.pass(Duration.ofMinutes(1));
        nights.tick();
        clock.pass(Duration.ofMinutes(2));
        nights.tick();
        assertThat(manager.read()).extracting("id").containsExactly("morning-2026-11-21");
        assertThat(nights.nightly().problems()).isEmpty();
        nights.tickAt("2026-11-21T09:00:00Z");
        assertThat(manager.asked()).isEqualTo(3);
    }

    @Test
    void afterAPowerFailureTheSameIsSaidUnderTheSameId() {
        clock.moveTo(Instant.parse("2026-11-20T18:00:00Z"));
        nights.file("bookings.csv", Nights.rows(1, 20));
        nights.tick();
        clock.moveTo(Instant.parse("2026-11-20T23:00:00Z"));
        for (int entries : new int[] {0, 1}) {
            nights.cutAfter(entries);
            try {
                nights.tick();
            } catch (Nights.Cut cut) {
                nights.restart();
            }
        }
        nights.tick();
        assertThat(manager.read()).as("one was taken and nobody heard").hasSize(2);
        assertThat(manager.read().get(1)).isEqualTo(manager.read().get(0));
    }

    @Test
    void aMessageWaitsForARunThatIsUnderWayAfterANightWithoutPower() {
        clock.moveTo(Instant.parse("2026-11-21T01:00:00Z"));
        Path file = nights.file("bookings.csv", Nights.rows(1, 20));
        assertThat(file.toFile().setLastModified(clock.millis())).isTrue();
        nights.restart();
        nights.nightly().tick();
        assertThat(manager.read()).as("the file still moves").isEmpty();
        nights.tick();
        assertThat(manager.last().text(Locale.ENGLISH))
                .contains("all is well", "was due 2026-11-21 02:00, and was caught up 2026-11-21 09:00", "20 rows");
    }
}
