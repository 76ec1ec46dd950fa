package io.tablebridge.journal;

import static io.tablebridge.journal.Entries.NOON;
import static io.tablebridge.journal.Entries.append;
import static io.tablebridge.journal.Entries.event;
import static io.tablebridge.journal.Entries.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {

    private final Path folder;

    HousekeepingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(Entries.settings(folder), Clock.systemUTC());
    }

    private static void fill(Journal journal, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> append(journal, event("e" + i, "body-" + i + "-" + "x".repeat(900))));
    }

    private boolean anyFileHolds(String text) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void erasedBodiesAreGoneFromTheDiskAndNumbersStay() throws Exception {
        try (FileJournal journal = open()) {
            fill(journal, 1, 50);
            journal.erase(Set.of(3L, 4L, 30L, 50L, 4711L));
            assertThat(anyFileHolds("body-3-")).isFalse();
            assertThat(anyFileHolds("body-50-")).isFalse();
            fill(journal, 51, 60);
        }
        try (FileJournal journal = open()) {
            List<StoredEntry> all = readAll(journal, 0);
            assertThat(all).hasSize(60);
            assertThat(all)
                    .filteredOn(StoredEntry::erased)
                    .extracting(StoredEntry::number)
                    .containsExactly(3L, 4L, 30L, 50L);
            assertThat(all.get(2).entry().body()).isEmpty();
            assertThat(all.get(2).entry().eventId()).isEqualTo("e3");
            assertThat(all).filteredOn(e -> !e.erased()).allSatisfy(e -> assertThat(Entries.text(e))
                    .startsWith("body-" + e.number() + "-"));
            assertThat(journal.receivedTotals().counts().values()).containsExactly(60L);
            journal.erase(Set.of(5L));
            assertThat(readAll(journal, 4).get(0).erased()).isTrue();
        }
    }

    @Test
    void anOpenReaderFinishesOnTheOldGeneration() throws Exception {
        try (FileJournal journal = open()) {
            fill(journal, 1, 50);
            try (JournalReader reader = journal.readAfter(0)) {
                assertThat(reader.next(2, 1 << 20, Duration.ZERO)).hasSize(2);
                journal.erase(Set.of(5L));
                assertThat(readAll(journal, 4).get(0).erased()).isTrue();
                assertThat(anyFileHolds("body-5-")).isTrue();
                List<StoredEntry> rest = reader.next(100, 1 << 20, Duration.ZERO);
                assertThat(rest).hasSize(48);
                assertThat(Entries.text(rest.get(2))).startsWith("body-5-");
            }
            assertThat(anyFileHolds("body-5-")).isFalse();
        }
    }

    @Test
    void oldSegmentsGoUnlessTheyAreNeededAndTheirCountsStay() throws Exception {
        try (FileJournal journal = open()) {
            fill(journal, 1, 100);
            assertThat(journal.deleteSegmentsBefore(80, Set.of(20L))).isPositive();
            assertThat(journal.oldest()).isLessThanOrEqualTo(20).isGreaterThan(1);
        }
        try (FileJournal journal = open()) {
            assertThat(journal.start().damages()).isEmpty();
            assertThat(journal.receivedTotals().counts().values()).containsExactly(100L);
            assertThat(journal.receivedTotals().upTo()).isEqualTo(100);
            List<StoredEntry> left = readAll(journal, 0);
            assertThat(left)
                    .extracting(StoredEntry::number)
                    .contains(20L, 80L, 100L)
                    .doesNotContain(1L, 60L);
            assertThat(journal.holdsAllAfter(0)).isFalse();
            assertThat(journal.holdsAllAfter(79)).isTrue();
            assertThat(journal.deleteSegmentsBefore(101, Set.of())).isPositive();
            assertThat(append(journal, event("e101", "next"))).isEqualTo(101);
        }
        try (FileJournal journal = open()) {
            assertThat(readAll(journal, 0)).extracting(StoredEntry::number).containsExactly(101L);
            assertThat(journal.receivedTotals().counts().values()).containsExactly(101L);
        }
    }

    @Test
    void receivedIsCountedBySourceAndUtcDay() throws Exception {
        SourceDay today = new SourceDay("square", LocalDate.of(2026, 11, 20));
        SourceDay tomorrow = new SourceDay("square", LocalDate.of(2026, 11, 21));
        try (FileJournal journal = open()) {
            append(journal, Entries.of(EntryKind.EVENT, "square", NOON, "a"));
            append(journal, Entries.of(EntryKind.BLOCK, "square", NOON, "a", "b", "c"));
            append(journal, Entries.of(EntryKind.EVENT, "square", NOON.plus(1, ChronoUnit.DAYS), "a"));
            append(journal, Entries.of(EntryKind.DECISION, "guest", NOON, "merge"));
            assertThat(journal.receivedTotals().counts())
                    .containsOnly(java.util.Map.entry(today, 4L), java.util.Map.entry(tomorrow, 1L));
        }
        try (FileJournal journal = open()) {
            assertThat(journal.receivedTotals().counts()).containsOnlyKeys(today, tomorrow);
            assertThat(journal.receivedTotals().upTo()).isEqualTo(4);
        }
    }

    @Test
    void timeLeadsToTheSegmentToBeginWith() throws Exception {
        try (FileJournal journal = open()) {
            for (int day = 0; day < 60; day++) {
                append(
                        journal,
                        Entries.of(EntryKind.EVENT, "inline", NOON.plus(day, ChronoUnit.DAYS), "x".repeat(1000)));
            }
            long before = journal.lastBefore(NOON.plus(40, ChronoUnit.DAYS));
            assertThat(before).isBetween(15L, 40L);
            assertThat(journal.lastBefore(NOON)).isZero();
        }
    }
}
