package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.HandClock;
import io.tablebridge.app.batch.MorningMessage;
import io.tablebridge.pipeline.NightlyRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty nights that need nobody: nothing is missing, nothing is doubled, and exactly the right things are told. */
class ThirtyNightsTest {

    private static final int NIGHTS = 30;
    private static final int ROWS = 60;
    private static final int LATE = 6;
    private static final int CUT_OFF = 12;
    private static final int YESTERDAYS = 18;
    private static final List<Integer> WITHOUT_POWER = List.of(9, 23);

    /** Two in the morning in Taipei. */
    private static final Instant FIRST = Instant.parse("2026-11-01T18:00:00Z");

    private static final Map<String, String> BATCHES = Map.of(
            "bookings",
            """
            batch: bookings
            at: "02:00"
            import: { folder: inbox, files: "bookings*.csv", mapping: csv-booking-zh }
            """,
            "list",
            """
            batch: list
            at: "04:00"
            export: { what: reservations, folder: exports, file: "bookings-{date}.jsonl", format: jsonl }
            """);

    @Test
    void nothingIsMissingNothingDoubledAndTheRightThingsAreTold(@TempDir Path folder) throws IOException {
        HandClock clock = new HandClock(FIRST.minus(Duration.ofHours(6)));
        try (Nights nights = Nights.of(folder, clock, BATCHES)) {
            nights.tick();
            for (int night = 0; night < NIGHTS; night++) {
                pass(nights, clock, night);
            }
            assertThat(nights.count("SELECT COUNT(*) FROM record")).isEqualTo((long) NIGHTS * ROWS);
            assertThat(nights.count("SELECT COUNT(DISTINCT guest_id) FROM membership"))
                    .isEqualTo((long) NIGHTS * ROWS);
            assertThat(nights.runs().last("bookings", 99))
                    .as("one of them by hand")
                    .hasSize(NIGHTS + 1)
                    .allSatisfy(
                            run -> assertThat(run.end().orElseThrow().outcome()).isEqualTo(NightlyRun.Outcome.DONE));
            assertThat(nights.files("exports")).hasSize(NIGHTS);
            assertThat(nights.runs().last("list", 1).get(0).end().orElseThrow().rows())
                    .isEqualTo((long) NIGHTS * ROWS);
            assertThat(nights.files("inbox")).isEmpty();
            told(nights.manager().read());
        }
    }

    private static void told(List<MorningMessage> messages) {
        assertThat(messages)
                .extracting(MorningMessage::id)
                .doesNotHaveDuplicates()
                .hasSize(NIGHTS);
        Map<LocalDate, List<String>> alerts = new TreeMap<>();
        messages.stream()
                .filter(message -> message.alerts() > 0)
                .forEach(message -> alerts.put(message.day(), Manager.alerts(message)));
        assertThat(alerts)
                .isEqualTo(Map.of(
                        morning(LATE), List.of("TB-BAT-105"),
                        // The row that was cut off can't be read.
                        morning(CUT_OFF), List.of("TB-BAT-101", "TB-BAT-102", "TB-BAT-103"),
                        morning(YESTERDAYS), List.of("TB-BAT-104")));
    }

    private static LocalDate morning(int night) {
        return LocalDate.of(2026, 11, 2).plusDays(night);
    }

    /** From two to midnight, as the machine looks at its clock. */
    private static void pass(Nights nights, HandClock clock, int night) {
        Instant two = FIRST.plus(Duration.ofDays(night));
        clock.moveTo(two);
        String whole = Nights.HEADER + "\r\n" + String.join("\r\n", Nights.rows(1 + night * ROWS, ROWS)) + "\r\n";
        if (night == CUT_OFF) {
            nights.raw("bookings.csv", whole.substring(0, whole.indexOf("B%d,".formatted(night * ROWS + 20)) + 14));
        } else if (night == YESTERDAYS) {
            nights.file("bookings.csv", Nights.rows(1 + (night - 1) * ROWS, ROWS));
        } else if (night != LATE) {
            nights.raw("bookings.csv", whole);
        }
        if (WITHOUT_POWER.contains(night)) {
            nights.cutAfter(night == 9 ? 2 : 4);
            try {
                nights.tick();
                throw new AssertionError("the power was to go");
            } catch (Nights.Cut cut) {
                clock.pass(Duration.ofMinutes(25));
                nights.restart();
            }
        }
        nights.tick();
        for (int hours : new int[] {2, 3, 5}) {
            clock.moveTo(two.plus(Duration.ofHours(hours)));
            nights.tick();
        }
        if (night == LATE || night == CUT_OFF || night == YESTERDAYS) {
            clock.moveTo(two.plus(Duration.ofHours(9)));
            nights.raw("bookings.csv", whole);
            if (night == CUT_OFF) {
                nights.command("batch-run", Map.of("name", "bookings"));
            }
            nights.tick();
        }
        clock.moveTo(two.plus(Duration.ofHours(20)));
        nights.tick();
    }
}
