package io.tablebridge.db;

import io.tablebridge.settings.LogLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's lock for the session that writes, which it holds until it ends. The server notices by itself, within a minute,
 * that nobody is at the other end of it any more. A session that is known to be our own from before is ended at once; one
 * that may be our own, or a living copy's, is waited for. Thread-safe.
 */
final class WriterLock {

    private static final Logger LOG = LoggerFactory.getLogger(WriterLock.class);

    /** "tabl" as a number: locks of other programs in the same database are none of ours. */
    private static final int SPACE = 1952539244;

    /** A killed process is noticed by the server within moments, unless it was in the middle of a long statement. */
    private static final Duration BRIEFLY = Duration.ofSeconds(10);

    /** Until the server has surely noticed that a machine is silent. */
    private static final Duration UNTIL_NOTICED = Duration.ofSeconds(75);

    /** Otherwise a server asks for hours before it gives up on a machine without power, or on a pulled cable. */
    private static final String FOR_A_MINUTE =
            """
            SELECT set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false),
                   set_config('tcp_keepalives_count', '3', false), set_config('tcp_user_timeout', '60000', false)
            """;

    private static final String CALLED = "SELECT set_config('application_name', ?, false)";

    private static final String LOCK = "SELECT pg_try_advisory_lock(" + SPACE + ", hashtext(current_schema()))";

    /** Whoever holds the lock as our user. */
    private static final String HOLDER =
            """
            FROM pg_locks held JOIN pg_stat_activity session ON session.pid = held.pid
            WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 2
              AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND held.classid = CAST(%d AS oid)
              AND held.objid = CAST(CAST(hashtext(current_schema()) AS bigint) & 4294967295 AS oid)
              AND session.usename = current_user
            """
                    .formatted(SPACE);

    /**
     * Ends it when it has our name and comes from where we come from: what was copied while it ran, memory and all, has the
     * name, too. Waits a while for its end.
     */
    private static final String END_PREDECESSOR = "SELECT pg_terminate_backend(held.pid, 5000) " + HOLDER
            + " AND session.application_name = ? AND session.client_addr IS NOT DISTINCT FROM inet_client_addr()";

    private static final String IS_KIN =
            "SELECT COUNT(*) > 0 " + HOLDER + " AND starts_with(session.application_name, ?)";

    private final Optional<WriterName> name;

    /** @param name empty for one that has no predecessor it could know */
    WriterLock(Optional<WriterName> name) {
        this.name = name;
    }

    /** Takes the lock for this session, or says that it can't be had. */
    boolean tryTake(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(FOR_A_MINUTE);
        }
        if (name.isEmpty()) {
            return lock(session);
        }
        // Not as a property of the connection: the address may hold another name.
        call(session, name.get());
        return lock(session) || (endPredecessor(session, name.get()) && lock(session));
    }

    /** How long whoever holds the lock is waited for at a start. */
    Duration patience(Connection session) throws SQLException {
        if (name.isEmpty()) {
            return BRIEFLY;
        }
        try (PreparedStatement statement = session.prepareStatement(IS_KIN)) {
            statement.setString(1, name.get().prefix());
            try (ResultSet row = statement.executeQuery()) {
                boolean kin = row.next() && row.getBoolean(1);
                if (kin) {
                    LOG.warn("{}", LogLine.of("db.log.kin", UNTIL_NOTICED.toSeconds()));
                }
                return kin ? UNTIL_NOTICED : BRIEFLY;
            }
        }
    }

    private static void call(Connection session, WriterName name) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(CALLED)) {
            statement.setString(1, name.value());
            statement.execute();
        }
    }

    private static boolean lock(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static boolean endPredecessor(Connection session, WriterName name) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(END_PREDECESSOR)) {
            statement.setString(1, name.value());
            try (ResultSet row = statement.executeQuery()) {
                boolean ended = row.next() && row.getBoolean(1);
                if (ended) {
                    LOG.warn("{}", LogLine.of("db.log.predecessor"));
                }
                return ended;
            }
        }
    }
}
