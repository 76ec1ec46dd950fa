package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.sandbox.SandboxContact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process is killed while it imports a file: export and CRM are those of an import that nothing disturbed. */
final class ImportKillTest {

    private static final Duration LONG = Duration.ofMinutes(4);

    @Test
    void twoKillsInAnImportChangeNothing(@TempDir Path folder) throws Exception {
        survives(folder, 2, 4_000, 400, 20261123);
    }

    @Test
    @Tag("long")
    void twentyKillsInAnImportChangeNothing(@TempDir Path folder) throws Exception {
        survives(folder, 20, 150_000, 3_000, System.nanoTime());
    }

    /**
     * What is left in the end.
     *
     * @param export the guests, as a table
     * @param contacts what the CRM holds, by phone
     */
    private record Left(String export, Map<String, Map<String, String>> contacts) {}

    private static void survives(Path folder, int kills, int rows, int guests, long seed) throws Exception {
        ImportedFile file = ImportedFile.of(Files.createDirectories(folder).resolve("bookings.csv"), rows, guests);
        Left undisturbed;
        try (Evening evening = Evening.begin(folder.resolve("undisturbed"))) {
            undisturbed = end(evening, file);
        }
        Random random = new Random(seed);
        int within = 0;
        try (Evening evening = Evening.begin(folder.resolve("killed"))) {
            String id = file.order(evening.service().data()).orElseThrow();
            for (int kill = 0; kill < kills; kill++) {
                awaitAMoment(evening, id, random, kill);
                evening.service().kill();
                within += Files.isDirectory(
                                evening.service().data().resolve("imports").resolve(id))
                        ? 1
                        : 0;
                evening.startAgain();
            }
            evening.service().awaitReady();
            Left left = end(evening, file);
            System.out.printf(
                    "seed %d: %d kills, %d within the import of %d rows, %d contacts%n",
                    seed, kills, within, rows, left.contacts().size());
            assertThat(within).as("kills within the import, seed %d", seed).isGreaterThanOrEqualTo((kills + 1) / 2);
            assertThat(left.contacts()).as("seed %d", seed).isEqualTo(undisturbed.contacts());
            assertThat(left.export()).as("seed %d", seed).isEqualTo(undisturbed.export());
            assertThat(evening.audit().holds()).isTrue();
            assertThat(evening.service().stop()).isEqualTo(143);
            assertThat(evening.service().output()).doesNotContain("\tat ", "Exception", "ERROR");
        }
    }

    /** A random one: of each three, two while it is taken in and one while the service starts. */
    private static void awaitAMoment(Evening evening, String id, Random random, int kill) throws InterruptedException {
        boolean working = kill % 3 != 1;
        if (working) {
            evening.service().awaitReady();
            Path data = evening.service().data();
            Optional<Long> before = rows(data, id);
            await().atMost(LONG).until(() -> isOver(data, id) || !rows(data, id).equals(before));
        }
        // No condition to wait for: that nobody chose the moment is what is tested.
        TimeUnit.MILLISECONDS.sleep(random.nextInt(10, working ? 300 : 3_000));
    }

    private static Optional<Long> rows(Path data, String id) throws InterruptedException {
        return ImportedFile.state(data, id).map(state -> state.path("rows").asLong());
    }

    private static boolean isOver(Path data, String id) throws InterruptedException {
        Optional<JsonNode> state = ImportedFile.state(data, id);
        return state.isEmpty() || state.get().path("phase").asText().equals("ended");
    }

    private static Left end(Evening evening, ImportedFile file) throws Exception {
        String id = file.order(evening.service().data()).orElseThrow();
        await().atMost(LONG).until(() -> isOver(evening.service().data(), id));
        evening.service().awaitDrained(LONG);
        Path table = evening.service().data().resolveSibling("guests.csv");
        CommandRun export = evening.command("export", "guests", "--output", table.toString());
        assertThat(export.exit()).as(export.err()).isZero();
        Map<String, Map<String, String>> contacts = new TreeMap<>();
        for (SandboxContact contact : evening.activeContacts()) {
            contacts.put(contact.properties().getOrDefault("phone", ""), new TreeMap<>(contact.properties()));
        }
        assertThat(contacts).as("nobody twice").hasSameSizeAs(evening.crm().contacts());
        return new Left(Files.readString(table), contacts);
    }
}
