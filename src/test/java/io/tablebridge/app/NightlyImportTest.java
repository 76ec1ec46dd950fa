package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.HandClock;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.NightlyFile;
import io.tablebridge.pipeline.NightlyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that run at night by themselves. */
class NightlyImportTest {

    private static final String BATCH =
            """
            batch: bookings
            at: "02:00"
            import:
              folder: inbox
              files: "bookings*.csv"
              mapping: csv-booking-zh
            expect: { within: 3h, rows: 50% }
            """;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T10:00:00Z"));
    private final Nights nights;

    NightlyImportTest(@TempDir Path folder) throws IOException {
        nights = Nights.of(folder, clock, Map.of("bookings", BATCH));
        nights.tick();
    }

    @AfterEach
    void close() {
        nights.close();
    }

    private NightlyRun last() {
        return nights.runs().last("bookings", 1).get(0);
    }

    private List<NightlyFile> files() {
        return nights.runs().files(last(), 0);
    }

    @Test
    void aFileIsTakenWhenItIsDueAndTheRunIsRecorded() {
        nights.file("bookings.csv", Nights.rows(1, 20));
        nights.tickAt("2026-11-20T17:59:00Z");
        assertThat(nights.runs().last("bookings", 9)).as("not before it is due").isEmpty();
        nights.tickAt("2026-11-20T18:00:00Z");
        assertThat(last().end()).hasValueSatisfying(end -> {
            assertThat(end.outcome()).isEqualTo(NightlyRun.Outcome.DONE);
            assertThat(end.rows()).isEqualTo(20);
        });
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.counts().applied()).isEqualTo(20);
            assertThat(file.fate()).isEqualTo(NightlyFile.Fate.TAKEN);
        });
        assertThat(nights.files("inbox")).isEmpty();
        assertThat(nights.files("inbox/done")).containsExactly("2026-11-21-bookings.csv");
        nights.tickAt("2026-11-21T17:00:00Z");
        assertThat(nights.runs().last("bookings", 9)).as("once").hasSize(1);
    }

    @Test
    void whatWasDueBeforeTheBatchWasDeclaredIsNotRun() {
        assertThat(nights.runs().lastDue("bookings")).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(nights.runs().last("bookings", 9)).isEmpty();
    }

    @Test
    void nightsThatWereMissedAreCaughtUpOnceWithAllFilesThatCame() {
        nights.file("bookings-21.csv", Nights.rows(1, 10));
        nights.file("bookings-22.csv", Nights.rows(11, 10));
        nights.file("bookings-23.csv", Nights.rows(21, 10));
        clock.moveTo(Instant.parse("2026-11-23T01:00:00Z"));
        nights.restart();
        nights.tick();
        nights.restart();
        nights.tick();
        assertThat(nights.runs().last("bookings", 9)).singleElement().satisfies(run -> {
            assertThat(run.due()).isEqualTo(Instant.parse("2026-11-22T18:00:00Z"));
            assertThat(run.missed()).isEqualTo(2);
        });
        assertThat(nights.count("SELECT COUNT(*) FROM record")).isEqualTo(30);
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeftUntilItStandsStill() throws IOException {
        clock.moveTo(Instant.parse("2026-11-20T18:00:00Z"));
        Path file = nights.file("bookings.csv", Nights.rows(1, 5));
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        assertThat(nights.nightly().tick()).as("there is more to do at once").isTrue();
        assertThat(nights.files("inbox")).containsExactly("bookings.csv");
        nights.nightly().tick();
        assertThat(nights.files("inbox")).isEmpty();
    }

    @Test
    void aFileThatDoesNotComeIsLateAndTakenWhenItComes() {
        nights.tickAt("2026-11-20T18:00:00Z");
        assertThat(last().late()).isEmpty();
        nights.tickAt("2026-11-20T20:59:00Z");
        assertThat(last().late()).isEmpty();
        nights.tickAt("2026-11-20T21:00:00Z");
        assertThat(last().late()).contains(Instant.parse("2026-11-20T21:00:00Z"));
        clock.moveTo(Instant.parse("2026-11-21T02:00:00Z"));
        nights.file("bookings.csv", Nights.rows(1, 5));
        nights.tick();
        assertThat(last().end().orElseThrow().rows()).isEqualTo(5);
        assertThat(nights.runs().last("bookings", 9)).hasSize(1);
    }

    @Test
    void aFileThatNeverCameIsMissingOnceTheNextIsDue() {
        nights.tickAt("2026-11-20T18:00:00Z");
        clock.moveTo(Instant.parse("2026-11-21T18:00:00Z"));
        nights.file("bookings.csv", Nights.rows(1, 5));
        nights.tick();
        assertThat(nights.runs().last("bookings", 9))
                .extracting(run -> run.end().orElseThrow().outcome())
                .containsExactly(NightlyRun.Outcome.DONE, NightlyRun.Outcome.MISSING);
    }

    @Test
    void theFileOfYesterdayIsKnownByItsContentAndTonightsIsStillWaitedFor() {
        clock.moveTo(Instant.parse("2026-11-20T18:00:00Z"));
        nights.file("bookings.csv", Nights.rows(1, 20));
        nights.tick();
        clock.moveTo(Instant.parse("2026-11-21T18:00:00Z"));
        nights.file("bookings.csv", Nights.rows(1, 20));
        nights.tick();
        assertThat(last().end()).isEmpty();
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.fate()).isEqualTo(NightlyFile.Fate.AGAIN);
            assertThat(file.known()).contains(Instant.parse("2026-11-20T18:00:00Z"));
        });
        nights.file("bookings.csv", Nights.rows(21, 20));
        nights.tick();
        assertThat(last().end().orElseThrow().rows()).isEqualTo(20);
        assertThat(nights.files("inbox/done"))
                .containsExactly("2026-11-21-bookings.csv", "2026-11-22-bookings-2.csv", "2026-11-22-bookings.csv");
    }

    @Test
    void aFileThatWasCutOffIsTakenAndToldOf() {
        for (int night = 0; night < 3; night++) {
            clock.moveTo(Instant.parse("2026-11-20T18:00:00Z").plusSeconds(86_400L * night));
            nights.file("bookings.csv", Nights.rows(1 + 40 * night, 40));
            nights.tick();
        }
        clock.moveTo(Instant.parse("2026-11-23T18:00:00Z"));
        String whole = Nights.HEADER + "\r\n" + String.join("\r\n", Nights.rows(121, 40));
        nights.raw("bookings.csv", whole.substring(0, whole.indexOf("B131,") + 20));
        nights.tick();
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.torn()).isTrue();
            assertThat(file.usual()).isEqualTo(40);
            assertThat(file.counts().applied())
                    .as("what is left of a row is a row")
                    .isEqualTo(11);
        });
        clock.moveTo(Instant.parse("2026-11-24T18:00:00Z"));
        nights.raw("bookings.csv", Nights.HEADER + "\r\n" + String.join("\r\n", Nights.rows(121, 40)));
        nights.tick();
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.torn()).as("no end of a line behind a whole row").isFalse();
            assertThat(file.usual()).isZero();
            assertThat(file.counts().applied() + file.counts().unchanged()).isEqualTo(40);
        });
    }

    @Test
    void aFileThatIsNoTableIsPutAsideAndTheRightOneIsStillWaitedFor() {
        clock.moveTo(Instant.parse("2026-11-20T18:00:00Z"));
        nights.raw("bookings.csv", "%PDF-1.7\n");
        nights.tick();
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.fate()).isEqualTo(NightlyFile.Fate.REFUSED);
            assertThat(file.problems()).extracting("code").containsExactly("TB-CSV-005");
        });
        assertThat(nights.files("inbox/rejected")).containsExactly("2026-11-21-bookings.csv");
        nights.tickAt("2026-11-20T23:00:00Z");
        assertThat(Manager.alerts(nights.manager().last())).containsExactly("TB-BAT-106");
        nights.file("bookings.csv", Nights.rows(1, 5));
        nights.tick();
        assertThat(last().end().orElseThrow().rows()).isEqualTo(5);
    }

    @Test
    void rejectedRowsComeBackCorrectedWithTheirFile() throws IOException {
        clock.moveTo(Instant.parse("2026-11-20T18:00:00Z"));
        List<String> rows = new ArrayList<>(Nights.rows(1, 20));
        rows.set(4, rows.get(4).replace("0900000005", "9.12E+08"));
        nights.file("bookings.csv", rows);
        nights.tick();
        Path rejects = nights.home().resolve("inbox/rejected/bookings.rejected-2026-11-21.csv");
        assertThat(files().get(0).rejects()).isEqualTo(rejects.toString());
        nights.raw("bookings.rejected-2026-11-21.csv", Files.readString(rejects).replace("9.12E+08", "0912345678"));
        assertThat(nights.command("batch-run", Map.of("name", "bookings")).exit())
                .isEqualTo(CommandResult.OK);
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.correction()).isTrue();
            assertThat(file.counts().applied()).isEqualTo(1);
        });
        assertThat(nights.count("SELECT COUNT(*) FROM record")).isEqualTo(20);
    }

    @Test
    void whenThePowerGoesAtAnyEntryTheNightEndsAsIfItHadNot() throws IOException {
        int cuts = 0;
        for (int entries = 0; entries < 9; entries++) {
            clock.moveTo(clock.instant().plusSeconds(86_400));
            nights.file("bookings.csv", Nights.rows(1 + 520 * entries, 520));
            nights.cutAfter(entries);
            try {
                nights.tick();
            } catch (Nights.Cut cut) {
                cuts++;
            }
            nights.restart();
            clock.pass(Duration.ofMinutes(5));
            nights.tick();
            assertThat(last().end().orElseThrow().rows())
                    .as("cut after %d", entries)
                    .isEqualTo(520);
            assertThat(files()).singleElement().satisfies(file -> {
                assertThat(file.fate()).isEqualTo(NightlyFile.Fate.TAKEN);
                assertThat(file.counts().applied()).isEqualTo(520);
            });
            assertThat(nights.runs().last("bookings", 99)).hasSize(entries + 1);
            assertThat(nights.files("inbox")).isEmpty();
        }
        assertThat(cuts).as("so many of them hit something").isGreaterThan(6);
    }

    @Test
    void aFileWithAMistakeLeavesTheBatchAsItWasAndAFolderThatComesBackCountsAgain() throws IOException {
        Path batches = nights.home().resolve("config/batches");
        Files.writeString(batches.resolve("bookings.yaml"), BATCH.replace("at:", "att:"));
        nights.tick();
        nights.tick();
        assertThat(nights.nightly().problems()).extracting("code").containsExactly("TB-BAT-002");
        nights.file("bookings.csv", Nights.rows(1, 5));
        nights.tickAt("2026-11-20T18:00:00Z");
        assertThat(last().end().orElseThrow().rows()).isEqualTo(5);
        Files.move(batches, batches.resolveSibling("elsewhere"));
        nights.tick();
        assertThat(nights.command("batch", Map.of()).text()).contains("No batches are declared");
        Files.move(batches.resolveSibling("elsewhere"), batches);
        Files.writeString(batches.resolve("bookings.yaml"), BATCH);
        nights.tick();
        assertThat(nights.command("batch", Map.of()).text()).contains("bookings: due next 2026-11-22 02:00");
    }

    @Test
    void aBatchIsRunWhenItIsAskedForAndTellsByItsExitStatusHowThatWent() {
        assertThat(nights.command("batch", Map.of()).text()).contains("bookings: due next 2026-11-21 02:00");
        CommandResult nothing = nights.command("batch-run", Map.of("name", "bookings"));
        assertThat(nothing.exit()).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(nothing.text()).contains("no file came");
        nights.file("bookings.csv", Nights.rows(1, 20));
        CommandResult done = nights.command("batch-run", Map.of("name", "bookings"));
        assertThat(done.exit()).isEqualTo(CommandResult.OK);
        assertThat(done.text()).contains("bookings.csv: 20 rows. Applied: 20;");
        assertThatThrownBy(() -> nights.command("batch-run", Map.of("name", "nothing")))
                .hasMessageContaining("TB-BAT-024");
        assertThat(nights.command("batch", Map.of()).text()).contains("no file came", "done, rows: 20");
    }
}
