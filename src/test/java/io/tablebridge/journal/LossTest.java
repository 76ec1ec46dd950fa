package io.tablebridge.journal;

import static io.tablebridge.journal.Entries.NOON;
import static io.tablebridge.journal.Entries.append;
import static io.tablebridge.journal.Entries.event;
import static io.tablebridge.journal.Entries.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What can't be read back stops readers until a person passes over it, and then for good. */
class LossTest {

    private static final JournalSettings SETTINGS = Entries.settings(Path.of("simulated"));
    private static final SourceDay DAY =
            new SourceDay("inline", NOON.atZone(ZoneOffset.UTC).toLocalDate());

    private final SimulatedDisk disk = new SimulatedDisk(true);

    private static FileJournal open(SimulatedDisk disk) throws IOException {
        return FileJournal.open(SETTINGS, Clock.systemUTC(), disk, "");
    }

    @Test
    void whatIsGivenUpIsReadAsLostAndTheRestGoesOn() throws Exception {
        SimulatedDisk damaged = fiveEventsTheSecondDamaged();
        try (FileJournal journal = open(damaged)) {
            assertThatThrownBy(() -> readAll(journal, 0)).isInstanceOf(JournalDamagedException.class);

            List<Loss> unreadable = journal.unreadable(0);
            assertThat(unreadable).singleElement().satisfies(loss -> {
                assertThat(loss.first()).isEqualTo(2);
                assertThat(loss.last()).isEqualTo(2);
                // It was never counted: the segment was first looked through when it was already damaged.
                assertThat(loss.received()).isEmpty();
            });
            assertThatThrownBy(() -> readAll(journal, 0)).isInstanceOf(JournalDamagedException.class);
            journal.passOver(unreadable, "chen");

            assertLostIsTheSecond(journal);
            assertThat(journal.unreadable(0)).isEmpty();
        }
        try (FileJournal again = open(damaged)) {
            assertLostIsTheSecond(again);
            assertThat(append(again, event("e6", "six"))).isEqualTo(6);
        }
    }

    @Test
    void whatALostSegmentHadReceivedIsKnown() throws Exception {
        try (FileJournal journal = open(disk)) {
            IntStream.rangeClosed(1, 100).forEach(i -> append(journal, event("e" + i, "x".repeat(1000))));
        }
        List<String> segments =
                disk.list().stream().filter(name -> name.endsWith(".segment")).toList();
        disk.delete(segments.get(2));
        try (FileJournal journal = open(disk)) {
            Loss loss = journal.unreadable(0).get(0);
            assertThat(loss.received()).isEqualTo(Map.of(DAY, loss.entries()));
            journal.passOver(List.of(loss), "chen");
            assertThat(readAll(journal, 0)).hasSize(100);
            assertThat(journal.receivedTotals().counts()).isEqualTo(Map.of(DAY, 100L));
        }
    }

    @Test
    void whatADamagedGroupOfASealedSegmentHadReceivedIsKnown() throws Exception {
        try (FileJournal journal = open(disk)) {
            IntStream.rangeClosed(1, 40).forEach(i -> append(journal, event("e" + i, "x".repeat(1000))));
        }
        String first = firstSegment();
        disk.damage(first, SegmentHeader.BYTES + 1500, 0x10);
        disk.damage(first, SegmentHeader.BYTES + 5500, 0x10);
        try (FileJournal journal = open(disk)) {
            List<Loss> losses = journal.unreadable(0);
            assertThat(losses).extracting(Loss::entries).containsExactly(1L, 1L);
            // Nobody knows which of the two held what; together they are right.
            assertThat(losses).extracting(Loss::received).containsExactly(Map.of(DAY, 2L), Map.of());
            journal.passOver(losses, "chen");

            List<Long> shown = new ArrayList<>();
            journal.heads(0, journal.end(), head -> shown.add(head.number()));
            assertThat(shown)
                    .hasSize(38)
                    .doesNotContain(losses.get(0).first(), losses.get(1).first());
            assertThat(readAll(journal, 0)).hasSize(40);
        }
    }

    @Test
    void aReaderThatStandsBeforeTheDamageGoesOnOnceItIsGivenUp() throws Exception {
        SimulatedDisk damaged = fiveEventsTheSecondDamaged();
        try (FileJournal journal = open(damaged);
                JournalReader reader = journal.readAfter(0)) {
            assertThat(reader.next(10, 1 << 20, java.time.Duration.ZERO)).hasSize(1);
            assertThatThrownBy(() -> reader.next(10, 1 << 20, java.time.Duration.ZERO))
                    .isInstanceOf(JournalDamagedException.class);
            journal.passOver(journal.unreadable(1), "chen");
            assertThat(reader.next(10, 1 << 20, java.time.Duration.ZERO))
                    .extracting(stored -> stored.entry().kind())
                    .containsExactly(EntryKind.LOST, EntryKind.EVENT, EntryKind.EVENT, EntryKind.EVENT);
        }
    }

