package io.tablebridge.guests;

import io.tablebridge.identity.GuestIndex;
import io.tablebridge.identity.RecordIdentity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The tables that say which guest a record belongs to, and which guest numbers there ever were. */
final class MembershipTable {

    private static final String LOAD =
            """
            SELECT m.record_id, m.guest_id, m.name_hash, m.features, g.id
            FROM membership m LEFT JOIN guest g ON g.id = m.record_id ORDER BY m.record_id
            """;

    private MembershipTable() {}

    static void load(Connection connection, GuestIndex index) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery(LOAD)) {
                while (rows.next()) {
                    boolean founder = rows.getObject(5) != null;
                    RecordIdentity identity = RecordIdentity.of(rows.getLong(3), rows.getBytes(4));
                    index.load(rows.getLong(1), rows.getLong(2), founder, identity);
                }
            }
        }
    }

    /** The guests that these records belong to, 0 for nobody's. */
    static Map<Long, Long> guestsOf(Connection connection, Collection<Long> records) throws SQLException {
        String sql =
                """
                SELECT m.record_id, m.guest_id FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)
                JOIN membership m ON m.record_id = k.id
                """;
        Map<Long, Long> guests = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("BIGINT", records.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    guests.put(rows.getLong(1), rows.getLong(2));
                }
            }
        }
        return guests;
    }

    static void insert(Connection connection, Map<Long, RecordIdentity> records, GuestIndex index) throws SQLException {
        Rows.batch(
                connection,
                "INSERT INTO membership (guest_id, name_hash, features, record_id) VALUES (?, ?, ?, ?)",
                records.entrySet(),
                (statement, entry) -> {
                    statement.setLong(1, index.guestOf(entry.getKey()));
                    statement.setLong(2, entry.getValue().name());
                    statement.setBytes(3, entry.getValue().packedFeatures());
                    statement.setLong(4, entry.getKey());
                });
    }

    static void describe(Connection connection, Map<Long, RecordIdentity> records) throws SQLException {
        Rows.batch(
                connection,
                "UPDATE membership SET name_hash = ?, features = ? WHERE record_id = ?",
                records.entrySet(),
                (statement, entry) -> {
                    statement.setLong(1, entry.getValue().name());
                    statement.setBytes(2, entry.getValue().packedFeatures());
                    statement.setLong(3, entry.getKey());
                });
    }

    static void move(Connection connection, Collection<Long> records, GuestIndex index) throws SQLException {
        Rows.batch(
                connection, "UPDATE membership SET guest_id = ? WHERE record_id = ?", records, (statement, record) -> {
                    statement.setLong(1, index.guestOf(record));
                    statement.setLong(2, record);
                });
    }

    static void found(Connection connection, Collection<NewGuest> guests) throws SQLException {
        Rows.batch(
                connection,
                "INSERT INTO guest (id, public_id, since_entry) VALUES (?, ?, ?)",
                guests,
                (statement, guest) -> {
                    statement.setLong(1, guest.id());
                    statement.setString(2, guest.publicId());
                    statement.setLong(3, guest.sinceEntry());
                });
    }

    /** A guest number that appears for the first time. */
    record NewGuest(long id, String publicId, long sinceEntry) {}
}
