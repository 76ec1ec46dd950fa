package io.tablebridge.guests;

import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table of what people said about bills. */
final class DecisionTable {

    private static final String FIND =
            """
            SELECT d.source, d.bill_id, d.reservation_source, d.reservation_id, d.entry, d.decided_at, d.decided_by,
                d.decided_why
            FROM UNNEST(CAST(? AS VARCHAR(100) ARRAY), CAST(? AS VARCHAR(200) ARRAY)) AS k(source, bill_id)
            JOIN link_decision d ON d.source = k.source AND d.bill_id = k.bill_id
            """;

    private static final String INSERT =
            """
            INSERT INTO link_decision (source, bill_id, reservation_source, reservation_id, entry, decided_at, decided_by,
                decided_why)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private DecisionTable() {}

    static Map<RecordKey, LinkDecision> find(Connection connection, Collection<RecordKey> bills) throws SQLException {
        Map<RecordKey, LinkDecision> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "VARCHAR", bills.stream().map(RecordKey::source).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "VARCHAR", bills.stream().map(RecordKey::externalId).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    LinkDecision decision = read(rows);
                    found.put(decision.bill(), decision);
                }
            }
        }
        return found;
    }

    private static LinkDecision read(ResultSet row) throws SQLException {
        String source = row.getString(3);
        Optional<RecordKey> reservation = source == null
                ? Optional.empty()
                : Optional.of(new RecordKey(source, RecordType.RESERVATION, row.getString(4)));
        return new LinkDecision(
                new RecordKey(row.getString(1), RecordType.ORDER, row.getString(2)),
                reservation,
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                row.getString(8));
    }

    /** The newest word about each bill replaces the one before. */
    static void write(Connection connection, Collection<LinkDecision> decisions) throws SQLException {
        Rows.batch(
                connection,
                "DELETE FROM link_decision WHERE source = ? AND bill_id = ?",
                decisions,
                DecisionTable::bindBill);
        Rows.batch(connection, INSERT, decisions, (statement, decision) -> {
            bindBill(statement, decision);
            statement.setString(3, decision.reservation().map(RecordKey::source).orElse(null));
            statement.setString(
                    4, decision.reservation().map(RecordKey::externalId).orElse(null));
            statement.setLong(5, decision.entry());
            statement.setObject(6, decision.at().atOffset(ZoneOffset.UTC));
            statement.setString(7, decision.by());
            statement.setString(8, decision.why());
        });
    }

    private static void bindBill(PreparedStatement statement, LinkDecision decision) throws SQLException {
        statement.setString(1, decision.bill().source());
        statement.setString(2, decision.bill().externalId());
    }
}
