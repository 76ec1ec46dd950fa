package io.tablebridge.journal;

import static io.tablebridge.journal.Entries.NOON;
import static io.tablebridge.journal.Entries.append;
import static io.tablebridge.journal.Entries.event;
import static io.tablebridge.journal.Entries.readAll;
import static io.tablebridge.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.journal.StartState.Before;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final Path folder;

    FileJournalTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private FileJournal open() throws IOException {
        return FileJournal.open(settings(folder), CLOCK);
    }

    @Test
    void whatWasAppendedIsReadBackAfterARestart() throws Exception {
        String id;
        Entry entry = new Entry(
                EntryKind.BLOCK,
                "eats365",
                "頁 1",
                NOON.plusNanos(123_456_789),
                java.util.Map.of("mapping", "eats365-bill", "檔名", "十一月.csv"),
                List.of("一".getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[0], new byte[] {1, 2, 3}));
        try (FileJournal journal = open()) {
            id = journal.id();
            assertThat(journal.start().before()).isEqualTo(Before.NEW);
            journal.settled();
            assertThat(append(journal, entry)).isEqualTo(1);
            assertThat(journal.oldest()).isEqualTo(1);
        }
        try (FileJournal journal = open()) {
            assertThat(journal.id()).isEqualTo(id);
            assertThat(journal.start().before()).isEqualTo(Before.CLEAN);
            assertThat(journal.start().stoppedAt()).contains(NOON);
            assertThat(append(journal, event("e2", "two"))).isEqualTo(2);
            List<StoredEntry> read = readAll(journal, 0);
            assertThat(read).extracting(StoredEntry::number).containsExactly(1L, 2L);
            assertThat(read.get(0).entry()).usingRecursiveComparison().isEqualTo(entry);
            assertThat(read.get(0).erased()).isFalse();
        }
    }

    @Test
    void concurrentAppendsGetAscendingNumbersAndReadBackEqual() throws Exception {
        ConcurrentHashMap<Long, String> acknowledged = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try (FileJournal journal = open()) {
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                String name = "t" + t;
                work.add(pool.submit(() -> {
                    long before = 0;
                    for (int i = 0; i < 200; i++) {
                        long number = append(journal, event(name + "-" + i, name + " body " + i));
                        assertThat(number).isGreaterThan(before);
                        before = number;
                        acknowledged.put(number, name + " body " + i);
                    }
                }));
            }
            for (Future<?> part : work) {
                part.get();
            }
            List<StoredEntry> read = readAll(journal, 0);
            assertThat(read)
                    .extracting(StoredEntry::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 1600).boxed().toList());
            assertThat(read).allSatisfy(e -> assertThat(Entries.text(e)).isEqualTo(acknowledged.get(e.number())));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aReaderBeginsAnywhereAndCrossesSegments() throws Exception {
        try (FileJournal journal = open()) {
            IntStream.rangeClosed(1, 300).forEach(i -> append(journal, event("e" + i, "x".repeat(500) + i)));
            for (long after : new long[] {0, 1, 29, 150, 298, 299}) {
                List<StoredEntry> read = readAll(journal, after);
                assertThat(read).hasSize((int) (300 - after));
                assertThat(read.get(0).number()).isEqualTo(after + 1);
                assertThat(Entries.text(read.get(0))).endsWith("x" + (after + 1));
            }
            assertThat(readAll(journal, 300)).isEmpty();
        }
    }

    @Test
    void aReaderIsBoundedByEntriesAndBytes() throws Exception {
        try (FileJournal journal = open();
                JournalReader reader = journal.readAfter(0)) {
            IntStream.rangeClosed(1, 10).forEach(i -> append(journal, event("e" + i, "x".repeat(100))));
            assertThat(reader.next(3, 1 << 20, Duration.ZERO)).hasSize(3);
            assertThat(reader.next(100, 150, Duration.ZERO)).hasSize(2);
            assertThat(reader.next(100, 1 << 20, Duration.ZERO)).hasSize(5);
            assertThat(reader.next(100, 1 << 20, Duration.ofMillis(1))).isEmpty();
        }
    }

    @Test
    void aWaitingReaderWakesForANewEntry() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (FileJournal journal = open();
                JournalReader reader = journal.readAfter(0)) {
            CountDownLatch begun = new CountDownLatch(1);
            Future<List<StoredEntry>> read = pool.submit(() -> {
                begun.countDown();
                return reader.next(10, 1000, Duration.ofSeconds(30));
            });
            begun.await();
            append(journal, event("e1", "wake"));
            assertThat(read.get()).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aReaderThatIsInterruptedCanGoOn() throws Exception {
        try (FileJournal journal = open();
                JournalReader reader = journal.readAfter(0)) {
            append(journal, event("e1", "one"));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> reader.next(10, 1000, Duration.ZERO)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(reader.next(10, 1000, Duration.ZERO)).hasSize(1);
        }
    }

    @Test
    void oneProcessHoldsTheFolder() throws Exception {
        try (FileJournal journal = open()) {
            assertThatThrownBy(this::open).isInstanceOf(JournalLockedException.class);
            append(journal, event("e1", "still open"));
        }
        open().close();
    }

    @Test
    void aClosedJournalRefuses() throws Exception {
        FileJournal journal = open();
        journal.close();
        assertThatThrownBy(() -> append(journal, event("e", "late"))).isInstanceOf(JournalUnavailableException.class);
    }

    @Test
    void anEntryThatIsTooLargeIsADefectOfTheCaller() throws Exception {
        try (FileJournal journal = open()) {
            assertThatThrownBy(() -> journal.append(event("e", new byte[2 << 20])))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(append(journal, event("e", new byte[1 << 19]))).isEqualTo(1);
            assertThat(readAll(journal, 0).get(0).entry().body()).hasSize(1 << 19);
        }
    }

    @Test
    void headsAreShownWithoutBodies() throws Exception {
        try (FileJournal journal = open()) {
            IntStream.rangeClosed(1, 100).forEach(i -> append(journal, event("e" + i, "x".repeat(1000))));
            List<StoredHead> heads = new ArrayList<>();
            journal.heads(10, 90, heads::add);
            assertThat(heads).hasSize(80);
            assertThat(heads.get(0).number()).isEqualTo(11);
            assertThat(heads.get(79).eventId()).isEqualTo("e90");
            assertThat(heads.get(5).bodyBytes()).isEqualTo(1000);
        }
    }

    @Test
    void emptyRestartsLeaveNoFilesBehind() throws Exception {
        try (FileJournal journal = open()) {
            append(journal, event("e", "one"));
        }
        for (int i = 0; i < 5; i++) {
            open().close();
        }
        String[] files = folder.toFile().list((dir, name) -> name.endsWith(".segment"));
        assertThat(files).hasSize(2);
    }
}
