package io.tablebridge.operate.move;

import io.tablebridge.db.Change;
import io.tablebridge.db.Database;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.backup.StoredPosition;
import io.tablebridge.operate.move.MoveProgress.Step;
import io.tablebridge.operate.move.RowSum.Sum;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies every table from H2 to PostgreSQL in one transaction and compares both before it holds: whatever stops it, the
 * server has all of it or nothing, and it is begun again from the start. Nobody may write to H2 meanwhile.
 */
public final class Move {

    private static final Logger LOG = LoggerFactory.getLogger(Move.class);
    private static final int FETCHED = 1_000;

    private final Database from;
    private final Database to;
    private final StoredPosition storedPosition;
    private final MoveProgress progress;
    private long done;
    private long all;

    /**
     * @param from a database of H2 that stands at the journal's end
     * @param to one of PostgreSQL, up to date and ours alone
     */
    public Move(Database from, Database to, StoredPosition storedPosition, MoveProgress progress) {
        this.from = from;
        this.to = to;
        this.storedPosition = storedPosition;
        this.progress = progress;
    }

    /**
     * Does it.
     *
     * @return the tables, by name; they are equal in both databases
     * @throws OperateException when the server holds something else, or refuses, or the copy is not the same; then nothing was
     *     changed there
     */
    public List<MovedTable> run() {
        try (Change change = to.begin()) {
            List<MovedTable> moved = from.read(source -> {
                try {
                    return run(source.getConnection(), change.handle().getConnection());
                } catch (SQLException | IOException e) {
                    LOG.debug("the move failed", e);
                    String why = e instanceof SQLException sql ? "SQL " + sql.getSQLState() : "I/O";
                    throw new OperateException(problem("TB-OPS-070", why), e);
                }
            });
            change.commit();
            return moved;
        }
    }

    private List<MovedTable> run(Connection source, Connection target) throws SQLException, IOException {
        SortedSet<String> names = Table.names(source);
        if (!names.equals(Table.names(target))) {
            throw new OperateException(problem("TB-OPS-071"));
        }
        List<Table> tables = new ArrayList<>();
        all = 0;
        for (String name : names) {
            Table table = Table.of(source, name);
            tables.add(table);
            all += table.count(source);
        }
        empty(source, target, tables);
        execute(source, "SET LAZY_QUERY_EXECUTION 1"); // else H2 gathers a whole table before its first row
        try {
            return compared(target, tables, copied(source, target, tables));
        } finally {
            execute(source, "SET LAZY_QUERY_EXECUTION 0");
        }
    }

    /** What an earlier move left there is older than what we bring, and is brought again; anything else stays. */
    private void empty(Connection source, Connection target, List<Table> tables) throws SQLException {
        Optional<StoredPosition.Mark> ours = storedPosition.read(source);
        Optional<StoredPosition.Mark> there = storedPosition.read(target);
        if (ours.isEmpty()) {
            throw new IllegalStateException("a database at the end of its journal has a mark");
        }
        if (there.isPresent()) {
            StoredPosition.Mark mark = there.get();
            if (!mark.journalId().equals(ours.get().journalId())) {
                throw new OperateException(
                        problem("TB-OPS-001", mark.journalId(), ours.get().journalId()));
            }
            if (mark.entry() > ours.get().entry()) {
                throw new OperateException(
                        problem("TB-OPS-072", mark.entry(), ours.get().entry()));
            }
        }
        for (Table table : tables) {
            if (there.isPresent()) {
                execute(target, "TRUNCATE TABLE " + table.name());
            } else if (table.count(target) > 0) {
                throw new OperateException(problem("TB-OPS-063"));
            }
        }
    }

    private Map<String, Sum> copied(Connection source, Connection target, List<Table> tables)
            throws SQLException, IOException {
        Map<String, Sum> sums = new TreeMap<>();
        done = 0;
        for (Table table : tables) {
            CopyIn copy = target.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copyIn());
            boolean ended = false;
            try {
                sums.put(table.name(), read(source, table, Step.COPY, values -> {
                    byte[] line = CopyText.of(values);
                    copy.writeToCopy(line, 0, line.length);
                }));
                copy.endCopy();
                ended = true;
            } finally {
                if (!ended && copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
        progress.at(Step.COPY, all, all);
        return sums;
    }

    private List<MovedTable> compared(Connection target, List<Table> tables, Map<String, Sum> ours)
            throws SQLException, IOException {
        List<MovedTable> moved = new ArrayList<>();
        done = 0;
        for (Table table : tables) {
            Sum theirs = read(target, table, Step.VERIFY, values -> {});
            if (!theirs.equals(ours.get(table.name()))) {
                throw new OperateException(problem("TB-OPS-073", table.name()));
            }
            moved.add(new MovedTable(table.name(), theirs.rows(), theirs.hash()));
        }
        progress.at(Step.VERIFY, all, all);
        return moved;
    }

    private Sum read(Connection connection, Table table, Step step, RowWriter writer) throws SQLException, IOException {
        RowSum sum = new RowSum();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet rows = statement.executeQuery(table.select())) {
                while (rows.next()) {
                    List<String> values = new ArrayList<>();
                    for (int column = 0; column < table.kinds().size(); column++) {
                        values.add(table.kinds().get(column).read(rows, column + 1));
                    }
                    sum.add(values);
                    writer.write(values);
                    if (++done % FETCHED == 0) {
                        progress.at(step, done, all);
                    }
                }
            }
        }
        return sum.sum();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Problem problem(String code, Object... arguments) {
        return Problem.at(to.address().name(), code, arguments);
    }

    private interface RowWriter {
        void write(List<String> values) throws SQLException, IOException;
    }
}
