package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.csv.SafeCell;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables out of the real service, beside it and after it. */
class ExportTest {

    private static final Map<String, String> SECRETS = Map.of("INLINE_SECRET", "inline-secret-of-a-test");

    private final StringWriter said = new StringWriter();
    private final ByteArrayOutputStream table = new ByteArrayOutputStream();

    @Test
    void guestsGoIntoAFileBesideTheServiceAndWithoutIt(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        Path beside = folder.resolve("beside.csv");
        Path alone = folder.resolve("alone.csv");
        try (RunningBridge bridge = RunningBridge.start(folder, SECRETS)) {
            Platform inline = Platform.inline(
                    bridge.door("/hooks/inline"), SECRETS.getOrDefault("INLINE_SECRET", ""), Duration.ofMillis(5));
            assertThat(inline.send(new PlatformEvent("b-1", booking("R1", "王小明", "0912-345-678", "=2+3 花生過敏")))
                            .join())
                    .isTrue();
            assertThat(inline.send(new PlatformEvent("b-2", booking("R2", "游錫堃", "0922-000-111", "靠窗")))
                            .join())
                    .isTrue();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(bridge.hubSpot().contacts()).hasSize(2));
            assertThat(export(folder, "guests", "--output", beside.toString())).isZero();
            assertThat(said.toString()).contains("2 rows in " + beside).doesNotContain("王小明");
        }
        assertThat(export(folder, "guests", "--output", alone.toString())).isZero();
        assertThat(Files.readAllBytes(alone)).isEqualTo(Files.readAllBytes(beside));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(alone)))
                .isEqualTo("rw-------");
        List<CSVRecord> guests = rows(Files.readString(alone).substring(1));
        assertThat(guests).hasSize(2);
        assertThat(guests.get(0).get("name")).isEqualTo("王小明");
        assertThat(guests.get(0).get("phone")).isEqualTo("'+886912345678");
        assertThat(SafeCell.read(guests.get(0).get("phone"))).isEqualTo("+886912345678");
        assertThat(guests.get(0).get("nextReservation.requests")).startsWith("'=2+3");
        assertThat(guests.get(0).get("sources")).isEqualTo("inline");
        assertThat(export(folder, "guests", "--layout", "hubspot", "--output", alone.toString()))
                .isZero();
        assertThat(rows(Files.readString(alone).substring(1)).get(0).get("Phone Number"))
                .isEqualTo("+886912345678");
        assertThat(export(folder, "guests", "--layout", "google-ads")).isZero();
        assertThat(table.toString(StandardCharsets.UTF_8)).isEqualTo("Email,Email,Phone,Phone\r\n");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void withoutAFileTheTableAndNothingElseIsOnTheStandardOutput(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        RunningBridge.start(folder, SECRETS).close();
        assertThat(export(folder, "guests", "--lang", "zh-TW")).isZero();
        assertThat(table.toString(StandardCharsets.UTF_8))
                .startsWith("\ufeff顧客編號,姓名,")
                .endsWith("來源\r\n");
        assertThat(said.toString()).contains("共 0 列");
    }

    @Test
    void whatIsNotToBeHadIsSaid(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        RunningBridge.start(folder, SECRETS).close();
        assertThat(export(folder, "guest")).isEqualTo(CommandResult.CANNOT);
        assertThat(said.toString()).contains("TB-EXP-003", "guests");
        assertThat(export(folder, "guests", "--since", "yesterday")).isEqualTo(CommandResult.CANNOT);
        assertThat(said.toString()).contains("TB-EXP-004");
        Path nowhere = folder.resolve("none").resolve("guests.csv");
        assertThat(export(folder, "guests", "--output", nowhere.toString())).isEqualTo(CommandResult.CANNOT);
        assertThat(said.toString()).contains("TB-EXP-006");
    }

    private static String booking(String id, String name, String phone, String wish) {
        return """
                {"event_id": "e-%s", "type": "reservation.updated", "occurred_at": 1795255200000,
                 "reservation": {"id": "%s", "branch_id": "xinyi", "type": "BOOKING", "state": "WAITING",
                                 "reservation_time": %d, "group_size": 4, "customer_note": "%s",
                                 "customer": {"name": "%s", "phone": "%s"}}}
                """
                .formatted(id, id, Instant.now().plus(Duration.ofDays(1)).toEpochMilli(), wish, name, phone);
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, format)) {
            return parser.getRecords();
        }
    }

    private int export(Path folder, String... words) {
        table.reset();
        List<String> line = new ArrayList<>(List.of("export"));
        line.addAll(List.of(words));
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new Properties(),
                folder,
                new PrintWriter(new StringWriter()),
                new PrintWriter(said, true),
                table);
        return new Cli(new TablebridgeEngine(Map.of(), Clock.systemUTC()), surroundings)
                .run(line.toArray(String[]::new));
    }
}
