package io.tablebridge.guests;

import io.tablebridge.db.Database;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Field;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.Fields;
import io.tablebridge.model.OrderFields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through the records of a type, however many there are; those that were deleted are left out. Thread-safe. */
public final class RecordPages {

    /** A record goes by the part of it that was seen first. */
    private static final String FIRST_PARTS =
            """
            SELECT r.id, r.source, r.external_id, r.starts_at FROM record r
            WHERE r.record_type = ? AND NOT EXISTS (
                SELECT 1 FROM record o WHERE o.source = r.source AND o.record_type = r.record_type
                    AND o.external_id = r.external_id AND o.id < r.id)
            """;

    private static final String AFTER = FIRST_PARTS
            + """
            AND r.id > ? AND (? = 0 OR EXISTS (
                SELECT 1 FROM record p WHERE p.source = r.source AND p.record_type = r.record_type
                    AND p.external_id = r.external_id AND (p.told_entry >= ? OR p.gone_entry >= ?)))
            ORDER BY r.id FETCH FIRST ? ROWS ONLY
            """;

    private static final String STARTING =
            """
            SELECT r.id, r.source, r.external_id, r.starts_at FROM record r
            WHERE r.record_type = ? AND r.part = ? AND r.starts_at >= ? AND r.starts_at < ?
                AND (r.starts_at > ? OR (r.starts_at = ? AND r.id > ?))
            ORDER BY r.starts_at, r.id FETCH FIRST ? ROWS ONLY
            """;

    /** What hangs on another record belongs to whom that belongs to. */
    private static final String GUESTS =
            """
            SELECT k.id, g.id, g.public_id FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id)
            LEFT JOIN link l ON l.record_id = k.id
            JOIN membership m ON m.record_id = COALESCE(l.target_id, k.id)
            JOIN guest g ON g.id = m.guest_id
            """;

    private final Database database;

    public RecordPages(Database database) {
        this.database = database;
    }

    /**
     * Where a page ended.
     *
     * @param startsAt when the last record that was looked at begins
     * @param id its number
     */
    public record Place(Instant startsAt, long id) {

        /**
         * What {@link #toString} writes.
         *
         * @throws IllegalArgumentException when it is not
         * @throws java.time.DateTimeException when there is no time in it
         */
        public static Place parse(String text) {
            int blank = text.indexOf(' ');
            return new Place(
                    Instant.parse(text.substring(0, Math.max(0, blank))), Long.parseLong(text.substring(blank + 1)));
        }

        @Override
        public String toString() {
            return startsAt + " " + id;
        }
    }

    /**
     * Some records.
     *
     * @param next the place to go on behind; empty when there are no more
     */
    public record Page(List<WholeRecord> records, Optional<Place> next) {

        public Page {
            records = List.copyOf(records);
        }
    }

