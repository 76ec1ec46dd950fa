package io.tablebridge.guests;

import io.tablebridge.db.Database;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Money;
import io.tablebridge.model.OrderFields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads bills and whose they are. Thread-safe. */
public final class Bills {

    private static final String ROWS =
            """
            SELECT r.id, r.source, r.external_id, l.target_id, l.how, l.confidence, l.why, l.arguments,
                t.source, t.record_type, t.external_id, m.guest_id
            FROM link l
            JOIN record r ON r.id = l.record_id
            LEFT JOIN record t ON t.id = l.target_id
            LEFT JOIN membership m ON m.record_id = l.target_id
            """;

    /** One row for each bill: that of the part seen first. */
    private static final String PAGE = ROWS
            + """
            WHERE r.record_type = 'order' AND l.record_id < ? AND (? = '' OR r.source = ?) AND (? = 0 OR l.target_id = 0)
                AND NOT EXISTS (
                    SELECT 1 FROM record o JOIN link ol ON ol.record_id = o.id
                    WHERE o.source = r.source AND o.record_type = r.record_type AND o.external_id = r.external_id
                        AND o.id < r.id)
            ORDER BY l.record_id DESC FETCH FIRST ? ROWS ONLY
            """;

    /** By its key, which records have an index of. */
    static final String ONE = ROWS
            + """
            WHERE l.record_id IN (
                SELECT o.id FROM record o WHERE o.source = ? AND o.record_type = 'order' AND o.external_id = ?)
            ORDER BY l.record_id FETCH FIRST 1 ROW ONLY
            """;

    private final Database database;

    public Bills(Database database) {
        this.database = database;
    }

    /**
     * What a list shows.
     *
     * @param source empty for all
     * @param withoutGuest only those that are nobody's
     * @param before only those with a smaller number, {@link Long#MAX_VALUE} for the first page
     * @param limit at most this many, 1 to 1,000
     */
    public record Question(String source, boolean withoutGuest, long before, int limit) {}

    /** Bills that are not deleted, those seen last first. */
    public List<Bill> page(Question question) {
        return read(PAGE, statement -> {
            statement.setLong(1, question.before());
            statement.setString(2, question.source());
            statement.setString(3, question.source());
            statement.setInt(4, question.withoutGuest() ? 1 : 0);
            statement.setInt(5, question.limit());
        });
    }

    private interface Parameters {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private List<Bill> read(String sql, Parameters parameters) {
        return database.read(handle -> {
            try {
                return read(handle.getConnection(), sql, parameters);
            } catch (SQLException e) {
                throw new GuestStoreException("bills can't be read", e);
            }
        });
    }

    private static List<Bill> read(Connection connection, String sql, Parameters parameters) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        List<StoredRecord> parts =
                RecordTable.findWhole(connection, rows.stream().map(Row::key).toList());
        Set<Long> elsewhere = elsewhere(connection, rows, parts);
        return rows.stream().map(row -> row.bill(parts, elsewhere)).toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        RecordKey key = new RecordKey(row.getString(2), RecordType.ORDER, row.getString(3));
        String target = row.getString(9);
        Optional<RecordKey> hangsOn = target == null
                ? Optional.empty()
                : Optional.of(new RecordRef(target, row.getString(10), row.getString(11), "").whole());
        return new Row(row.getLong(1), key, LinkTable.read(row, 4), hangsOn, row.getLong(12));
    }

    /** The parts that belong to a guest other than their bill's. */
    private static Set<Long> elsewhere(Connection connection, List<Row> rows, List<StoredRecord> parts)
            throws SQLException {
        Map<Long, Long> guests = MembershipTable.guestsOf(
                connection, parts.stream().map(StoredRecord::id).toList());
        return parts.stream()
                .filter(part -> rows.stream()
                        .filter(row -> row.key().equals(part.ref().whole()) && row.guest() != 0)
                        .anyMatch(row -> {
                            long own = guests.getOrDefault(part.id(), 0L);
                            return own != 0 && own != row.guest();
                        }))
                .map(StoredRecord::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The bill of this key, unless there is none or it was deleted. */
    public Optional<Bill> of(RecordKey bill) {
        return read(ONE, statement -> {
                    statement.setString(1, bill.source());
                    statement.setString(2, bill.externalId());
                })
                .stream()
                .findFirst();
    }

    /** Whether there is such a reservation, or was before it was deleted. */
    public boolean knows(RecordKey reservation) {
        return database.read(handle -> {
            try {
                return !RecordTable.findWhole(handle.getConnection(), List.of(reservation))
                        .isEmpty();
            } catch (SQLException e) {
                throw new GuestStoreException("records can't be read", e);
            }
        });
    }

    /** By source, in the order of their names. */
    public List<BillCount> counts() {
        return database.read(
                handle -> handle.createQuery("SELECT source, bills, with_guest FROM bill_count ORDER BY source")
                        .map((row, context) -> new BillCount(row.getString(1), row.getLong(2), row.getLong(3)))
                        .list());
    }

    private record Row(long id, RecordKey key, Link link, Optional<RecordKey> hangsOn, long guest) {

        Bill bill(List<StoredRecord> all, Set<Long> elsewhere) {
            List<StoredRecord> parts =
                    all.stream().filter(part -> part.ref().whole().equals(key)).toList();
            Whole whole = Whole.of(key, parts);
            Optional<OffsetDateTime> at = Stream.of(OrderFields.OPENED_AT, OrderFields.CLOSED_AT)
                    .flatMap(field -> whole.get(field, OffsetDateTime.class).stream())
                    .findFirst();
            return new Bill(
                    id,
                    key,
                    whole.venue(),
                    at,
                    whole.get(CanonicalFields.TABLE, String.class),
                    whole.get(OrderFields.TOTAL, Money.class),
                    link.how(),
                    link.confidence(),
                    link.why(),
                    link.arguments(),
                    hangsOn,
                    guest,
                    parts.stream().anyMatch(part -> elsewhere.contains(part.id())));
        }
    }
}
