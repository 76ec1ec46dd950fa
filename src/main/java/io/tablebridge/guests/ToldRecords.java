package io.tablebridge.guests;

import io.tablebridge.model.RecordType;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds records by the events that told them. Stateless. */
public final class ToldRecords {

    private static final String BETWEEN =
            """
            SELECT source, record_type, external_id, part, told_entry AS entry, told_body AS body FROM record
            WHERE told_entry BETWEEN :lowest AND :highest AND (:source = '' OR source = :source)
            UNION ALL
            SELECT source, record_type, external_id, part, gone_entry AS entry, gone_body AS body FROM record
            WHERE gone_entry BETWEEN :lowest AND :highest AND (:source = '' OR source = :source)
            """;

    private static final int FETCHED = 1_000;

    private ToldRecords() {}

    /**
     * Gives the records that stand, or are deleted, as entries of a range told them, one after the other. Reads the whole
     * table once, so ask for wide ranges.
     *
     * @param source of this source only; empty for all
     * @param lowest the first entry of the range
     * @param highest the last one
     * @param to takes one, and says whether it wants more
     */
    public static void between(Handle handle, String source, long lowest, long highest, Predicate<ToldRecord> to) {
        try (Stream<ToldRecord> found = handle
                .createQuery(BETWEEN)
                .setFetchSize(FETCHED)
                .bind("lowest", lowest)
                .bind("highest", highest)
                .bind("source", source)
                .map((row, context) -> new ToldRecord(
                        row.getString(1),
                        type(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getInt(6)))
                .stream()) {
            Iterator<ToldRecord> records = found.iterator();
            while (records.hasNext() && to.test(records.next())) {
                // it has taken it
            }
        }
    }

    private static RecordType type(String code) {
        return RecordType.of(code).orElseThrow(() -> new IllegalStateException("stored record of type " + code));
    }
}
