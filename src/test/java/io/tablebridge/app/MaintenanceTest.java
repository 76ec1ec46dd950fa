package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.HandClock;
import io.tablebridge.TestPostgres;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.delivery.Dismissal;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.Position;
import io.tablebridge.pipeline.DismissDecision;
import io.tablebridge.pipeline.RetryDecision;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes from the journal with time, and what stays. */
class MaintenanceTest {

    private static final String EVENT =
            """
            {"event_id": "e-1", "type": "reservation.updated", "occurred_at": 1795345200000,
             "reservation": {"id": "r-1", "type": "BOOKING", "state": "WAITING", "created_time": 1795345200000,
                             "state_change_time": 1795345200000, "reservation_time": 4450000000000, "group_size": 2,
                             "customer": {"name": "王小明", "phone": "0912-345-678"}}}
            """;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T11:00:00Z"));

    /** What a person decides about a dead event. */
    private interface Decision {
        Entry about(FileJournal journal, Position event, Path folder) throws Exception;
    }

    @Test
    void anEventThatARetryBroughtBackStaysUntilNoBackupFromBeforeTheRetryIsLeft(@TempDir Path folder) throws Exception {
        assertStaysUntilNoBackupIsLeft(folder, (journal, event, shipped) -> {
            byte[] mapping = Files.readAllBytes(shipped.resolve("mappings/inline-reservation.yaml"));
            append(journal, EntryKind.RULE, "inline-reservation", "", mapping);
            return RetryDecision.entry(List.of(event), clock.instant());
        });
    }

    @Test
    void anEventThatWasDismissedStaysUntilNoBackupFromBeforeIsLeft(@TempDir Path folder) throws Exception {
        assertStaysUntilNoBackupIsLeft(
                folder,
                (journal, event, shipped) ->
                        DismissDecision.entry(List.of(event), new Dismissal(clock.instant(), "chen", "")));
    }

    @Test
    void withAServerAllOfTheJournalStaysAndStatusSaysSo(@TempDir Path folder) throws Exception {
        DatabaseAddress server = TestPostgres.shared().fresh();
        Settings settings = settings(
                folder,
                Map.of(
                        "tablebridge.database.url", server.url(),
                        "tablebridge.database.user", server.user().orElseThrow()));
        CoreSettings with = CoreSettings.of(settings);
        with.folder().create();
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), clock);
                Core core = Core.open(with, journal, clock);
                CamelContext camel = new DefaultCamelContext();
                Maintenance maintenance = Maintenance.schedule(camel, core, settings, clock)) {
            for (int i = 0; i < 4; i++) {
                append(journal, EntryKind.EVENT, "inline", Entry.IGNORED, new byte[600_000]);
            }
            core.catchUp();
            assertThat(maintenance.notices()).isEmpty();
            clock.pass(Duration.ofDays(3));
            maintenance.run();
            assertThat(first(journal, 1)).isEqualTo(1);
            assertThat(maintenance.notices()).singleElement().satisfies(notice -> assertThat(
                            notice.text(Locale.ENGLISH))
                    .contains("TB-APP-130", "entries 1 to ", "(1 day)"));
        }
    }

    private void assertStaysUntilNoBackupIsLeft(Path folder, Decision decision) throws Exception {
        Shipped.copyTo(folder);
        Settings settings = settings(folder, Map.of());
        CoreSettings with = CoreSettings.of(settings);
        with.folder().create();
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), clock);
                Core core = Core.open(with, journal, clock);
                CamelContext camel = new DefaultCamelContext()) {
            long dead = append(
                    journal, EntryKind.EVENT, "inline", "inline-reservation", EVENT.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 4; i++) {
                append(journal, EntryKind.EVENT, "inline", Entry.IGNORED, new byte[600_000]);
            }
            core.catchUp();
            assertThat(core.bookkeeping().dead()).isEqualTo(1);
            for (int backup = 0; backup < 2; backup++) {
                clock.pass(Duration.ofMinutes(1));
                core.backups().orElseThrow().take(core.database());
            }
            journal.append(decision.about(journal, new Position(dead, 0), folder))
                    .toCompletableFuture()
                    .join();
            core.catchUp();
            assertThat(core.bookkeeping().dead()).isZero();

            clock.pass(Duration.ofDays(3));
            Maintenance maintenance = Maintenance.schedule(camel, core, settings, clock);
            maintenance.run();
            assertThat(first(journal, dead)).isEqualTo(dead);

            clock.pass(Duration.ofMinutes(1));
            maintenance.run();
            assertThat(first(journal, dead)).isGreaterThan(dead);
        }
    }

    private static Settings settings(Path folder, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("tablebridge.journal.segment-size", "1 MiB");
        settings.put("tablebridge.journal.retention", "1d");
        settings.put("tablebridge.backup.schedule", "off");
        settings.put("tablebridge.backup.keep", "2");
        return new SettingsLoader(Map.of(), folder).load(new Properties(), settings);
    }

    private long append(FileJournal journal, EntryKind kind, String source, String mapping, byte[] body) {
        Map<String, String> headers = mapping.isEmpty() ? Map.of() : Map.of(Entry.MAPPING, mapping);
        return journal.append(new Entry(kind, source, "", clock.instant(), headers, List.of(body)))
                .toCompletableFuture()
                .join()
                .entry();
    }

    /** The first entry from this one on that the journal still gives back. */
    private static long first(FileJournal journal, long entry) throws InterruptedException {
        try (JournalReader reader = journal.readAfter(entry - 1)) {
            return reader.next(1, 1, Duration.ZERO).get(0).number();
        }
    }
}
