package io.tablebridge.journal;

import static io.tablebridge.journal.Entries.NOON;
import static io.tablebridge.journal.Entries.append;
import static io.tablebridge.journal.Entries.event;
import static io.tablebridge.journal.Entries.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.journal.StartState.Before;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the journal does when the disk fails, is full or was damaged. */
class JournalFailureTest {

    private static final JournalSettings SETTINGS = Entries.settings(Path.of("simulated"));

    private final SimulatedDisk disk = new SimulatedDisk(true);

    private static FileJournal open(SimulatedDisk disk) throws IOException {
        return open(disk, SETTINGS, "");
    }

    private static FileJournal open(SimulatedDisk disk, JournalSettings settings, String bootId) throws IOException {
        return FileJournal.open(settings, Clock.systemUTC(), disk, bootId);
    }

    private static String newestSegment(SimulatedDisk disk) throws IOException {
        return disk.list().stream()
                .filter(name -> name.endsWith(".segment"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void afterAFailedWriteNothingOfItAppearsAndTheNextEntryGetsItsNumber() throws Exception {
        FileJournal journal = open(disk);
        append(journal, event("e1", "kept"));
        disk.failing(true);
        assertThatThrownBy(() -> append(journal, event("e2", "ghost ".repeat(300))))
                .isInstanceOf(JournalUnavailableException.class);
        assertThatThrownBy(() -> append(journal, event("e3", "refused at once")))
                .isInstanceOf(JournalUnavailableException.class);
        assertThat(journal.isTaking()).isFalse();
        disk.failing(false);
        Awaitility.await().until(journal::isTaking);
        assertThat(append(journal, event("e4", "after"))).isEqualTo(2);
        assertThat(readAll(journal, 0)).extracting(Entries::text).containsExactly("kept", "after");
        // Killed: even with every unforced byte of the abandoned segment still there.
        try (FileJournal again = open(disk.afterKill())) {
            assertThat(again.start().damages()).isEmpty();
            assertThat(readAll(again, 0)).extracting(Entries::text).containsExactly("kept", "after");
        }
        journal.close();
    }

    @Test
    void aNearlyFullDiskTakesOnlyOurOwnEntries() throws Exception {
        JournalSettings reserve = new JournalSettings(
                Path.of("simulated"), 16384, 100, 1 << 20, 1 << 20, 65536, 1000, Duration.ofMillis(20));
        try (FileJournal journal = open(disk, reserve, "")) {
            append(journal, event("e1", "enough"));
            disk.usable(700);
            Awaitility.await().until(() -> !journal.isTaking());
            Entry decision = Entries.of(EntryKind.DECISION, "guest", NOON, "merge");
            assertThatThrownBy(() -> append(journal, event("e2", "no")))
                    .isInstanceOf(JournalUnavailableException.class);
            assertThat(append(journal, decision)).isEqualTo(2);
            disk.usable(100);
            Awaitility.await().until(() -> refuses(journal, decision));
            disk.usable(5000);
            Awaitility.await().until(journal::isTaking);
            append(journal, event("e3", "again"));
        }
    }

    private static boolean refuses(Journal journal, Entry entry) {
        try {
            append(journal, entry);
            return false;
        } catch (JournalUnavailableException e) {
            return true;
        }
    }

    @Test
    void aFullQueueRefusesAtOnceAndSaysWhenToComeAgain() throws Exception {
        JournalSettings small =
                new JournalSettings(Path.of("simulated"), 16384, 5, 1 << 20, 1 << 20, 65536, 0, Duration.ofSeconds(7));
        try (FileJournal journal = open(disk, small, "")) {
            disk.stalled(true);
            List<CompletableFuture<Receipt>> waiting = IntStream.range(0, 5)
                    .mapToObj(i -> journal.append(event("e" + i, "waits")).toCompletableFuture())
                    .toList();
            assertThatThrownBy(() -> append(journal, event("e9", "one too many")))
                    .isInstanceOfSatisfying(JournalUnavailableException.class, e -> assertThat(e.retryAfter())
                            .isEqualTo(Duration.ofSeconds(7)));
            disk.stalled(false);
            assertThat(waiting).extracting(stage -> stage.join().entry()).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(append(journal, event("e10", "room again"))).isEqualTo(6);
        } finally {
            disk.stalled(false);
        }
    }

    @Test
    void aTornTailIsCutAtStart() throws Exception {
        FileJournal journal = open(disk, SETTINGS, "boot-1");
        IntStream.rangeClosed(1, 3).forEach(i -> append(journal, event("e" + i, "entry " + i)));
        SimulatedDisk killed = disk.afterKill();
        journal.close();
        String segment = newestSegment(killed);
        killed.damage(segment, killed.size(segment) - 1, 1);
        try (FileJournal again = open(killed, SETTINGS, "boot-1")) {
            assertThat(again.start().before()).isEqualTo(Before.KILLED);
            again.settled();
            assertThat(again.start().cutBytes()).isPositive();
            assertThat(again.start().damages()).isEmpty();
            assertThat(again.end()).isEqualTo(2);
            assertThat(append(again, event("e3", "again"))).isEqualTo(3);
            assertThat(readAll(again, 0)).extracting(Entries::text).containsExactly("entry 1", "entry 2", "again");
        }
        try (FileJournal later = open(killed, SETTINGS, "boot-2")) {
            assertThat(later.start().before()).isEqualTo(Before.CLEAN);
        }
    }

    @Test
    void anotherBootWithoutACleanStopIsUnknown() throws Exception {
        FileJournal journal = open(disk, SETTINGS, "boot-1");
        append(journal, event("e1", "one"));
        try (FileJournal again = open(disk.afterKill(), SETTINGS, "boot-2")) {
            assertThat(again.start().before()).isEqualTo(Before.UNKNOWN);
        }
        journal.close();
    }

    @Test
    void aPowerCutIsRememberedUntilTheDatabaseIsInOrder() throws Exception {
        FileJournal journal = open(disk, SETTINGS, "boot-1");
        journal.settled();
        append(journal, event("e1", "one"));
        SimulatedDisk cut = disk.afterKill();
        journal.close();
        try (FileJournal failedStart = open(cut, SETTINGS, "boot-2")) {
            assertThat(failedStart.start().before()).isEqualTo(Before.UNKNOWN);
            append(failedStart, event("e2", "the doors are open all the same"));
        }
        FileJournal killedStart = open(cut, SETTINGS, "boot-2");
        assertThat(killedStart.start().before()).isEqualTo(Before.UNKNOWN);
        SimulatedDisk killed = cut.afterKill();
        killedStart.close();
        FileJournal recovered = open(killed, SETTINGS, "boot-2");
        assertThat(recovered.start().before()).isEqualTo(Before.UNKNOWN);
        recovered.settled();
        SimulatedDisk killedAgain = killed.afterKill();
        recovered.close();
        try (FileJournal later = open(killedAgain, SETTINGS, "boot-2")) {
            assertThat(later.start().before()).isEqualTo(Before.KILLED);
        }
    }

    @Test
    void aStopIsNotCleanWhenTheDatabaseWasNotClosedWell() throws Exception {
        FileJournal journal = open(disk, SETTINGS, "boot-1");
        journal.settled();
        append(journal, event("e1", "one"));
        journal.unsettled();
        journal.close();
        try (FileJournal again = open(disk, SETTINGS, "boot-2")) {
            assertThat(again.start().before()).isEqualTo(Before.UNKNOWN);
        }
    }

    @Test
    void aDeviceThatFailsToReadLosesNoEntryAndLeavesNoDamage() throws Exception {
        try (FileJournal journal = open(disk)) {
            IntStream.rangeClosed(1, 20).forEach(i -> append(journal, event("e" + i, "x".repeat(1000))));
            for (int reads = 0; reads < 30; reads++) {
                List<StoredEntry> read = new ArrayList<>();
                try (JournalReader reader = journal.readAfter(0)) {
                    disk.failReadsAfter(reads);
                    try {
                        read.addAll(reader.next(100, 1 << 20, Duration.ZERO));
                    } catch (UncheckedIOException e) {
                        assertThat(e).hasCauseInstanceOf(IOException.class);
                    }
                    disk.failReadsAfter(-1);
                    read.addAll(reader.next(100, 1 << 20, Duration.ZERO));
                }
                assertThat(read)
                        .extracting(StoredEntry::number)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 20).boxed().toList());
            }
            assertThat(journal.damages()).isEmpty();
        }
    }

    @Test
    void anErrorWhileWritingIsAnsweredAndTheJournalWritesAgain() throws Exception {
        try (FileJournal journal = open(disk)) {
            append(journal, event("e1", "one"));
            disk.outOfMemory(true);
            CompletableFuture<Receipt> refused =
                    journal.append(event("e2", "two")).toCompletableFuture();
            assertThatThrownBy(() -> refused.get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(JournalUnavailableException.class);
            disk.outOfMemory(false);
            Awaitility.await().until(journal::isTaking);
            assertThat(append(journal, event("e3", "three"))).isEqualTo(2);
        }
    }

    @Test
    void damageBeforeTheForcedEndIsKeptAndTold() throws Exception {
        FileJournal journal = open(disk);
        IntStream.rangeClosed(1, 5).forEach(i -> append(journal, event("e" + i, "x".repeat(1000))));
        SimulatedDisk killed = disk.afterKill();
        journal.close();
        killed.damage(newestSegment(killed), SegmentHeader.BYTES + 1500, 0x10);
        for (int start = 0; start < 2; start++) {
            try (FileJournal again = open(killed)) {
                assertThat(again.start().damages()).singleElement().satisfies(damage -> {
                    assertThat(damage.firstEntry()).isEqualTo(2);
                    assertThat(damage.lastEntry()).isEqualTo(2);
                });
                assertThat(again.end()).isEqualTo(5 + start);
                assertThat(append(again, event("e", "taken all the same"))).isEqualTo(6 + start);
                try (JournalReader reader = again.readAfter(0)) {
                    assertThat(reader.next(10, 1 << 20, Duration.ZERO)).hasSize(1);
                    assertThatThrownBy(() -> reader.next(10, 1 << 20, Duration.ZERO))
                            .isInstanceOfSatisfying(JournalDamagedException.class, e -> assertThat(e.lastEntry())
                                    .isEqualTo(2));
                }
                assertThat(readAll(again, 2)).hasSize(4 + start);
            }
        }
    }

    @Test
    void aSegmentThatSomebodyRemovedIsDamage() throws Exception {
        FileJournal journal = open(disk);
        IntStream.rangeClosed(1, 100).forEach(i -> append(journal, event("e" + i, "x".repeat(1000))));
        Map<SourceDay, Long> received = journal.receivedTotals().counts();
        journal.close();
        List<String> segments =
                disk.list().stream().filter(name -> name.endsWith(".segment")).toList();
        disk.delete(segments.get(2));
        try (FileJournal again = open(disk)) {
            assertThat(again.start().damages()).hasSize(1);
            long first = again.start().damages().get(0).firstEntry();
            assertThatThrownBy(() -> readAll(again, first - 1)).isInstanceOf(JournalDamagedException.class);
            assertThat(readAll(again, again.start().damages().get(0).lastEntry()))
                    .isNotEmpty();
            assertThat(again.receivedTotals().counts()).isEqualTo(received);
        }
    }

    @Test
    void aJournalThatEndsBeforeItsCleanStopIsDamagedAndGivesNoNumberTwice() throws Exception {
        FileJournal journal = open(disk);
        IntStream.rangeClosed(1, 100).forEach(i -> append(journal, event("e" + i, "x".repeat(1000))));
        journal.settled();
        journal.close();
        String newest = newestSegment(disk);
        disk.delete(newest);
        disk.delete(newest.replace("-0.segment", ".totals"));
        try (FileJournal again = open(disk)) {
            assertThat(again.start().before()).isEqualTo(Before.UNKNOWN);
            assertThat(again.start().damages()).singleElement().satisfies(damage -> assertThat(damage.lastEntry())
                    .isEqualTo(100));
            assertThat(append(again, event("e101", "next"))).isEqualTo(101);
        }
    }
}
