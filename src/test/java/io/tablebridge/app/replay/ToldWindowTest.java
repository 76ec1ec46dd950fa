package io.tablebridge.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.TestDatabase;
import io.tablebridge.db.Database;
import io.tablebridge.guests.ToldRecord;
import io.tablebridge.pipeline.Replay;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the records that entries told, and for how long. */
class ToldWindowTest {

    private static final Replay FIRST = replay(50);

    private final Database database = TestDatabase.open();

    private static Replay replay(long rule) {
        return new Replay("m", rule, "", Optional.empty(), Optional.empty());
    }

    @BeforeEach
    void tell() {
        LongStream.rangeClosed(1, 40).forEach(this::tell);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void tell(long entry) {
        database.write(handle -> handle.createUpdate(
                        """
                        INSERT INTO record (id, source, record_type, external_id, part, venue, deleted, told_entry, told_body,
                            first_entry, fields, peaks)
                        VALUES (:entry, 'inline', 'reservation', :name, 'main', '', FALSE, :entry, 0, :entry, '{}', '{}')
                        """)
                .bind("entry", entry)
                .bind("name", "R" + entry)
                .execute());
    }

    private void retell(long record, long entry) {
        database.write(handle -> handle.execute("UPDATE record SET told_entry = ? WHERE id = ?", entry, record));
    }

    private static List<Long> entriesOf(List<ToldRecord> told) {
        return told.stream().map(ToldRecord::entry).toList();
    }

    @Test
    void eachEntryFindsItsOwnHoweverFewAreKept() {
        for (int most : new int[] {1, 3, 7, 100}) {
            ToldWindow window = new ToldWindow(database, most);
            for (long last = 40; last > 0; last -= 4) {
                List<Long> entries = List.of(last - 3, last - 1, last);
                assertThat(entriesOf(window.of(FIRST, entries, 1))).isEqualTo(entries);
            }
        }
    }

    @Test
    void whatWasKeptIsAskedOnceAndNotForAnotherReplay() {
        ToldWindow window = new ToldWindow(database);
        assertThat(window.of(FIRST, List.of(39L, 40L), 1)).hasSize(2);
        retell(7, 41);
        assertThat(window.of(FIRST, List.of(7L), 1)).hasSize(1);
        assertThat(window.of(replay(51), List.of(7L), 1)).isEmpty();
    }

    @Test
    void whatIsForgottenIsLookedUpAnew() {
        ToldWindow window = new ToldWindow(database);
        assertThat(window.of(FIRST, List.of(39L, 40L), 1)).hasSize(2);
        retell(7, 41);
        window.forget();
        assertThat(window.of(FIRST, List.of(7L), 1)).isEmpty();
    }
}
