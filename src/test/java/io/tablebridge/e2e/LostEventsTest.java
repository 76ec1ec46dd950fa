package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.app.Core;
import io.tablebridge.app.CoreSettings;
import io.tablebridge.delivery.JournaledOutbox;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalBench;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.DatabaseLocation;
import io.tablebridge.pipeline.Batch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that has lost events, and a database that is built anew from the rest of it. */
final class LostEventsTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Pattern BOOKING = Pattern.compile("\"id\":\"(I[0-9]+)\"");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void nobodyGetsTheContactOfAnotherHoweverTheJournalIsCut(@TempDir Path temporary) throws Exception {
        DataFolder folder = DataFolder.at(temporary.resolve("data")).create();
        MemoryCrm crm = new MemoryCrm(3);
        List<Told> history = RandomHistory.of(new Random(3), 60);
        try (FileJournal journal = JournalBench.openFolder(folder.journal(), "boot-1", CLOCK);
                Core core = Core.open(settings(folder), journal, CLOCK)) {
            Shipped.tell(journal, CLOCK.instant());
            crm.meet(() -> true, core.gate()::isOpen);
            for (int from = 0; from < 60; from += 10) {
                deliver(core, crm, history.subList(from, from + 10));
            }
        }
        for (Told first : firstOfMany(history)) {
            damage(folder.journal(), first);
        }

        long end = builtTo(Long.MAX_VALUE, 500, temporary, folder, crm).position();
        for (long stop = 10; stop <= end; stop += 7) {
            Built one = builtTo(stop, 1, temporary, folder, crm);
            Built other = builtTo(stop, 500, temporary, folder, crm);
            assertThat(Tables.differences(one.tables(), other.tables()))
                    .as("at %s", stop)
                    .isEmpty();
        }
    }

    private record Built(long position, Map<String, List<String>> tables) {}

    /** A database that is built anew up to an entry, some entries at a time. */
    private static Built builtTo(long stop, int most, Path temporary, DataFolder folder, MemoryCrm crm)
            throws Exception {
        DataFolder beside =
                DataFolder.at(Files.createTempDirectory(temporary, "built")).create();
        try (FileJournal journal = JournalBench.openFolder(folder.journal(), "boot-1", CLOCK);
                Core core = Core.open(settings(beside), journal, CLOCK)) {
            core.passOver(journal.unreadable(0), "chen");
            assertThat(journal.losses()).isNotEmpty();
            takeIn(core, most, Math.min(stop, journal.end()));
            assertThat(core.audit().run().broken()).isEmpty();
            assertEachHasItsOwn(core, crm);
            fold(core);
            return new Built(core.loop().position(), Tables.of(core.database()));
        }
    }

    /** What is left to be folded depends on the batches, what comes of it does not. */
    private static void fold(Core core) {
        core.database().write(handle -> {
            new JournaledOutbox().fold(handle);
            return true;
        });
    }

    /** Events that told first of a booking that was told of again later: its guest is known from a later entry on then. */
    private static List<Told> firstOfMany(List<Told> history) {
        Map<String, List<Told>> byBooking = new TreeMap<>();
        for (Told told : history) {
            Matcher booking = BOOKING.matcher(told.body());
            if (booking.find()) {
                byBooking
                        .computeIfAbsent(booking.group(1), id -> new ArrayList<>())
                        .add(told);
            }
        }
        List<Told> first = byBooking.values().stream()
                .filter(all -> all.size() > 2)
                .map(all -> all.get(0))
                .toList();
        assertThat(first).hasSizeGreaterThan(1);
        return first;
    }

    private static void deliver(Core core, MemoryCrm crm, List<Told> events) throws Exception {
        events.forEach(told -> core.journal()
                .append(told.receivedAt(CLOCK.instant()))
                .toCompletableFuture()
                .join());
        Machine machine = new Machine(core, crm, Shipped.hubSpotContact(), () -> true, CLOCK).start();
        try {
            await().atMost(SOON).until(machine::isDrained);
        } finally {
            machine.stop();
        }
    }

    private static void takeIn(Core core, int most, long stop) throws InterruptedException {
        while (core.loop().position() < stop) {
            Batch given = core.loop().poll(Duration.ZERO);
            core.process(new Batch(given.entries().stream()
                    .filter(stored -> stored.number() <= stop)
                    .limit(most)
                    .toList()));
        }
    }

    /** What the database says of a guest's contact is what that guest's contact is called. */
    private static void assertEachHasItsOwn(Core core, MemoryCrm crm) {
        Map<String, String> remoteIds = core.database().read(handle -> handle.createQuery(
                        "SELECT g.public_id, d.remote_id FROM delivery d JOIN guest g ON g.id = d.guest_id"
                                + " WHERE d.remote_id IS NOT NULL")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, String> own = new TreeMap<>();
        crm.contacts().keySet().stream().filter(remoteIds::containsKey).forEach(id -> own.put(id, "c-" + id));
        assertThat(new TreeMap<>(remoteIds)).isEqualTo(own);
    }

    private static void damage(Path journal, Told told) throws IOException {
        try (var files = Files.list(journal)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".segment")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                int at = new String(bytes, StandardCharsets.ISO_8859_1)
                        .indexOf(new String(told.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
                if (at >= 0) {
                    bytes[at] ^= 1;
                    Files.write(file, bytes);
                    return;
                }
            }
        }
        throw new IllegalStateException("no event " + told.eventId());
    }

    private static CoreSettings settings(DataFolder folder) {
        return new CoreSettings(
                folder, DatabaseLocation.of(folder, Optional.empty()), IdentityRules.common(), Duration.ofDays(7), 2);
    }
}