    @Test
    void whoPassesOverTwiceDoesItOnce() throws Exception {
        SimulatedDisk damaged = fiveEventsTheSecondDamaged();
        try (FileJournal journal = open(damaged)) {
            List<Loss> unreadable = journal.unreadable(0);
            assertThat(journal.passOver(unreadable, "chen")).hasSize(1);
            assertThat(journal.passOver(unreadable, "wang")).isEmpty();
            assertThat(journal.losses()).singleElement().satisfies(loss -> assertThat(loss.by())
                    .isEqualTo("chen"));
        }
        try (FileJournal again = open(damaged)) {
            assertThat(again.losses()).singleElement().satisfies(loss -> assertThat(loss.by())
                    .isEqualTo("chen"));
        }
    }

    @Test
    void whatWasTakenInBeforeTheDamageIsNotCountedAsLost() throws Exception {
        try (FileJournal journal = open(disk)) {
            IntStream.rangeClosed(1, 14).forEach(i -> append(journal, event("e" + i, "x".repeat(1000))));
        }
        // Sectors of zeros, as a rescue of a bad disk leaves them: not even the heads can be read.
        String first = firstSegment();
        disk.zero(first, SegmentHeader.BYTES + 1100, 1200);
        disk.zero(first, SegmentHeader.BYTES + 7000, 1200);
        try (FileJournal journal = open(disk)) {
            List<Loss> all = journal.unreadable(0);
            assertThat(all).hasSizeGreaterThan(1);
            long between = all.get(0).last() + 1;
            List<Loss> behind = journal.unreadable(between);
            assertThat(behind).hasSize(all.size() - 1);
            long entries = behind.stream().mapToLong(Loss::entries).sum();
            assertThat(behind.get(0).received()).isEqualTo(Map.of(DAY, entries));
            journal.passOver(behind, "chen");
            assertThat(journal.damages()).isNotEmpty().allSatisfy(damage -> assertThat(damage.lastEntry())
                    .isLessThanOrEqualTo(between));
        }
    }

    @Test
    void damageIsCutWhereItWasPassedOver() throws Exception {
        try (FileJournal journal = open(disk)) {
            IntStream.rangeClosed(1, 100).forEach(i -> append(journal, event("e" + i, "x".repeat(1000))));
        }
        List<String> segments =
                disk.list().stream().filter(name -> name.endsWith(".segment")).toList();
        disk.delete(segments.get(2));
        try (FileJournal journal = open(disk)) {
            Damage damage = journal.damages().get(0);
            long middle = (damage.firstEntry() + damage.lastEntry()) / 2;
            journal.passOver(journal.unreadable(middle), "chen");
            assertThat(journal.damages()).singleElement().satisfies(left -> {
                assertThat(left.firstEntry()).isEqualTo(damage.firstEntry());
                assertThat(left.lastEntry()).isEqualTo(middle);
            });
        }
    }

    @Test
    void aDamagedListOfLossesStopsReadersAtTheDamageAndNoDoor() throws Exception {
        SimulatedDisk damaged = fiveEventsTheSecondDamaged();
        try (FileJournal journal = open(damaged)) {
            journal.passOver(journal.unreadable(0), "chen");
        }
        damaged.damage("passed-over", 9, 1);
        try (FileJournal journal = open(damaged)) {
            assertThat(journal.damages()).extracting(Damage::place).contains("passed-over");
            assertThat(append(journal, event("e6", "taken all the same"))).isEqualTo(6);
            assertThatThrownBy(() -> readAll(journal, 0)).isInstanceOf(JournalDamagedException.class);
            journal.passOver(journal.unreadable(0), "chen");
            assertThat(readAll(journal, 0)).hasSize(6);
            assertThat(journal.damages()).isEmpty();
        }
    }

    private String firstSegment() throws IOException {
        return disk.list().stream()
                .filter(name -> name.endsWith(".segment"))
                .findFirst()
                .orElseThrow();
    }

    private SimulatedDisk fiveEventsTheSecondDamaged() throws Exception {
        FileJournal journal = open(disk);
        IntStream.rangeClosed(1, 5).forEach(i -> append(journal, event("e" + i, "x".repeat(1000))));
        SimulatedDisk killed = disk.afterKill();
        journal.close();
        String segment = killed.list().stream()
                .filter(name -> name.endsWith(".segment"))
                .reduce((one, other) -> other)
                .orElseThrow();
        killed.damage(segment, SegmentHeader.BYTES + 1500, 0x10);
        return killed;
    }

    private static void assertLostIsTheSecond(FileJournal journal) throws InterruptedException {
        List<StoredEntry> all = readAll(journal, 0);
        assertThat(all).extracting(StoredEntry::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(all)
                .filteredOn(stored -> stored.entry().kind() == EntryKind.LOST)
                .extracting(StoredEntry::number)
                .containsExactly(2L);
        assertThat(journal.damages()).isEmpty();
        assertThat(journal.losses()).hasSize(1);
    }
}
