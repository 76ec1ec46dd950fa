package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.app.Core;
import io.tablebridge.app.CoreSettings;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalBench;
import io.tablebridge.journal.Loss;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that has lost events, and a database that is built anew from the rest of it. */
final class LostEventsTest {

    private static final Clock CLOCK = Clock.systemUTC();
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
        for (int event : List.of(2, 17, 33)) {
            damage(folder.journal(), history.get(event));
        }

        List<Map<String, List<String>>> built = new ArrayList<>();
        for (int most : List.of(1, 7, 500)) {
            DataFolder other = DataFolder.at(temporary.resolve("cut-" + most)).create();
            try (FileJournal journal = JournalBench.openFolder(folder.journal(), "boot-1", CLOCK);
                    Core core = Core.open(settings(other), journal, CLOCK)) {
                List<Loss> losses = journal.unreadable(0);
                assertThat(journal.losses().size() + losses.size()).isPositive();
                core.passOver(losses, "chen");
                takeIn(core, most);
                assertThat(core.audit().run().broken()).isEmpty();
                assertEachHasItsOwn(core, crm);
                built.add(Tables.of(core.database()));
            }
        }
        assertThat(Tables.differences(built.get(0), built.get(2))).isEmpty();
        assertThat(Tables.differences(built.get(1), built.get(2))).isEmpty();
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

    private static void takeIn(Core core, int most) throws InterruptedException {
        while (core.loop().position() < core.journal().end()) {
            Batch given = core.loop().poll(Duration.ZERO);
            core.process(new Batch(
                    given.entries().subList(0, Math.min(most, given.entries().size()))));
        }
    }

    /** What the database says of a guest's contact is what that guest's contact is called. */
    private static void assertEachHasItsOwn(Core core, MemoryCrm crm) {
        Map<String, String> remoteIds = core.database().read(handle -> handle.createQuery(
                        "SELECT g.public_id, d.remote_id FROM delivery d JOIN guest g ON g.id = d.guest_id"
                                + " WHERE d.remote_id IS NOT NULL")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(remoteIds).isNotEmpty();
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
