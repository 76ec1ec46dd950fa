package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.db.Database;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.StoredEntry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many events a second become guests and marks; run with {@code -Dtest.groups=long} and read what it prints. */
@Tag("long")
class ThroughputTest {

    private static final int STORED = 100_000;
    private static final int MEASURED = 100_000;
    private static final int BATCH = 500;

    @Test
    void eventsPerSecondWithAHundredThousandGuestsStored(@TempDir Path folder) {
        try (World world =
                new World(new MemoryJournal("journal-a"), Database.open("jdbc:h2:file:" + folder.resolve("db")))) {
            world.rule("m", "text");
            world.run();
            feed(world, 0, STORED);
            long begin = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            feed(world, STORED, MEASURED);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
            System.out.printf(
                    "%,.0f events/s (%,.0f by the thread's own time) on top of %,d records; heap at most %d MB%n",
                    MEASURED / seconds,
                    MEASURED / busy,
                    STORED,
                    Runtime.getRuntime().maxMemory() >> 20);
            assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(STORED + MEASURED);
            long opening = System.nanoTime();
            world.store = io.tablebridge.guests.GuestStore.open(
                    world.database, io.tablebridge.identity.IdentityRules.common());
            System.out.printf(
                    "%,d records loaded in %.2f s%n", world.store.records(), (System.nanoTime() - opening) / 1e9);
        }
    }

    /** A third new guests, a third known guests' new bookings, a third changes of bookings. */
    private static void feed(World world, int from, int count) {
        Random random = new Random(from);
        List<StoredEntry> batch = new ArrayList<>(BATCH);
        for (int i = from; i < from + count; i++) {
            int booking = from > 0 && i % 3 == 0 ? random.nextInt(from) : i;
            int guest = from > 0 && i % 3 == 1 ? random.nextInt(from) : booking;
            String body = "reservation R" + (1_000_000 + booking) + " " + i + " name=Guest" + guest + " phone=+8869"
                    + (10_000_000 + guest) + " email=g" + guest + "@example.com party=" + i % 8
                    + " status=confirmed at=2026-11-22T19:00:00+08:00";
            Entry entry = World.entry(EntryKind.EVENT, "inline", "e" + i, World.FRIDAY, Map.of("mapping", "m"), body);
            batch.add(new StoredEntry(world.pipeline.position() + batch.size() + 1, entry, false));
            if (batch.size() == BATCH) {
                world.pipeline.process(batch);
                batch.clear();
            }
        }
    }
}
