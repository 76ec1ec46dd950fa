package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.TestPostgres;
import io.tablebridge.app.imports.ImportBeside;
import io.tablebridge.app.imports.ImportHolder;
import io.tablebridge.app.imports.ImportTerminal;
import io.tablebridge.app.imports.ImportWish;
import io.tablebridge.app.terminal.Progress;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.csv.SaidStyles;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tablebridge import} beside the running service. */
class ImportBesideServiceTest {

    private static final Map<String, String> SECRETS = Map.of("INLINE_SECRET", "right");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int MANY = 8_000;

    private Path folder;
    private Path files;

    @BeforeEach
    void takeTheShippedFiles(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectories(temporary.resolve("restaurant"));
        files = Files.createDirectories(temporary.resolve("files"));
        Shipped.copyTo(folder);
    }

    private String take(int exit, Path file, String... more) {
        List<String> command = Stream.concat(
                        Stream.of("import", file.toString(), "--mapping", "csv-booking-zh"), Stream.of(more))
                .toList();
        return Terminal.say(exit, folder, command.toArray(String[]::new));
    }

    @Test
    void theServiceTakesTheFileInAndTheTerminalWritesTheRejectedRows() throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            taken(bridge);
        }
    }

    @Test
    void theSameWithTheDatabaseOnAServer() throws Exception {
        DatabaseAddress server = TestPostgres.shared().empty();
        Map<String, String> settings = Map.of(
                "tablebridge.database.url",
                server.url(),
                "tablebridge.database.user",
                server.user().orElseThrow());
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, settings)) {
            taken(bridge);
        }
    }

    private void taken(RunningBridge bridge) throws Exception {
        Path file = BookingTables.csv(files.resolve("night.csv"), "x-MS950-HKSCS", BookingTables.rows(1_200));
        assertThat(take(1, file)).contains("night.csv: 1200 rows. Applied: 1198;", "rejected: 2;");
        Path rejects = files.resolve("night.rejected.csv");
        assertThat(Files.readAllLines(rejects)).hasSize(3).anySatisfy(line -> assertThat(line)
                .startsWith("4,電話,")
                .endsWith("B3,115/11/04,19:00,王小明,9.12E+08,4,A3,靠窗,已訂位"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("data/imports")).isEmptyDirectory();
        assertThat(Terminal.say(0, folder, "status"))
                .contains("Import of night.csv: ended on", "rows: 1200, rejected: 2.");
        assertThat(take(0, file, "--lang", "zh-TW")).contains("匯入過");

        Path book = BookingTables.workbook(
                files.resolve("more.xlsx"), List.of("X1,115/11/20,19:00,林美麗,0912999888,2,A1,,已訂位"));
        assertThat(take(0, book)).contains("more.xlsx: 1 row. Applied: 1;");
        await().atMost(LONG).untilAsserted(() -> assertThat(bridge.hubSpot().contacts())
                .anySatisfy(contact -> assertThat(contact.properties()).containsEntry("phone", "+886912999888")));
        assertThat(Terminal.say(0, folder, "audit")).doesNotContain("TB-OPS-03");
    }

    @Test
    void whatHappensToTheFileAfterwardsAndAStopOfTheServiceDoNoHarm() throws Exception {
        Path file = BookingTables.csv(files.resolve("many.csv"), BookingTables.rows(MANY));
        String id;
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            id = order(file);
            Files.writeString(file, "something else");
            await().atMost(LONG).until(() -> state(id).path("rows").asLong() > 0);
            assertThat(Terminal.say(0, folder, "status")).contains("Import of many.csv: under way; rows so far: ");
            assertThat(bridge.service().doorPort()).isPositive();
        }
        assertThat(folder.resolve("data/imports").resolve(id)).isDirectory();
        Files.delete(file);
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            await().atMost(LONG).until(() -> state(id).path("phase").asText().equals("ended"));
            assertThat(state(id).path("text").asText()).contains("8000 rows. Applied: 7992;", "rejected: 8;");
            assertThat(bridge.service().doorPort()).isPositive();
        }
        assertThat(folder.resolve("data/imports")).isEmptyDirectory();
    }

    @Test
    void aPausedImportWaitsAlsoOverAStartUntilItIsOrderedAgain() throws Exception {
        Path file = BookingTables.csv(files.resolve("many.csv"), BookingTables.rows(MANY));
        String id;
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            id = order(file);
            await().atMost(LONG).until(() -> state(id).path("rows").asLong() > 0);
            ask("import-pause", Map.of("id", id));
            await().atMost(LONG).until(() -> state(id).path("phase").asText().equals("paused"));
            assertThat(state(id).path("text").asText()).contains("many.csv: stopped behind row");
            assertThat(bridge.service().doorPort()).isPositive();
        }
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            assertThat(Terminal.say(0, folder, "status")).contains("Import of many.csv: paused.");
            Path small = BookingTables.csv(
                    files.resolve("small.csv"), List.of("S1,115/11/20,19:00,林美麗,0912999888,2,A1,,已訂位"));
            assertThat(take(0, small)).as("others go past it").contains("Applied: 1;");
            assertThat(take(1, file)).contains("many.csv: goes on behind row", "8000 rows. Applied: 7992;");
            assertThat(bridge.service().doorPort()).isPositive();
        }
    }

    @Test
    void whoStopsTheCommandPausesTheImport() throws Exception {
        Path file = BookingTables.csv(files.resolve("many.csv"), BookingTables.rows(MANY));
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            StringWriter said = new StringWriter();
            Progress progress = new Progress(new PrintWriter(said), Locale.ENGLISH);
            StopAsked stop = new StopAsked();
            stop.ask();
            ManagementClient client = new ManagementClient(DataFolder.at(folder.resolve("data")));
            int exit = new ImportBeside(
                            new ImportHolder(client::run, Locale.ENGLISH),
                            new ImportTerminal(
                                    progress, progress, Locale.ENGLISH, ZoneOffset.UTC, stop, Optional.empty()))
                    .take(new ImportWish(
                            file,
                            "many.csv",
                            "csv-booking-zh",
                            "csv-booking-zh",
                            Optional.empty(),
                            Optional.empty(),
                            SaidStyles.NONE,
                            false));
            assertThat(exit).isEqualTo(CommandResult.DOES_NOT_HOLD);
            assertThat(said.toString()).contains("many.csv: stopped behind row", "The same command goes on from there");
            assertThat(Terminal.say(0, folder, "status")).contains("Import of many.csv: paused.");
            assertThat(bridge.service().doorPort()).isPositive();
        }
    }

    /** Law: what is taken while a file is imported stands behind two blocks of it at most. */
    @Test
    void aWebhookNeverWaitsBehindMoreThanTwoBlocks() throws Exception {
        Path file = BookingTables.csv(files.resolve("many.csv"), BookingTables.rows(MANY));
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            Platform platform = Platform.inline(bridge.door("/hooks/inline"), "right", Duration.ZERO);
            String id = order(file);
            int most = 0;
            int sent = 0;
            while (!state(id).path("phase").asText().equals("ended")) {
                sent++;
                assertThat(platform.send(new PlatformEvent("w-" + sent, event(sent)))
                                .join())
                        .isTrue();
                most = Math.max(most, blocksAhead(bridge));
            }
            assertThat(sent).isGreaterThan(3);
            assertThat(most).isBetween(1, 2);
        }
    }

    private static int blocksAhead(RunningBridge bridge) throws InterruptedException {
        FileJournal journal = bridge.service().core().journal();
        long end = journal.end();
        AtomicInteger blocks = new AtomicInteger();
        journal.heads(bridge.service().core().loop().position(), end, head -> {
            if (head.kind() == EntryKind.BLOCK) {
                blocks.incrementAndGet();
            }
        });
        return blocks.get();
    }

    @Test
    void whatCanNotBeImportedIsSaidAndHoldsNothingUp() throws Exception {
        Path good = BookingTables.csv(files.resolve("b.csv"), List.of("B1,115/11/20,19:00,王小明,0912345678,2,A1,,已訂位"));
        Path pdf = Files.writeString(files.resolve("menu.csv"), "%PDF-1.7\n");
        Path large = Files.write(files.resolve("large.csv"), new byte[(1 << 20) + 1]);
        Map<String, String> settings = Map.of("tablebridge.import.largest-file", "1 MiB");
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS, settings)) {
            String said = Terminal.say(
                    3,
                    folder,
                    "import",
                    pdf.toString(),
                    files.toString(),
                    files.resolve("none.csv").toString(),
                    large.toString(),
                    good.toString(),
                    "--mapping",
                    "csv-booking-zh");
            assertThat(said)
                    .contains("TB-CSV-005 menu.csv", "TB-IMP-021", "TB-IMP-022", "TB-IMP-024", "1 MiB")
                    .contains("b.csv: 1 row. Applied: 1");
            assertThat(Terminal.say(3, folder, "import", good.toString(), "--mapping", "nothing"))
                    .contains("TB-IMP-002");
            assertThat(Terminal.say(0, folder, "status")).contains("Import of menu.csv: could not be done. TB-CSV-005");
            assertThat(bridge.service().doorPort()).isPositive();
        }
        assertThat(folder.resolve("data/imports")).isEmptyDirectory();
    }

    @Test
    void withoutADataFolderAnImportMakesIt() throws Exception {
        Path file = BookingTables.csv(files.resolve("b.csv"), List.of("B1,115/11/20,19:00,王小明,0912345678,2,A1,,已訂位"));
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(take(0, file)).contains("b.csv: 1 row. Applied: 1");
    }

    private String order(Path file) throws Exception {
        return ask(
                        "import-order",
                        Map.of("file", file.toString(), "mapping", "csv-booking-zh", "source", "csv-booking-zh"))
                .path("id")
                .asText();
    }

    private JsonNode state(String id) throws Exception {
        return ask("import-state", Map.of("id", id));
    }

    private JsonNode ask(String command, Map<String, String> arguments) throws Exception {
        CommandResult result = new ManagementClient(DataFolder.at(folder.resolve("data")))
                .run(new CommandRequest(command, arguments, Locale.ENGLISH));
        assertThat(result.exit()).as(result.text()).isEqualTo(CommandResult.OK);
        return new ObjectMapper().readTree(result.text());
    }

    private static String event(int number) {
        return """
                {"event_id": "w-%d", "type": "reservation.updated", "occurred_at": 1795345200000,
                 "reservation": {"id": "w-%d", "type": "BOOKING", "state": "WAITING", "created_time": 1795345200000,
                                 "state_change_time": 1795345200000, "reservation_time": 4450000000000, "group_size": 2,
                                 "customer": {"name": "陳大文", "phone": "0988-%06d"}}}
                """
                .formatted(number, number, number);
    }
}
