package io.tablebridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cuts the power at random operations and compares what is found with what was acknowledged. */
class PowerCutTest {

    private static final JournalSettings SETTINGS = Entries.settings(Path.of("simulated"));

    @ParameterizedTest
    @EnumSource(Survivors.class)
    void nothingAcknowledgedIsLostInTwentyCuts(Survivors survivors) throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(faults(seed, survivors, true)).as("seed %s", seed).isEmpty();
        }
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(Survivors.class)
    void nothingAcknowledgedIsLostInManyCuts(Survivors survivors) throws Exception {
        for (int seed = 1000; seed < 1400; seed++) {
            assertThat(faults(seed, survivors, true)).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void aDiskThatDoesNotForceIsSeenToLose() throws Exception {
        int lossy = 0;
        for (int seed = 0; seed < 10; seed++) {
            lossy += faults(seed, Survivors.SECTORS, false).isEmpty() ? 0 : 1;
        }
        assertThat(lossy).isGreaterThanOrEqualTo(8);
    }

    /** Several lives of one disk, each ended by a cut; what was found wrong after any of them. */
    private static List<String> faults(int seed, Survivors survivors, boolean forces) throws Exception {
        Random random = new Random(seed);
        SimulatedDisk disk = new SimulatedDisk(forces);
        Map<Long, String> acknowledged = new ConcurrentHashMap<>();
        Set<Long> erased = ConcurrentHashMap.newKeySet();
        for (int life = 0; life < 3; life++) {
            disk.cutAfter(5 + random.nextInt(life == 1 ? 40 : 400));
            live(disk, life, acknowledged, erased, random.nextLong());
            disk = disk.image(random, survivors);
            List<String> faults = compare(disk, acknowledged, erased);
            if (!faults.isEmpty()) {
                return faults;
            }
        }
        return List.of();
    }

    private static void live(SimulatedDisk disk, int life, Map<Long, String> acknowledged, Set<Long> erased, long seed)
            throws InterruptedException {
        FileJournal journal;
        try {
            journal = FileJournal.open(SETTINGS, Clock.systemUTC(), disk, "");
        } catch (IOException e) {
            assertThat(disk.isCut())
                    .as("opening fails only without power: %s", e)
                    .isTrue();
            return;
        }
        Thread[] appenders = new Thread[3];
        for (int t = 0; t < appenders.length; t++) {
            Random random = new Random(seed + t);
            String name = life + "/" + t + "/";
            appenders[t] = new Thread(() -> {
                for (int i = 0; !disk.isCut(); i++) {
                    String body = name + i + "/" + "x".repeat(random.nextInt(1500));
                    appendOne(journal, body, acknowledged);
                }
            });
            appenders[t].start();
        }
        erase(journal, acknowledged, erased, new Random(seed));
        for (Thread appender : appenders) {
            appender.join();
        }
        try {
            journal.close();
        } catch (UncheckedIOException e) {
            assertThat(disk.isCut()).isTrue();
        }
    }

    private static void appendOne(FileJournal journal, String body, Map<Long, String> acknowledged) {
        try {
            Receipt receipt = journal.append(Entries.event("e", body))
                    .toCompletableFuture()
                    .join();
            acknowledged.put(receipt.entry(), body);
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(JournalUnavailableException.class);
        }
    }

    private static void erase(FileJournal journal, Map<Long, String> acknowledged, Set<Long> erased, Random random) {
        for (long entry : acknowledged.keySet()) {
            if (random.nextInt(20) == 0) {
                erased.add(entry);
            }
        }
        try {
            journal.erase(erased);
        } catch (UncheckedIOException | JournalUnavailableException e) {
            // The power went while erasing: some may be erased, none may be wrong.
            assertThat(e).isNotNull();
        }
    }

    private static List<String> compare(SimulatedDisk disk, Map<Long, String> acknowledged, Set<Long> erased)
            throws Exception {
        List<String> faults = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(SETTINGS, Clock.systemUTC(), disk, "")) {
            journal.start().damages().forEach(damage -> faults.add(damage.toString()));
            long expected = 1;
            for (StoredEntry entry : Entries.readAll(journal, 0)) {
                if (entry.number() != expected++) {
                    faults.add("a gap before " + entry.number());
                }
                String text = new String(entry.entry().body(), StandardCharsets.UTF_8);
                String sent = acknowledged.putIfAbsent(entry.number(), text);
                boolean isErased = entry.erased() && erased.contains(entry.number()) && text.isEmpty();
                if (sent != null && !text.equals(sent) && !isErased) {
                    faults.add(entry.number() + " reads differently");
                }
            }
            long last = expected - 1;
            acknowledged.keySet().stream().filter(n -> n > last).forEach(n -> faults.add(n + " is lost"));
        } catch (JournalDamagedException e) {
            faults.add(e.getMessage());
        }
        return faults;
    }
}
