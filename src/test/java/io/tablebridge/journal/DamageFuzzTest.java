package io.tablebridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Turns one bit anywhere: an entry then reads as it was written, or is told to be damaged; never anything else. */
class DamageFuzzTest {

    private static final JournalSettings SETTINGS = Entries.settings(Path.of("simulated"));

    @Test
    void aTurnedBitIsSeenOrDoesNoHarm() throws Exception {
        assertThat(damagedEntries(150, 1)).isPositive();
    }

    @Tag("long")
    @Test
    void aTurnedBitIsSeenOrDoesNoHarmInManyPlaces() throws Exception {
        assertThat(damagedEntries(5000, 2)).isPositive();
    }

    private static long damagedEntries(int flips, long seed) throws Exception {
        Random random = new Random(seed);
        long damaged = 0;
        for (int i = 0; i < flips; i++) {
            SimulatedDisk disk = new SimulatedDisk(true);
            Map<Long, String> written = write(disk, random);
            List<String> files = disk.list();
            String file = files.get(random.nextInt(files.size()));
            int offset = random.nextInt(disk.size(file));
            disk.damage(file, offset, 1 << random.nextInt(8));
            damaged += missing(disk, written, file + " at " + offset);
        }
        return damaged;
    }

    private static Map<Long, String> write(SimulatedDisk disk, Random random) throws Exception {
        Map<Long, String> written = new HashMap<>();
        try (FileJournal journal = FileJournal.open(SETTINGS, Clock.systemUTC(), disk, "")) {
            journal.settled();
            for (int i = 0; i < 40; i++) {
                String body = "body " + i + "x".repeat(random.nextInt(1200));
                written.put(Entries.append(journal, Entries.event("e" + i, body)), body);
            }
        }
        return written;
    }

    private static long missing(SimulatedDisk disk, Map<Long, String> written, String place) throws Exception {
        Set<Long> left = new TreeSet<>(written.keySet());
        try (FileJournal journal = FileJournal.open(SETTINGS, Clock.systemUTC(), disk, "")) {
            assertThat(journal.end()).as(place).isEqualTo(written.size());
            Set<Long> damaged = new TreeSet<>();
            long position = 0;
            while (position < journal.end()) {
                try (JournalReader reader = journal.readAfter(position)) {
                    for (StoredEntry entry : reader.next(100, 1 << 20, Duration.ZERO)) {
                        assertThat(Entries.text(entry)).as(place).isEqualTo(written.get(entry.number()));
                        left.remove(entry.number());
                        position = entry.number();
                    }
                } catch (JournalDamagedException e) {
                    for (position = e.firstEntry(); position < e.lastEntry(); position++) {
                        damaged.add(position);
                    }
                    damaged.add(position);
                }
            }
            assertThat(left).as(place).isEqualTo(damaged);
            assertThat(journal.damages().isEmpty()).as(place).isEqualTo(damaged.isEmpty());
            assertThat(Entries.append(journal, Entries.event("next", "next"))).isEqualTo(written.size() + 1);
            return damaged.size();
        }
    }
}
