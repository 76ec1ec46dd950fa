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
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalViewTest {

    private final Path folder;

    JournalViewTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(Entries.settings(folder), Clock.systemUTC());
    }

    private static void fill(Journal journal, int from, int to) {
        for (int i = from; i <= to; i++) {
            append(journal, event("e" + i, "body-" + i + "-" + "x".repeat(900)));
        }
    }

    @Test
    void besideTheProcessThatHoldsItAllIsReadAsItReadsItAndNothingIsChanged() throws Exception {
        try (FileJournal journal = open()) {
            fill(journal, 1, 60);
            journal.erase(Set.of(7L));
            fill(journal, 61, 90);
            Map<String, String> before = files();
            try (JournalView view = JournalView.open(folder)) {
                assertThat(view.id()).isEqualTo(journal.id());
                assertThat(view.end()).isEqualTo(90);
                assertThat(view.oldest()).isEqualTo(1);
                assertThat(view.lastBefore(NOON)).isZero();
                assertThat(shown(readAll(view, 0))).isEqualTo(shown(readAll(journal, 0)));
                assertThat(files()).isEqualTo(before);
                fill(journal, 91, 92);
                assertThat(view.end())
                        .as("it shows what stood there when it was opened")
                        .isEqualTo(90);
            }
            assertThat(append(journal, event("e93", "goes on"))).isEqualTo(93);
        }
        try (FileJournal again = open()) {
            assertThat(again.damages()).isEmpty();
            assertThat(readAll(again, 0)).hasSize(93);
        }
    }

    @Test
    void aTornTailIsNotShownAndNotCut() throws Exception {
        try (FileJournal journal = open()) {
            fill(journal, 1, 3);
        }
        Path last;
        try (Stream<Path> files = Files.list(folder)) {
            last = files.filter(file -> SegmentName.ofSegment(String.valueOf(file.getFileName()))
                            .isPresent())
                    .max(Path::compareTo)
                    .orElseThrow();
        }
        Files.deleteIfExists(folder.resolve(SegmentName.totals(SegmentName.ofSegment(String.valueOf(last.getFileName()))
                .orElseThrow()
                .serial())));
        Files.write(last, "half a gro".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        Map<String, String> before = files();
        try (JournalView view = JournalView.open(folder)) {
            assertThat(readAll(view, 0)).hasSize(3);
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatWasPassedOverIsPassedOverHereToo() throws Exception {
        try (FileJournal journal = open()) {
            fill(journal, 1, 40);
            Loss loss = new Loss(2, 3, "segment", NOON, "", Map.of());
            journal.passOver(List.of(loss), "chen");
            try (JournalView view = JournalView.open(folder)) {
                assertThat(readAll(view, 0))
                        .filteredOn(entry -> entry.entry().kind() == EntryKind.LOST)
                        .extracting(StoredEntry::number)
                        .containsExactly(2L, 3L);
            }
        }
    }

    @Test
    void deletedSegmentsAreNoDamage() throws Exception {
        try (FileJournal journal = open()) {
            fill(journal, 1, 200);
            assertThat(journal.deleteSegmentsBefore(150, Set.of())).isPositive();
            try (JournalView view = JournalView.open(folder)) {
                assertThat(view.oldest()).isEqualTo(journal.oldest()).isGreaterThan(1);
                assertThat(shown(readAll(view, 0))).isEqualTo(shown(readAll(journal, 0)));
            }
        }
    }

    @Test
    void itTakesNothing() throws Exception {
        try (FileJournal journal = open();
                JournalView view = JournalView.open(folder)) {
            assertThat(view.append(event("e1", "one")).toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(1))
                    .withThrowableThat()
                    .withCauseInstanceOf(JournalUnavailableException.class);
            assertThat(journal.end()).isZero();
        }
    }

    private static List<String> shown(List<StoredEntry> entries) {
        return entries.stream()
                .map(entry -> entry.number() + " " + entry.erased() + " " + entry.entry() + " " + Entries.text(entry))
                .toList();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(
                        String.valueOf(file.getFileName()),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
