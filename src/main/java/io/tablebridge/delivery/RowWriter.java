package io.tablebridge.delivery;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/** Writes whole rows of a destination. */
final class RowWriter {

    private static final String INSERT =
            """
            INSERT INTO delivery (destination, guest_id, state, wanted, sent, adopted, attempts)
            VALUES (:destination, :guest, :state, :wanted, :sent, :adopted, :attempts)""";

    private static final String UPDATE =
            """
            UPDATE delivery SET state = :state, wanted = :wanted, sent = :sent, due = :due, remote_id = :remoteId,
                adopted = :adopted, shadow = :shadow, ours = :ours, attempts = :attempts, not_before = :notBefore, claim = :claim,
                problem = :problem, recheck_at = :recheckAt, made = :made, ours_since = :oursSince
            WHERE destination = :destination AND guest_id = :guest""";

    private RowWriter() {}

    static void write(Handle transaction, String destination, List<DeliveryRow> rows, Set<Long> existing) {
        List<DeliveryRow> missing =
                rows.stream().filter(r -> !existing.contains(r.guestId())).toList();
        batch(transaction, INSERT, destination, missing);
        batch(transaction, UPDATE, destination, rows);
    }

    private static void batch(Handle transaction, String sql, String destination, List<DeliveryRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = transaction.prepareBatch(sql)) {
            batch.getConfig(SqlStatements.class).setUnusedBindingAllowed(true); // the insert takes some of them
            for (DeliveryRow row : rows) {
                batch.bind("destination", destination)
                        .bind("guest", row.guestId())
                        .bind("state", row.state().name())
                        .bind("wanted", row.wanted())
                        .bind("sent", row.sent())
                        .bind("due", orNull(row.due()))
                        .bind("remoteId", row.remoteId().orElse(null))
                        .bind("adopted", row.adopted())
                        .bind("shadow", row.shadow().map(DeliveryJson::text).orElse(null))
                        .bind("ours", row.ours().isEmpty() ? null : DeliveryJson.text(row.ours()))
                        .bind("attempts", row.attempts())
                        .bind("notBefore", orNull(row.notBefore()))
                        .bind("claim", orNull(row.claim()))
                        .bind("problem", row.problem().orElse(null))
                        .bind("recheckAt", orNull(row.recheckAt()))
                        .bind("made", orNull(row.since().made()))
                        .bind(
                                "oursSince",
                                row.since().ours().isEmpty()
                                        ? null
                                        : row.since().oursText())
                        .add();
            }
            batch.execute();
        }
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
    }
}
