package io.tablebridge.guests;

import io.tablebridge.model.RecordType;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;

/** Finds records by the events that told them. Stateless. */
public final class ToldRecords {

    private static final String BETWEEN =
            """
            SELECT source, record_type, external_id, part, told_entry AS entry, told_body AS body FROM record
            WHERE told_entry BETWEEN :lowest AND :highest AND (:source = '' OR source = :source)
            UNION
            SELECT source, record_type, external_id, part, gone_entry AS entry, gone_body AS body FROM record
            WHERE gone_entry BETWEEN :lowest AND :highest AND (:source = '' OR source = :source)
            """;

    private ToldRecords() {}

    /**
     * The records that stand, or are deleted, as entries of a range told them. Reads the whole table once, so ask for wide
     * ranges.
     *
     * @param source of this source only; empty for all
     * @param lowest the first entry of the range
     * @param highest the last one
     */
    public static List<ToldRecord> between(Handle handle, String source, long lowest, long highest) {
        ResultIterable<ToldRecord> found = handle.createQuery(BETWEEN)
                .bind("lowest", lowest)
                .bind("highest", highest)
                .bind("source", source)
                .map((row, context) -> new ToldRecord(
                        row.getString(1),
                        type(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getInt(6)));
        return found.list();
    }

    private static RecordType type(String code) {
        return RecordType.of(code).orElseThrow(() -> new IllegalStateException("stored record of type " + code));
    }
}
