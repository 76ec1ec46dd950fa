package io.tablebridge.operate.backup;

import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import io.tablebridge.db.DatabaseUnavailableException;
import io.tablebridge.settings.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks before a start whether a server's database belongs to the journal. The server itself sees to it that what it holds is
 * whole; we neither restore it nor change it here.
 */
public final class ServerRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(ServerRecovery.class);

    private final DatabaseAddress database;
    private final StoredPosition storedPosition;
    private final Duration patience;

    /** @param patience how long to wait for a server that is away or starting */
    public ServerRecovery(DatabaseAddress database, StoredPosition storedPosition, Duration patience) {
        this.database = database;
        this.storedPosition = storedPosition;
        this.patience = patience;
    }

    /**
     * Says whether the database goes on where it stands, or begins empty and catches up.
     *
     * @throws OperateException when a person must act; nothing was touched
     */
    public Recovery.Outcome run(JournalState journal) {
        DatabaseState found = look();
        RecoveryDecision decision = decide(journal, found);
        if (decision instanceof RecoveryDecision.Refuse refuse) {
            throw new OperateException(refuse.problem());
        }
        if (decision instanceof RecoveryDecision.Rebuild) {
            Problem notice = problem("TB-OPS-060", journal.end());
            LOG.warn("{}", notice);
            return new Recovery.Outcome(decision, Optional.empty(), Optional.of(notice));
        }
        return new Recovery.Outcome(decision, Optional.empty(), Optional.empty());
    }

    private RecoveryDecision decide(JournalState journal, DatabaseState found) {
        if (found instanceof DatabaseState.Unmarked) {
            return new RecoveryDecision.Refuse(problem("TB-OPS-063"));
        }
        RecoveryDecision decision = RecoveryDecision.decide(journal, found, List.of());
        boolean tooShort = decision instanceof RecoveryDecision.Refuse refuse
                && refuse.problem().code().equals("TB-OPS-004");
        if (!tooShort) {
            return decision;
        }
        return new RecoveryDecision.Refuse(
                found instanceof DatabaseState.Marked marked
                        ? problem("TB-OPS-062", marked.mark().entry(), journal.oldest())
                        : problem("TB-OPS-061", journal.oldest()));
    }

    private DatabaseState look() {
        try (Connection connection = Database.connect(database, patience)) {
            List<String> tables = WholeReading.tables(connection);
            Optional<StoredPosition.Mark> mark =
                    tables.contains("pipeline_state") ? storedPosition.read(connection) : Optional.empty();
            if (mark.isPresent()) {
                return new DatabaseState.Marked(mark.get());
            }
            return WholeReading.holdsRows(connection, tables)
                    ? new DatabaseState.Unmarked()
                    : new DatabaseState.Absent();
        } catch (DatabaseUnavailableException e) {
            throw new OperateException(e.problem(), e);
        } catch (SQLException e) {
            throw new OperateException(problem("TB-DB-001", String.valueOf(e.getSQLState())), e);
        }
    }

    private Problem problem(String code, Object... arguments) {
        return Problem.at(database.name(), code, arguments);
    }
}
