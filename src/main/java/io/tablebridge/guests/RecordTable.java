package io.tablebridge.guests;

import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of records. */
final class RecordTable {

    /** What {@link #read} needs of a row. */
    static final String COLUMNS =
            """
            r.id, r.source, r.record_type, r.external_id, r.part, r.venue, r.told_scheme, r.told_number, r.told_hash, \
            r.told_entry, r.told_body, r.gone_scheme, r.gone_number, r.gone_entry, r.gone_body, r.first_entry, r.fields, r.peaks""";

    private static final String FIND = "SELECT " + COLUMNS
            + """

              FROM UNNEST(CAST(? AS VARCHAR(100) ARRAY), CAST(? AS VARCHAR(20) ARRAY),
                          CAST(? AS VARCHAR(200) ARRAY), CAST(? AS VARCHAR(200) ARRAY))
                   AS k(source, record_type, external_id, part)
              JOIN record r ON r.source = k.source AND r.record_type = k.record_type
                           AND r.external_id = k.external_id AND r.part = k.part
              """;

    private static final String FIND_WHOLE = "SELECT " + COLUMNS
            + """

              FROM UNNEST(CAST(? AS VARCHAR(100) ARRAY), CAST(? AS VARCHAR(20) ARRAY), CAST(? AS VARCHAR(200) ARRAY))
                   AS k(source, record_type, external_id)
              JOIN record r ON r.source = k.source AND r.record_type = k.record_type AND r.external_id = k.external_id
              """;

    private static final String FIND_IDS =
            "SELECT " + COLUMNS + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id) JOIN record r ON r.id = k.id";

    private static final String REFS =
            """
            SELECT r.id, r.source, r.record_type, r.external_id, r.part
            FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS k(id) JOIN record r ON r.id = k.id
            """;

    private static final String INSERT =
            """
            INSERT INTO record (venue, deleted, starts_at, told_scheme, told_number, told_hash, told_entry, told_body,
                gone_scheme, gone_number, gone_entry, gone_body, fields, peaks, id, source, record_type, external_id, part,
                first_entry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE =
            """
            UPDATE record SET venue = ?, deleted = ?, starts_at = ?, told_scheme = ?, told_number = ?, told_hash = ?,
                told_entry = ?, told_body = ?, gone_scheme = ?, gone_number = ?, gone_entry = ?, gone_body = ?, fields = ?,
                peaks = ?, first_entry = ?
            WHERE id = ?
            """;

    private RecordTable() {}

    static List<StoredRecord> find(Connection connection, Collection<RecordRef> refs) throws SQLException {
        List<RecordRef> sorted = refs.stream().sorted().distinct().toList();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, texts(connection, sorted.stream().map(RecordRef::source)));
            statement.setArray(2, texts(connection, sorted.stream().map(RecordRef::type)));
            statement.setArray(3, texts(connection, sorted.stream().map(RecordRef::externalId)));
            statement.setArray(4, texts(connection, sorted.stream().map(RecordRef::part)));
            return readAll(statement);
        }
    }

    /** All parts of these records. */
    static List<StoredRecord> findWhole(Connection connection, Collection<RecordKey> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND_WHOLE)) {
            statement.setArray(1, texts(connection, keys.stream().map(RecordKey::source)));
            statement.setArray(
                    2, texts(connection, keys.stream().map(key -> key.type().code())));
            statement.setArray(3, texts(connection, keys.stream().map(RecordKey::externalId)));
            return readAll(statement);
        }
    }

    static List<StoredRecord> findIds(Connection connection, Collection<Long> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND_IDS)) {
            statement.setArray(1, connection.createArrayOf("BIGINT", ids.toArray()));
            return readAll(statement);
        }
    }

    private static List<StoredRecord> readAll(PreparedStatement statement) throws SQLException {
        List<StoredRecord> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    /** The records with these ids. */
    static Map<Long, RecordRef> refs(Connection connection, Collection<Long> ids) throws SQLException {
        Map<Long, RecordRef> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(REFS)) {
            statement.setArray(1, connection.createArrayOf("BIGINT", ids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getLong(1),
                            new RecordRef(rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)));
                }
            }
        }
        return found;
    }

    private static java.sql.Array texts(Connection connection, java.util.stream.Stream<String> texts)
            throws SQLException {
        return connection.createArrayOf("VARCHAR", texts.toArray());
    }

    static StoredRecord read(ResultSet row) throws SQLException {
        RecordRef ref = new RecordRef(row.getString(2), row.getString(3), row.getString(4), row.getString(5));
        String hash = row.getString(9);
        return new StoredRecord(
                row.getLong(1),
                ref,
                row.getString(6),
                FieldsJson.read(row.getString(17)),
                hash == null ? "" : hash,
                mark(row.getString(7), row.getLong(8), row.getLong(10), row.getInt(11)),
                mark(row.getString(12), row.getLong(13), row.getLong(14), row.getInt(15)),
                Peaks.ofJson(row.getString(18)),
                row.getLong(16));
    }

    private static @Nullable VersionMark mark(@Nullable String scheme, long number, long entry, int body) {
        return scheme == null ? null : new VersionMark(new RecordVersion(scheme, number), entry, body);
    }

    static void insert(Connection connection, List<StoredRecord> records) throws SQLException {
        Rows.batch(connection, INSERT, records, (statement, record) -> {
            bindState(statement, record);
            statement.setString(16, record.ref().source());
            statement.setString(17, record.ref().type());
            statement.setString(18, record.ref().externalId());
            statement.setString(19, record.ref().part());
            statement.setLong(20, record.firstEntry());
        });
    }

    static void update(Connection connection, List<StoredRecord> records) throws SQLException {
        Rows.batch(connection, UPDATE, records, (statement, record) -> {
            bindState(statement, record);
            statement.setLong(15, record.firstEntry());
            statement.setLong(16, record.id());
        });
    }

    private static void bindState(PreparedStatement statement, StoredRecord record) throws SQLException {
        OffsetDateTime startsAt = record.startsAt().orElse(null);
        statement.setString(1, record.venue());
        statement.setBoolean(2, record.isDeleted());
        statement.setObject(3, startsAt, Types.TIMESTAMP_WITH_TIMEZONE);
        VersionMark told = record.told();
        statement.setString(6, told == null ? null : record.hash());
        bindMark(statement, told, 4, 5, 7, 8);
        bindMark(statement, record.gone(), 9, 10, 11, 12);
        statement.setString(13, FieldsJson.write(record.fields()));
        statement.setString(14, record.peaks().toJson());
        statement.setLong(15, record.id());
    }

    static void bindMark(
            PreparedStatement statement, @Nullable VersionMark mark, int scheme, int number, int entry, int body)
            throws SQLException {
        if (mark == null) {
            statement.setNull(scheme, Types.VARCHAR);
            statement.setNull(number, Types.BIGINT);
            statement.setNull(entry, Types.BIGINT);
            statement.setNull(body, Types.INTEGER);
        } else {
            statement.setString(scheme, mark.version().scheme());
            statement.setLong(number, mark.version().number());
            statement.setLong(entry, mark.entry());
            statement.setInt(body, mark.body());
        }
    }
}
