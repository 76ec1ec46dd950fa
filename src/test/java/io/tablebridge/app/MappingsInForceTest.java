package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.JournalSettings;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal is told about mappings: when they change, and once more when it has lost entries. */
class MappingsInForceTest {

    private static final Set<String> DESTINATIONS = Set.of("hubspot");

    private Path mappings;
    private DataFolder data;

    @BeforeEach
    void prepare(@TempDir Path temporary) throws IOException {
        mappings = Files.createDirectories(temporary.resolve("mappings"));
        data = DataFolder.at(temporary.resolve("data")).create();
        for (String name : List.of("generic-guest.yaml", "hubspot-contact.yaml")) {
            Files.copy(Path.of("mappings", name), mappings.resolve(name));
        }
    }

    @Test
    void whatIsInForceIsToldAgainThoughItsFileWasBrokenSince() throws Exception {
        String inForce = Files.readString(mappings.resolve("generic-guest.yaml"));
        try (FileJournal journal = journal()) {
            MappingsInForce active = activate(journal);
            Map<String, String> known = KnownRules.of(data, journal).read();
            Files.writeString(mappings.resolve("generic-guest.yaml"), "fields: [");
            Files.writeString(mappings.resolve("hubspot-contact.yaml"), "fields: [");
            active.look();
            active.look();
            assertThat(active.refused()).hasSize(2);
            assertThat(texts(journal)).containsExactly("generic-guest " + inForce);
            active.tellAgain(DESTINATIONS);
            assertThat(texts(journal))
                    .containsExactly("generic-guest " + inForce, "generic-guest " + inForce, "hubspot {}");
            assertThat(KnownRules.of(data, journal).read()).isEqualTo(known);
            assertThat(KnownRules.of(data, journal).outbound()).containsOnlyKeys("hubspot-contact");
        }
    }

    @Test
    void whatTheJournalCouldNotBeToldItIsToldAtTheNextStart() throws Exception {
        FileJournal closed = journal();
        MappingsInForce active = activate(closed);
        closed.close();
        assertThatThrownBy(() -> active.tellAgain(DESTINATIONS)).isInstanceOf(OperateException.class);
        try (FileJournal journal = journal()) {
            assertThat(KnownRules.of(data, journal).read()).containsOnlyKeys("generic-guest", "hubspot-contact");
            MappingsInForce again = activate(journal);
            again.tellChanges(Map.of("hubspot", "hubspot-contact"));
            assertThat(texts(journal)).hasSize(3).element(2).isEqualTo("hubspot {}");
            activate(journal).tellChanges(Map.of("hubspot", "hubspot-contact"));
            assertThat(texts(journal)).hasSize(3);
        }
    }

    @Test
    void theJournalIsToldOfATableThatChangedBesideItsMapping() throws Exception {
        String mapping =
                """
                mapping: tablemate
                record: guest
                id: /id
                tables: { languages: languages.csv }
                fields:
                  guest.language: { from: /lang, lookup: languages }
                """;
        Path file = Files.writeString(mappings.resolve("tablemate.yaml"), mapping);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        Files.writeString(mappings.resolve("languages.csv"), "Chinese,zh-TW\n");
        try (FileJournal journal = journal()) {
            MappingsInForce active = activate(journal);
            Files.writeString(mappings.resolve("languages.csv"), "Chinese,zh-TW\nEnglish,en-GB\n");
            active.look();
            active.look();
            active.look();
            assertThat(texts(journal))
                    .filteredOn(text -> text.startsWith("tablemate "))
                    .satisfiesExactly(
                            before -> assertThat(before).contains("zh-TW").doesNotContain("en-GB"),
                            after -> assertThat(after).contains("zh-TW", "en-GB"));
        }
    }

    private FileJournal journal() throws IOException {
        return FileJournal.open(JournalSettings.of(data.journal()), Clock.systemUTC());
    }

    private MappingsInForce activate(FileJournal journal) {
        return MappingsInForce.activate(mappings, KnownRules.of(data, journal), "test", journal, Clock.systemUTC());
    }

    private static List<String> texts(FileJournal journal) throws InterruptedException {
        try (JournalReader reader = journal.readAfter(0)) {
            return reader.next(100, 1 << 24, Duration.ofSeconds(5)).stream()
                    .map(StoredEntry::entry)
                    .filter(entry -> entry.kind() == EntryKind.RULE || entry.kind() == EntryKind.DECISION)
                    .map(MappingsInForceTest::text)
                    .toList();
        }
    }

    private static String text(Entry entry) {
        return entry.source() + " " + new String(entry.bodies().get(0), StandardCharsets.UTF_8);
    }
}
