package io.tablebridge.guests;

import io.tablebridge.db.Database;
import io.tablebridge.identity.IdentityRules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads guests out of the database: a few questions for any number of guests. Thread-safe. */
public final class ProfileReader implements GuestProfiles {

    private static final String GUESTS =
            """
            SELECT g.id, g.public_id, s.id, s.public_id
            FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)
            JOIN guest g ON g.id = k.id
            JOIN membership m ON m.record_id = g.id
            JOIN guest s ON s.id = CASE WHEN m.guest_id = 0 THEN g.id ELSE m.guest_id END
            """;

    private static final String RETIRED =
            """
            SELECT g.id, m.guest_id
            FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)
            JOIN membership m ON m.guest_id = k.id
            JOIN guest g ON g.id = m.record_id
            WHERE g.id <> m.guest_id
            """;

    private static final String RECORDS = "SELECT " + RecordTable.COLUMNS
            + """
            , m.guest_id FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)
              JOIN membership m ON m.guest_id = k.id
              JOIN record r ON r.id = m.record_id
              """;

    /** What hangs on the records of a guest, whoever it names itself. */
    private static final String HANGING = "SELECT " + RecordTable.COLUMNS
            + """
            , m.guest_id FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)
              JOIN membership m ON m.guest_id = k.id
              JOIN link l ON l.target_id = m.record_id
              JOIN record r ON r.id = l.record_id
              """;

    private static final String SAFETY =
            """
            SELECT m.guest_id, s.kind, s.content
            FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)
            JOIN membership m ON m.guest_id = k.id
            JOIN safety s ON s.record_id = m.record_id
            """;

    private final Database database;
    private final IdentityRules rules;
    private final Clock clock;

    /**
     * @param rules those by which the database was made
     */
    public ProfileReader(Database database, IdentityRules rules, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Map<Long, GuestState> load(Collection<Long> guestIds) {
        if (guestIds.isEmpty()) {
            return Map.of();
        }
        Long[] ids = guestIds.stream().distinct().sorted().toArray(Long[]::new);
        return database.read(handle -> {
            try {
                return load(handle.getConnection(), ids);
            } catch (SQLException e) {
                throw new GuestStoreException("guests can't be read", e);
            }
        });
    }

    @Override
    public Map<Long, Long> retiredInto(Collection<Long> survivorIds) {
        Long[] ids = survivorIds.stream().distinct().sorted().toArray(Long[]::new);
        Map<Long, Long> retired = new HashMap<>();
        return database.read(handle -> {
            try {
                ask(handle.getConnection(), RETIRED, ids, row -> retired.put(row.getLong(1), row.getLong(2)));
                return retired;
            } catch (SQLException e) {
                throw new GuestStoreException("guests can't be read", e);
            }
        });
    }

    private Map<Long, GuestState> load(Connection connection, Long[] ids) throws SQLException {
        Map<Long, GuestState> states = new HashMap<>();
        Map<Long, GoldenProfile> living = new HashMap<>();
        ask(connection, GUESTS, ids, row -> {
            long id = row.getLong(1);
            long survivor = row.getLong(3);
            if (id == survivor) {
                living.put(id, new GoldenProfile(id, row.getString(2)));
            } else {
                states.put(id, new GuestState.Retired(id, row.getString(2), survivor, row.getString(4)));
            }
        });
        Map<Long, List<StoredRecord>> records = new HashMap<>();
        Long[] alive = living.keySet().toArray(Long[]::new);
        ask(connection, RECORDS, alive, collecting(records));
        Map<Long, List<StoredRecord>> hanging = new HashMap<>();
        ask(connection, HANGING, alive, collecting(hanging));
        ask(connection, SAFETY, alive, row -> {
            GoldenProfile profile = living.get(row.getLong(1));
            if (profile != null) {
                profile.told(row.getString(2), row.getString(3));
            }
        });
        Worth worth = Worth.of(connection, rules, records.values());
        living.forEach((id, profile) -> states.put(
                id,
                new GuestState.Living(profile.of(
                        records.getOrDefault(id, List.of()),
                        hanging.getOrDefault(id, List.of()),
                        worth,
                        clock.instant()))));
        return states;
    }

    private static RowReader collecting(Map<Long, List<StoredRecord>> records) {
        return row -> records.computeIfAbsent(row.getLong(19), id -> new ArrayList<>())
                .add(RecordTable.read(row));
    }

    private static void ask(Connection connection, String sql, Long[] ids, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("BIGINT", ids));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
