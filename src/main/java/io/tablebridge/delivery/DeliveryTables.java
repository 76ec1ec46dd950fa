package io.tablebridge.delivery;

import io.tablebridge.settings.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Questions to the tables of this room; nothing here changes anything. */
final class DeliveryTables {

    // While a guest waits, only its mark moves with each change.
    private static final String COLUMNS =
            """
            d.guest_id, d.state, d.sent, d.due, d.remote_id, d.adopted, d.shadow, d.ours, d.attempts, d.not_before, d.claim,
            d.problem, d.recheck_at, d.put_back, d.put_back_since, d.made, d.ours_since,
            GREATEST(d.wanted, COALESCE((SELECT m.wanted FROM delivery_mark m WHERE m.guest_id = d.guest_id), 0)) AS wanted""";

    /** Of so many places in a batch one is kept for a guest that goes alone. */
    private static final int PLACES_FOR_A_LONER = 10;

    private DeliveryTables() {}

    /**
     * A destination as the journal tells.
     *
     * @param paused what stopped it, empty while it goes
     * @param credential the print of the credential that was refused
     * @param writes entity writes so far
     * @param goAhead whether it may go beyond the first writes
     * @param written the newest claim of which a write is known to have succeeded, 0 for none
     */
    record DestinationRow(Optional<Problem> paused, String credential, long writes, boolean goAhead, long written) {}

    static Optional<DestinationRow> destination(Handle handle, String name) {
        return handle.createQuery(
                        "SELECT paused, credential, writes, go_ahead, written FROM delivery_destination WHERE name = :name")
                .bind("name", name)
                .map((rs, context) -> new DestinationRow(
                        Optional.ofNullable(rs.getString(1)).map(DeliveryJson::problem),
                        Optional.ofNullable(rs.getString(2)).orElse(""),
                        rs.getLong(3),
                        rs.getBoolean(4),
                        rs.getLong(5)))
                .findOne();
    }

    static List<DeliveryRow> rows(Handle handle, String destination, Collection<Long> guestIds) {
        return handle.createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM UNNEST(:guests) AS g (guest_id)
                        JOIN delivery d ON d.guest_id = g.guest_id AND d.destination = :destination""")
                .bind("guests", guestIds.toArray(Long[]::new))
                .bind("destination", destination)
                .map((rs, context) -> row(rs))
                .list();
    }

    /**
     * What may be looked at now: what waits longest first, then what is to be rechecked. Where those that go alone are
     * wanted, some places are theirs however many others wait, or one of them might never have its turn; the others that
     * wait may even wait for it.
     */
    static List<DeliveryRow> due(Handle handle, String destination, long now, int most, boolean withLoners) {
        List<DeliveryRow> loners =
                withLoners ? due(handle, destination, now, most, "attempts >= :aloneFrom") : List.of();
        int theirs = Math.min(loners.size(), most / PLACES_FOR_A_LONER);
        List<DeliveryRow> rows = new ArrayList<>(loners.subList(0, theirs));
        rows.addAll(due(handle, destination, now, most - theirs, "attempts < :aloneFrom"));
        int free = Math.min(loners.size(), most - rows.size() + theirs);
        rows.addAll(loners.subList(theirs, free));
        if (rows.size() >= most) {
            return rows;
        }
        rows.addAll(handle.createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM delivery d
                        WHERE d.destination = :destination AND d.recheck_at <= :now AND d.due IS NULL
                        ORDER BY d.recheck_at, d.guest_id LIMIT :most""")
                .bind("destination", destination)
                .bind("now", now)
                .bind("most", most - rows.size())
                .map((rs, context) -> row(rs))
                .list());
        return rows;
    }

    private static List<DeliveryRow> due(Handle handle, String destination, long now, int most, String which) {
        return handle.createQuery("SELECT " + COLUMNS
                        + """
                         FROM delivery d
                        WHERE d.destination = :destination AND d.due > 0 AND (d.not_before IS NULL OR d.not_before <= :now)
                            AND d."""
                        + which + " ORDER BY d.due, d.guest_id DESC LIMIT :most")
                .bind("destination", destination)
                .bind("now", now)
                .bind("most", most)
                .bind("aloneFrom", DeliveryRow.ALONE_FROM)
                .map((rs, context) -> row(rs))
                .list();
    }

    /** What a destination that is not connected yet would be told: every guest, the longest unchanged first. */
    static List<DeliveryRow> marked(Handle handle, int most) {
        return handle.createQuery("SELECT guest_id FROM delivery_mark ORDER BY wanted, guest_id LIMIT :most")
                .bind("most", most)
                .map((rs, context) -> DeliveryRow.unknown(rs.getLong(1)))
                .list();
    }

    /** Guests that the mapping did not want, and that have not changed since. */
    static List<DeliveryRow> unwanted(Handle handle, String destination, int most) {
        return handle.createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM delivery d
                        WHERE d.destination = :destination AND d.state = 'UNWANTED' AND d.due IS NULL
                        ORDER BY d.guest_id LIMIT :most""")
                .bind("destination", destination)
                .bind("most", most)
                .map((rs, context) -> row(rs))
                .list();
    }

    private static DeliveryRow row(ResultSet rs) throws SQLException {
        return new DeliveryRow(
                rs.getLong("guest_id"),
                DeliveryState.valueOf(rs.getString("state")),
                rs.getLong("wanted"),
                rs.getLong("sent"),
                number(rs, "due"),
                Optional.ofNullable(rs.getString("remote_id")),
                rs.getBoolean("adopted"),
                Optional.ofNullable(rs.getString("shadow")).map(DeliveryJson::map),
                Optional.ofNullable(rs.getString("ours")).map(DeliveryJson::map).orElse(Map.of()),
                rs.getInt("attempts"),
                number(rs, "not_before"),
                number(rs, "claim"),
                Optional.ofNullable(rs.getString("problem")),
                number(rs, "recheck_at"),
                since(rs));
    }

    private static Since since(ResultSet rs) throws SQLException {
        OptionalLong decision = number(rs, "put_back");
        boolean open = decision.isPresent() && decision.getAsLong() > rs.getLong("sent");
        return new Since(
                open ? number(rs, "put_back_since") : OptionalLong.empty(),
                number(rs, "made"),
                Optional.ofNullable(rs.getString("ours_since")).map(Since::ours).orElse(Map.of()));
    }

    private static OptionalLong number(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
