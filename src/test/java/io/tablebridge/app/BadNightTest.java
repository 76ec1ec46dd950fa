package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.HandClock;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.SandboxContact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file of 02:00 has eight bad rows, the power fails in the middle of it, and the CRM answers 429: in the morning all that
 * can be there is there, once, and one message says the rest.
 */
class BadNightTest {

    private static final String BATCH =
            """
            batch: bookings
            at: "02:00"
            language: en
            import: { folder: inbox, files: "bookings*.csv", mapping: csv-booking-zh }
            """;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T10:00:00Z"));

    /** Seven phones that a spreadsheet shortened, and a quotation mark that is never closed. */
    private static List<String> night() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 1_200; i++) {
            String phone = i % 170 == 3 && i < 1_100 ? "9.12E+08" : "09%08d".formatted(20_000_000 + i);
            String note = i == 700 ? "\"靠窗" : "靠窗";
            rows.add("B%d,115/11/20,19:00,王小明,%s,4,A%d,%s,已訂位".formatted(i, phone, i % 9, note));
        }
        return rows;
    }

    @Test
    void inTheMorningAllIsThereOnceAndOneMessageSaysTheRest(@TempDir Path folder) throws Exception {
        Path home = untilThePowerFails(folder);
        clock.pass(Duration.ofMinutes(25));
        try (Receiver receiver = Receiver.start(2);
                RunningBridge bridge =
                        RunningBridge.start(home, Map.of("MORNING", Receiver.SECRET), receiver.settings(), clock)) {
            bridge.hubSpot().fault(Fault.status(429, 4).withRetryAfter("1"));
            awaitContacts(bridge, 1_192);

            clock.moveTo(Instant.parse("2026-11-20T23:00:00Z"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> passing(() -> receiver.taken().size() == 1));
            JsonNode message = receiver.taken().get(0);
            assertThat(message.path("id").asText()).isEqualTo("morning-2026-11-21");
            assertThat(message.path("alerts").asInt()).isEqualTo(1);
            Path rejects = home.resolve("inbox/rejected/bookings.rejected-2026-11-21.csv");
            assertThat(message.at("/text/en").asText())
                    .contains("1 thing to look at")
                    .contains("bookings.csv, 1200 rows. Applied: 1192; unchanged: 0; superseded: 0; rejected: 8;")
                    .contains("TB-BAT-101 bookings: Rejected: 8 rows of bookings.csv", rejects.toString());
            assertThat(receiver.refused()).as("the same message").containsExactly(message, message);

            ManagementClient service = new ManagementClient(DataFolder.at(home.resolve("data")));
            assertThat(service.run(new CommandRequest("status", Map.of(), Locale.ENGLISH))
                            .text())
                    .contains("Batches: 1. Next: bookings, 2026-11-22 02:00.");
            correct(rejects, home.resolve("inbox"));
            CommandResult added =
                    service.run(new CommandRequest("batch-run", Map.of("name", "bookings"), Locale.ENGLISH));
            assertThat(added.text()).contains("8 rows. Applied: 8; unchanged: 0; superseded: 0; rejected: 0");
            assertThat(added.exit()).isEqualTo(CommandResult.OK);
            awaitContacts(bridge, 1_200);
            assertThat(bridge.hubSpot().contacts())
                    .as("nobody is there twice")
                    .extracting(contact -> contact.properties().get("phone"))
                    .doesNotHaveDuplicates();
            assertThat(receiver.taken()).as("one message").hasSize(1);
        }
    }

    /** The first night, until the second block of rows is in the journal. Gives what the machine finds when it starts again. */
    private Path untilThePowerFails(Path folder) throws IOException {
        Path before = folder.resolve("before");
        Shipped.copyTo(before);
        Path after = folder.resolve("after");
        try (Nights nights = Nights.of(before, clock, Map.of("bookings", BATCH))) {
            nights.tick();
            clock.moveTo(Instant.parse("2026-11-20T18:00:00Z"));
            nights.file("bookings.csv", night());
            nights.cutAfter(4);
            try {
                nights.tick();
                throw new AssertionError("the power was to fail");
            } catch (Nights.Cut cut) {
                copy(before, after);
            }
            assertThat(nights.count("SELECT applied + rejected FROM import_run"))
                    .isBetween(1L, 1_199L);
        }
        // Another boot than that in which the database was in use: its file is not trusted.
        Files.writeString(after.resolve("data/database/tablebridge-state"), "in use since boot another");
        return after;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                    Files.setLastModifiedTime(target, Files.getLastModifiedTime(file));
                }
            }
        }
    }

    private static void correct(Path rejects, Path inbox) throws IOException {
        List<String> lines = Files.readAllLines(rejects);
        assertThat(lines).hasSize(9);
        assertThat(lines.subList(1, 9))
                .allSatisfy(line -> assertThat(line).containsPattern("^\\d+,.*TB-CSV-0(20|28) .+"));
        for (int i = 1; i < lines.size(); i++) {
            lines.set(
                    i,
                    lines.get(i)
                            .replace("9.12E+08", "09777770%02d".formatted(i))
                            .replace(",\"靠窗,", ",靠窗,"));
        }
        Path corrected = inbox.resolve(rejects.getFileName());
        Files.writeString(corrected, String.join("\r\n", lines) + "\r\n");
        Files.setLastModifiedTime(corrected, FileTime.from(Instant.parse("2026-11-20T22:00:00Z")));
    }

    private void awaitContacts(RunningBridge bridge, int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> passing(() -> bridge.hubSpot().contacts().size() == count));
        List<SandboxContact> contacts = bridge.hubSpot().contacts();
        assertThat(contacts).hasSize(count);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /** What waits for the clock gets on. */
    private boolean passing(Condition condition) throws IOException {
        clock.pass(Duration.ofSeconds(5));
        return condition.holds();
    }

    static JsonNode json(byte[] body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new AssertionError("no JSON", e);
        }
    }
}
