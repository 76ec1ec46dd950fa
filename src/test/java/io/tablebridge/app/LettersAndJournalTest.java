package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.app.decide.Decisions;
import io.tablebridge.app.letters.DeadLetters;
import io.tablebridge.app.letters.LettersCommand;
import io.tablebridge.app.letters.RetryCommand;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters over a journal that lost some, a database that is behind, and lists that are longer than a page. */
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
    void anEventThatTheJournalLostIsNotTriedAndTheReasonIsSaid() throws Exception {
        long lost = append("unknown", new byte[10]);
        for (int i = 0; i < 4; i++) {
            append(Entry.IGNORED, new byte[600_000]);
        }
        core.catchUp();
        long end = journal.end();
        assertThat(journal.deleteSegmentsBefore(end, Set.of())).isPositive();

        CommandResult result = retry(Map.of("ids", Long.toString(lost)), true);
        assertThat(result.exit()).isEqualTo(CommandResult.DOES_NOT_HOLD);
        assertThat(result.text()).contains("TB-APP-034", "not tried").doesNotContain("tried again:");
        assertThat(journal.end()).as("nothing was decided").isEqualTo(end);
    }

    @Test
    void whatIsLeftForLaterIsNoSuccess() throws Exception {
        for (int i = 0; i < 101; i++) {
            append("unknown", new byte[10]);
        }
        core.catchUp();
        CommandResult result = retry(Map.of("all", "true"), false);
        assertThat(result.text()).contains("100 events are tried again as soon as", "The others were not asked for");
        assertThat(result.exit()).isEqualTo(CommandResult.DOES_NOT_HOLD);
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

    private CommandResult retry(Map<String, String> arguments, boolean settled) {
        RetryCommand command = new RetryCommand(
                letters,
                new Decisions(
                        decision -> journal.append(decision)
                                .toCompletableFuture()
                                .join()
                                .entry(),
                        entry -> settled,
                        Clock.systemUTC()));
        return command.run(new CommandRequest("retry", arguments, Locale.ENGLISH));
    }

    private String list(Map<String, String> arguments) {
        return new LettersCommand(letters)
                .run(new CommandRequest("dead-letters", arguments, Locale.ENGLISH))
                .text();
    }
}
