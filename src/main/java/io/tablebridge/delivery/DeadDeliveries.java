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
     * @param guests whose; those that were dismissed may be among them
     */
    static void retry(Handle transaction, String destination, List<Long> guests, long number) {
        waiting(transaction, destination, "state IN ('DEAD', 'DISMISSED')" + AMONG_THEM, number)
                .bind("guests", guests.toArray(Long[]::new))
                .execute();
    }

    /** Lets all wait to be sent again but those that were dismissed. */
    static void retryAll(Handle transaction, String destination, long number) {
        waiting(transaction, destination, "state = 'DEAD'", number).execute();
    }

    private static Update waiting(Handle transaction, String destination, String which, long number) {
        return transaction
                .createUpdate(
                        """
                        UPDATE delivery SET state = 'WAITING', due = :number, not_before = NULL,
                            attempts = CASE WHEN claim IS NULL THEN 0 ELSE 2 END
                        WHERE destination = :destination AND\s"""
                                + which)
                .bind("destination", destination)
                .bind("number", number);
    }

    /** Closes those that are dead still; what was dismissed before keeps its reason, or gets one if it had none. */
    static void dismiss(Handle transaction, String destination, List<Long> guests, Dismissal dismissal) {
        String which = dismissal.why().isEmpty()
                ? "state = 'DEAD'"
                : "(state = 'DEAD' OR state = 'DISMISSED' AND COALESCE(dismissed_why, '') = '')";
        transaction
                .createUpdate(
                        """
                        UPDATE delivery SET state = 'DISMISSED', dismissed_at = :at, dismissed_by = :by, dismissed_why = :why
                        WHERE destination = :destination AND\s"""
                                + which
                                + AMONG_THEM)
                .bind("at", dismissal.at().toEpochMilli())
                .bind("by", dismissal.by())
                .bind("why", dismissal.why())
                .bind("destination", destination)
                .bind("guests", guests.toArray(Long[]::new))
                .execute();
    }
}
