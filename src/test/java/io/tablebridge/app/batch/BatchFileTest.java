package io.tablebridge.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a batch file may say, and what is said of one with a mistake. */
class BatchFileTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final String GOOD =
            """
            batch: night
            at: "02:00"
            days: [mon, sun]
            import:
              folder: inbox
              files: "b*.csv"
              mapping: m
            expect: { within: 90m, rows: 30% }
            """;

    private final BatchFile reading = new BatchFile(
            "night", TAIPEI, Locale.ENGLISH, path -> Path.of("/restaurant").resolve(path));

    @Test
    void aWholeFileIsRead() {
        Batch batch = reading.read(GOOD).orElseThrow();
        assertThat(batch.due().orElseThrow().next(Instant.parse("2026-11-20T00:00:00Z")))
                .as("Sunday the 22nd")
                .isEqualTo(Instant.parse("2026-11-21T18:00:00Z"));
        ImportTask task = (ImportTask) batch.task();
        assertThat(task.folder()).isEqualTo(Path.of("/restaurant/inbox"));
        assertThat(task.source()).as("what the mapping says").isEmpty();
        assertThat(task.within()).hasMinutes(90);
        assertThat(task.leastPercent()).isEqualTo(30);
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    batch: night     | batch: other      | TB-BAT-005 batches/night.yaml:1
                    at: "02:00"      | at: 2 o'clock     | TB-BAT-004 batches/night.yaml:2
                    at: "02:00"      | at: "24:00"       | TB-BAT-004 batches/night.yaml:2
                    at: "02:00"      | description: x    | TB-BAT-003 batches/night.yaml:3
                    [mon, sun]       | [mon, sonntag]    | TB-BAT-004 batches/night.yaml:3
                    [mon, sun]       | { a: b }          | TB-BAT-004 batches/night.yaml:3
                    import:          | imports:          | TB-BAT-006 batches/night.yaml:1
                      folder: inbox  |   folders: inbox  | TB-BAT-002 batches/night.yaml:5
                      folder: inbox  |                   | TB-BAT-003 batches/night.yaml:6
                    "b*.csv"         | "../b*.csv"       | TB-BAT-004 batches/night.yaml:6
                    "b*.csv"         | "{b"              | TB-BAT-004 batches/night.yaml:6
                      mapping: m     |   source: m       | TB-BAT-003 batches/night.yaml:5
                    90m              | soon              | TB-BAT-004 batches/night.yaml:8
                    30%              | 30                | TB-BAT-004 batches/night.yaml:8
                    mapping: m       | [                 | TB-BAT-001 batches/night.yaml
                    """)
    void aMistakeIsToldWithItsLine(String good, String bad, String told) {
        String text = GOOD.replace(good, bad == null ? "" : bad);
        assertThat(reading.read(text)).isEmpty();
        assertThat(reading.problems())
                .anySatisfy(problem -> assertThat(problem.toString()).startsWith(told));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [x, x]\nb: &b [*a, *a]\n",
                "- a",
                "just words",
                "",
                "batch: night\nbatch: night\nimport: { folder: a, files: b, mapping: c }",
                "batch: night\nimport: { folder: a, files: b, mapping: c }\nexport: { what: guests }",
                "batch: night\nexport: { what: guests, folder: e, file: g.csv }\nexpect: { rows: 10% }",
                "batch: night\nexport: { what: guests, folder: e, file: ../g.csv }",
                "batch: night\nexport: { what: nothing, folder: e, file: g.csv }",
                "batch: night\nexport: { what: guests, layout: x, folder: e, file: g.csv }",
                "batch: night\nexport: { what: guests, since: someday, folder: e, file: g.csv }"
            })
    void whatIsNoBatchIsRefused(String text) {
        assertThat(reading.read(text)).isEmpty();
        assertThat(reading.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.text(Locale.ENGLISH))
                .contains("batches/night.yaml:"));
    }

    @Test
    void correctedRowsBelongToTheirFile() {
        FilePattern files = FilePattern.of("bookings.csv").orElseThrow();
        assertThat(List.of("bookings.csv", "bookings.rejected.csv", "bookings.rejected-2026-11-21-2.csv"))
                .allMatch(files::matches);
        assertThat(List.of(".bookings.csv", "bookings.csv.part", "other.rejected.csv"))
                .noneMatch(files::matches);
        assertThat(FilePattern.of("b*.xlsx").orElseThrow().matches("b1.rejected-2026-11-21.csv"))
                .isTrue();
        assertThat(FilePattern.stem("bookings.rejected-2026-11-21.csv")).isEqualTo("bookings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/nightly.md", "docs/nightly.zh-TW.md"})
    void theBatchesOfThePageAreRight(Path page) throws IOException {
        List<String> blocks = Pattern.compile("(?s)```yaml\\n(.*?)```")
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(1).allSatisfy(block -> {
            String name = block.replaceFirst("(?s).*?\\nbatch: (\\S+)\\n.*", "$1");
            BatchFile shown = new BatchFile(name, TAIPEI, Locale.ENGLISH, path -> path);
            assertThat(shown.read(block)).as(name).isPresent();
            assertThat(shown.problems()).extracting(Problem::toString).isEmpty();
        });
    }
}
