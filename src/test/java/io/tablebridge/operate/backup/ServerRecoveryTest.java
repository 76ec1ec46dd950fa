package io.tablebridge.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.TestPostgres;
import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.operate.backup.JournalState.LastStop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerRecoveryTest {

    private DatabaseAddress address;

    @BeforeEach
    void connect() {
        address = TestPostgres.shared().fresh();
    }

    @Test
    void aDatabaseOfThisJournalGoesOnWhereItStands() {
        stands("journal-a", 5);
        assertThat(run(journal(1, 9)).decision()).isInstanceOf(RecoveryDecision.Continue.class);
        assertThat(run(journal(6, 9)).decision()).isInstanceOf(RecoveryDecision.Continue.class);
    }

    @Test
    void anEmptyDatabaseIsBuiltFromAJournalThatReachesBack() {
        assertThat(run(journal(1, 0)).decision()).isInstanceOf(RecoveryDecision.Continue.class);
        Recovery.Outcome built = run(journal(1, 9));
        assertThat(built.decision()).isInstanceOf(RecoveryDecision.Rebuild.class);
        assertThat(built.notice())
                .hasValueSatisfying(notice -> assertThat(notice.code()).isEqualTo("TB-OPS-060"));
    }

    @Test
    void anEmptyDatabaseIsRefusedWhenTheJournalBeginsLater() {
        refused(journal(4, 9), "TB-OPS-061");
    }

    @Test
    void whatBelongsToAnotherJournalIsRefused() {
        stands("journal-b", 5);
        refused(journal(1, 9), "TB-OPS-001");
    }

    @Test
    void whatStandsBeyondTheJournalsEndIsRefused() {
        stands("journal-a", 10);
        refused(journal(1, 9), "TB-OPS-003");
    }

    @Test
    void whatWasRestoredFromATooOldBackupIsRefused() {
        stands("journal-a", 2);
        refused(journal(4, 9), "TB-OPS-062");
    }

    @Test
    void rowsWithoutAMarkAreRefused() {
        write("INSERT INTO shared_value (high, low) VALUES (1, 2)");
        refused(journal(1, 9), "TB-OPS-063");
    }

    private static Optional<StoredPosition.Mark> mark(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT journal_id, entry FROM pipeline_state")) {
            return row.next()
                    ? Optional.of(new StoredPosition.Mark(row.getString(1), row.getLong(2)))
                    : Optional.empty();
        }
    }

    private static JournalState journal(long oldest, long end) {
        return new JournalState("journal-a", LastStop.CLEAN, oldest, end);
    }

    private Recovery.Outcome run(JournalState journal) {
        return new ServerRecovery(address, ServerRecoveryTest::mark, Duration.ZERO).run(journal);
    }

    private void refused(JournalState journal, String code) {
        assertThatThrownBy(() -> run(journal)).isInstanceOfSatisfying(OperateException.class, e -> assertThat(
                        e.problem().code())
                .isEqualTo(code));
    }

    private void stands(String journal, long entry) {
        write("INSERT INTO pipeline_state (id, journal_id, entry) VALUES (1, '" + journal + "', " + entry + ")");
    }

    private void write(String sql) {
        try (Database database = Database.open(address, Duration.ZERO)) {
            database.write(handle -> handle.execute(sql));
        }
    }
}
