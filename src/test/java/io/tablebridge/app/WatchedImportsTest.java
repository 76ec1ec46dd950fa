package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are put into a watched folder, with the whole service and the route that docs/import.md shows. */
class WatchedImportsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private Path folder;
    private Path files;

    @BeforeEach
    void watch(@TempDir Path temporary) throws IOException {
        folder = temporary;
        files = folder.resolve("files/bookings");
        Shipped.copyTo(folder);
        Files.writeString(folder.resolve("routes/booking-files.camel.yaml"), documented());
    }

    /** As it is shown, but in a hurry. */
    private static String documented() throws IOException {
        String page = Files.readString(Path.of("docs/import.md"));
        int from = page.indexOf("```yaml\n- route:") + 8;
        String route = page.substring(from, page.indexOf("```", from));
        assertThat(route).contains("settle: 10s");
        return route.replace("settle: 10s", "settle: 300ms\n        every: 100ms");
    }

    private Path inbox(String name) {
        return files.resolve("inbox").resolve(name);
    }

    private Path done(String name) {
        return files.resolve("done").resolve(name);
    }

    private Path rejected(String name) {
        return files.resolve("rejected").resolve(name);
    }

    private static void awaitFile(Path file) {
        await().atMost(LONG).until(() -> Files.exists(file));
    }

    @Test
    void aFileIsTakenInAndMovedAndItsRejectedRowsStandBesideThoseThatCanNotBeRead() throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, Map.of())) {
            awaitFile(files.resolve("rejected"));
            List<String> rows = BookingTables.rows(1_200);
            BookingTables.csv(inbox("night.csv"), rows);
            Files.writeString(inbox("menu.csv"), "%PDF-1.7\n");
            awaitFile(done("night.csv"));
            awaitFile(rejected("menu.csv.txt"));
            assertThat(rejected("menu.csv")).hasContent("%PDF-1.7");
            assertThat(Files.readString(rejected("menu.csv.txt"))).contains("TB-CSV-005", "這是 PDF", "This is a PDF");
            assertThat(Files.readAllLines(rejected("night.rejected.csv")))
                    .hasSize(3)
                    .anySatisfy(line -> assertThat(line).contains("試算表"));
            assertThat(bridge.service().core().database().<Long>read(handle -> handle.createQuery(
                                    "SELECT COUNT(*) FROM record")
                            .mapTo(Long.class)
                            .one()))
                    .isEqualTo(1_198);

            BookingTables.csv(inbox("again.csv"), rows);
            awaitFile(done("again.csv"));
            BookingTables.csv(inbox("night.csv"), rows.subList(10, 20));
            awaitFile(done("night-2.csv"));
            assertThat(files.resolve("inbox")).isEmptyDirectory();
            assertThat(folder.resolve("data/imports")).isEmptyDirectory();
        }
    }

    @Test
    void whatIsStillBeingWrittenOrNoFileIsLeftAloneAndHoldsNothingUp() throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, Map.of())) {
            awaitFile(files.resolve("rejected"));
            Path growing = inbox("growing.csv");
            Files.writeString(growing, BookingTables.HEADER + "\r\n");
            Files.writeString(inbox("copy.csv.part"), "x");
            Files.writeString(inbox("~$night.xlsx"), "x");
            Files.writeString(inbox(".hidden.csv"), "x");
            Files.createDirectory(inbox("folder"));
            Path secret = Files.writeString(folder.resolve("secret.csv"), "x");
            Files.createSymbolicLink(inbox("link.csv"), secret);
            for (int i = 1; i <= 3; i++) {
                BookingTables.csv(inbox("small" + i + ".csv"), BookingTables.rows(i));
                int row = i;
                await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> {
                    Files.writeString(
                            growing,
                            "G%d,115/11/20,19:00,王小明,0912000001,2,A1,,已訂位\r\n".formatted(row),
                            StandardOpenOption.APPEND);
                    return Files.exists(done("small" + row + ".csv"));
                });
            }
            assertThat(done("growing.csv")).doesNotExist();
            awaitFile(done("growing.csv"));
            awaitFile(rejected("link.csv.txt"));
            assertThat(Files.isSymbolicLink(rejected("link.csv"))).isTrue();
            assertThat(secret).hasContent("x");
            assertThat(Terminal.say(0, folder, "status")).contains("TB-IMP-040", "inbox/folder");
            try (Stream<Path> left = Files.list(files.resolve("inbox"))) {
                assertThat(left.map(path -> path.getFileName().toString()))
                        .containsExactlyInAnyOrder("copy.csv.part", "~$night.xlsx", ".hidden.csv", "folder");
            }
            assertThat(bridge.service().doorPort()).isPositive();
        }
    }

    @Test
    void aFileUnderWayWhenTheServiceStopsIsTakenInWholeAtTheNextStart() throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, Map.of())) {
            awaitFile(files.resolve("rejected"));
            BookingTables.csv(inbox("many.csv"), BookingTables.rows(8_000));
            await().atMost(LONG).until(() -> Terminal.say(0, folder, "status")
                    .contains("Import of many.csv: under way; rows so far: "));
            assertThat(bridge.service().doorPort()).isPositive();
        }
        assertThat(inbox("many.csv")).exists();
        try (RunningBridge bridge = RunningBridge.start(folder, Map.of())) {
            awaitFile(done("many.csv"));
            assertThat(Files.readAllLines(rejected("many.rejected.csv"))).hasSize(9);
            assertThat(Terminal.say(0, folder, "status"))
                    .contains("Import of many.csv: ended on", "rows: 8000, rejected: 8.");
            assertThat(bridge.service().doorPort()).isPositive();
        }
    }
}