    /** How many records of a type there are, deleted ones and parts counted, too. */
    public long count(RecordType type) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM record WHERE record_type = :type")
                .bind("type", type.code())
                .mapTo(Long.class)
                .one());
    }

    /** How many reservations start in a time, deleted ones counted, too. */
    public long count(Instant from, Instant until) {
        return database.read(handle -> handle.createQuery(
                        """
                        SELECT COUNT(*) FROM record
                        WHERE record_type = :type AND part = :part AND starts_at >= :from AND starts_at < :until""")
                .bind("type", RecordType.RESERVATION.code())
                .bind("part", CanonicalRecord.MAIN)
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .one());
    }

    /**
     * The records that follow, in the order of first sight.
     *
     * @param after the number that the last page ended with, 0 for the first
     * @param since only those of which this entry of the journal or a later one told something; 0 for all
     * @param most at most so many are looked at
     */
    public Page after(RecordType type, long after, long since, int most) {
        return read(type, AFTER, most, statement -> {
            statement.setString(1, type.code());
            statement.setLong(2, after);
            statement.setLong(3, since);
            statement.setLong(4, since);
            statement.setLong(5, since);
            statement.setInt(6, most);
        });
    }

    /**
     * The reservations of a time, the earliest first.
     *
     * @param from the first moment
     * @param until the first moment behind it
     * @param behind the place where the last page ended; {@code from} and 0 for the first
     * @param most at most so many are looked at
     */
    public Page starting(Instant from, Instant until, Place behind, int most) {
        return read(RecordType.RESERVATION, STARTING, most, statement -> {
            statement.setString(1, RecordType.RESERVATION.code());
            statement.setString(2, CanonicalRecord.MAIN);
            statement.setObject(3, from.atOffset(ZoneOffset.UTC));
            statement.setObject(4, until.atOffset(ZoneOffset.UTC));
            statement.setObject(5, behind.startsAt().atOffset(ZoneOffset.UTC));
            statement.setObject(6, behind.startsAt().atOffset(ZoneOffset.UTC));
            statement.setLong(7, behind.id());
            statement.setInt(8, most);
        });
    }

    private interface Parameters {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private Page read(RecordType type, String sql, int most, Parameters parameters) {
        return database.read(handle -> {
            try {
                return read(handle.getConnection(), type, sql, most, parameters);
            } catch (SQLException e) {
                throw new GuestStoreException("records can't be read", e);
            }
        });
    }

    private static Page read(Connection connection, RecordType type, String sql, int most, Parameters parameters)
            throws SQLException {
        Map<RecordKey, Long> found = new LinkedHashMap<>();
        Optional<Place> last = Optional.empty();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long id = rows.getLong(1);
                    OffsetDateTime startsAt = rows.getObject(4, OffsetDateTime.class);
                    found.put(new RecordKey(rows.getString(2), type, rows.getString(3)), id);
                    last = Optional.of(new Place(startsAt == null ? Instant.EPOCH : startsAt.toInstant(), id));
                }
            }
        }
        return new Page(whole(connection, type, found), found.size() == most ? last : Optional.empty());
    }

    private static List<WholeRecord> whole(Connection connection, RecordType type, Map<RecordKey, Long> found)
            throws SQLException {
        Map<RecordKey, List<StoredRecord>> parts = new HashMap<>();
        for (StoredRecord part : RecordTable.findWhole(connection, found.keySet())) {
            parts.computeIfAbsent(part.ref().whole(), key -> new ArrayList<>()).add(part);
        }
        Map<Long, Owner> owners = owners(connection, found);
        List<WholeRecord> records = new ArrayList<>();
        found.forEach((key, id) -> {
            Whole whole = Whole.of(key, parts.getOrDefault(key, List.of()));
            if (!whole.isGone()) {
                Owner owner = owners.getOrDefault(id, Owner.NOBODY);
                records.add(
                        new WholeRecord(id, key, whole.venue(), fields(type, whole), owner.number(), owner.publicId()));
            }
        });
        return records;
    }

    private static Map<Long, Owner> owners(Connection connection, Map<RecordKey, Long> found) throws SQLException {
        Map<Long, Owner> owners = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(GUESTS)) {
            statement.setArray(
                    1, connection.createArrayOf("BIGINT", found.values().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    owners.put(rows.getLong(1), new Owner(rows.getLong(2), rows.getString(3)));
                }
            }
        }
        return owners;
    }

    private static Fields fields(RecordType type, Whole whole) {
        Map<String, Object> values = new HashMap<>();
        for (Field field : CanonicalFields.of(type)) {
            value(field, whole).ifPresent(value -> values.put(field.name(), value));
        }
        return Fields.of(values);
    }

    private static Optional<Object> value(Field field, Whole whole) {
        if (field.type() == FieldType.ROWS) {
            List<Fields> rows = whole.rows(field);
            return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
        }
        return field.equals(OrderFields.REFUNDED)
                ? BillHistory.refunded(whole).map(Object.class::cast)
                : whole.get(field);
    }

    private record Owner(long number, String publicId) {

        static final Owner NOBODY = new Owner(0, "");
    }
}
