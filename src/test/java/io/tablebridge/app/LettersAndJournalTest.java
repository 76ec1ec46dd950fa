package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.app.letters.DeadLetters;
import io.tablebridge.app.letters.LettersCommand;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of dead letters that are longer than a page. */
class LettersAndJournalTest {

    private FileJournal journal;
    private Core core;
    private DeadLetters letters;

    @BeforeEach
    void open(@TempDir Path folder) {
        Settings settings = new SettingsLoader(Map.of(), folder)
                .load(new Properties(), Map.of("tablebridge.journal.segment-size", "1 MiB"));
        CoreSettings with = CoreSettings.of(settings);
        with.folder().create();
        journal = JournalOpening.open(settings, with.folder(), Clock.systemUTC());
        core = Core.open(with, journal, Clock.systemUTC());
        letters = new DeadLetters(core.bookkeeping(), core.deliveries(), core.profiles(), journal);
    }

    @AfterEach
    void close() {
        core.close();
        journal.close();
    }

    @Test
    void eventsDoNotHideDeliveriesAndBothGoOnBehindTheLastOne() throws Exception {
        for (int i = 0; i < 3; i++) {
            append("unknown", new byte[10]);
        }
        core.catchUp();
        core.database().write(handle -> {
            handle.execute("INSERT INTO delivery_destination (name, connected, writes, go_ahead)"
                    + " VALUES ('crm', 1, 0, TRUE)");
            for (int guest = 1; guest <= 3; guest++) {
                handle.execute(
                        "INSERT INTO delivery (destination, guest_id, state, wanted, sent, adopted, attempts)"
                                + " VALUES ('crm', ?, 'DEAD', 1, 0, FALSE, 1)",
                        guest);
            }
            return 0;
        });
        assertThat(list(Map.of("limit", "2")))
                .contains("1  inline", "2  inline", "--after 2\"", "crm/1", "crm/2", "--after crm/2\"")
                .doesNotContain("3  inline", "crm/3");
        assertThat(list(Map.of("limit", "2", "after", "2")))
                .contains("3  inline")
                .doesNotContain("crm/");
        assertThat(list(Map.of("limit", "2", "after", "crm/2")))
                .contains("crm/3")
                .doesNotContain("inline", "--after");
        assertThat(list(Map.of("destination", "crm"))).contains("crm/3").doesNotContain("inline");
        assertThat(list(Map.of("source", "inline"))).contains("3  inline").doesNotContain("crm/");
    }

    private long append(String mapping, byte[] body) {
        Map<String, String> headers = Map.of(Entry.MAPPING, mapping);
        Entry entry = new Entry(EntryKind.EVENT, "inline", "", Clock.systemUTC().instant(), headers, List.of(body));
        return journal.append(entry).toCompletableFuture().join().entry();
    }

    private String list(Map<String, String> arguments) {
        return new LettersCommand(letters)
                .run(new CommandRequest("dead-letters", arguments, Locale.ENGLISH))
                .text();
    }
}
