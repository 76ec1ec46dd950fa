package io.tablebridge.delivery;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** What a person's decision makes of the rows of dead deliveries. Follows from the journal alone. */
final class DeadDeliveries {

    private static final String AMONG_THEM =
            " AND guest_id IN (SELECT g.guest FROM UNNEST(CAST(:guests AS BIGINT ARRAY)) AS g (guest))";

    private DeadDeliveries() {}

    /**
     * Lets them wait to be sent again.
     *
     * @param guests whose; those that were dismissed must be named, none for all others
     */
    static void retry(Handle transaction, String destination, List<Long> guests, long number) {
        String which = guests.isEmpty() ? "state = 'DEAD'" : "state IN ('DEAD', 'DISMISSED')" + AMONG_THEM;
        Update update = transaction
                .createUpdate(
                        """
                        UPDATE delivery SET state = 'WAITING', due = :number, not_before = NULL,
                            attempts = CASE WHEN claim IS NULL THEN 0 ELSE 2 END
                        WHERE destination = :destination AND\s"""
                                + which)
                .bind("destination", destination)
                .bind("number", number);
        if (!guests.isEmpty()) {
            update.bind("guests", guests.toArray(Long[]::new));
        }
        update.execute();
    }

    /** Closes those that are dead still; what was dismissed before keeps its reason. */
    static void dismiss(Handle transaction, String destination, List<Long> guests, Dismissal dismissal) {
        transaction
                .createUpdate(
                        """
                        UPDATE delivery SET state = 'DISMISSED', dismissed_at = :at, dismissed_by = :by, dismissed_why = :why
                        WHERE destination = :destination AND state = 'DEAD'"""
                                + AMONG_THEM)
                .bind("at", dismissal.at().toEpochMilli())
                .bind("by", dismissal.by())
                .bind("why", dismissal.why())
                .bind("destination", destination)
                .bind("guests", guests.toArray(Long[]::new))
                .execute();
    }
}
