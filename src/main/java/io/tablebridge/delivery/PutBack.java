package io.tablebridge.delivery;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Guests at destinations that what was written because of an import is to be undone for. Stateless. */
final class PutBack {

    private static final String ASK =
            """
            UPDATE delivery SET put_back = :decision, put_back_since =
                CASE WHEN put_back > sent AND put_back_since < :since THEN put_back_since ELSE :since END
            WHERE guest_id IN (SELECT g.guest FROM UNNEST(CAST(:guests AS BIGINT ARRAY)) AS g (guest))""";

    private PutBack() {}

    /**
     * @param decision the entry by which the import was taken back: undone once a guest was told this generation
     * @param since the entry by which the import began
     */
    static void ask(Handle transaction, Collection<Long> guestIds, long decision, long since) {
        transaction
                .createUpdate(ASK)
                .bind("guests", guestIds.toArray(Long[]::new))
                .bind("decision", decision)
                .bind("since", since)
                .execute();
    }
}
