package io.tablebridge.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryAtTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void theFirstEntryOfATimeIsFoundAmongAll(@TempDir Path folder) throws Exception {
        try (FileJournal journal = FileJournal.open(JournalSettings.of(folder), Clock.systemUTC())) {
            EntryAt entryAt = new EntryAt(journal);
            assertThat(entryAt.first(NOON)).isEqualTo(new EntryAt.Found(1, true));
            for (int minute = 0; minute < 25; minute++) {
                append(journal, NOON.plus(Duration.ofMinutes(minute)));
            }
            for (int minute = 0; minute < 25; minute++) {
                Instant at = NOON.plus(Duration.ofMinutes(minute));
                assertThat(entryAt.first(at)).isEqualTo(new EntryAt.Found(minute + 1, true));
                assertThat(entryAt.first(at.plusSeconds(1))).isEqualTo(new EntryAt.Found(minute + 2, true));
            }
            assertThat(entryAt.first(Instant.EPOCH)).isEqualTo(new EntryAt.Found(1, true));
        }
    }

    private static void append(FileJournal journal, Instant at) {
        journal.append(new Entry(EntryKind.EVENT, "inline", "", at, Map.of(), List.of(new byte[] {1})))
                .toCompletableFuture()
                .join();
    }
}
