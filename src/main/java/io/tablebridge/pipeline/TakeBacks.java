package io.tablebridge.pipeline;

import io.tablebridge.guests.TakenBack;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The table of imports that are taken back. Written by the pipeline alone; stateless. */
final class TakeBacks {

    /** What {@link #state} needs of a row. */
    static final String COLUMNS =
            "t.reached, t.decided_at, t.decided_by, t.gone, t.returned, t.kept, t.finished, t.import_no";

    private TakeBacks() {}

    /** Empty when nobody wants it taken back. */
    static Optional<TakeBack> read(Handle handle, long importNo) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM take_back t WHERE t.import_no = :no")
                .bind("no", importNo)
                .map((row, context) -> state(row, 1))
                .findOne();
    }

    /** @param first where its columns begin */
    static TakeBack state(ResultSet row, int first) throws SQLException {
        return new TakeBack(
                row.getLong(first),
                row.getObject(first + 1, OffsetDateTime.class).toInstant(),
                row.getString(first + 2),
                new TakenBack(row.getLong(first + 3), row.getLong(first + 4), row.getLong(first + 5)),
                row.getBoolean(first + 6));
    }

    static void write(Handle handle, long importNo, long decision, Optional<TakeBack> before, TakeBack now) {
        String sql = before.isPresent()
                ? """
                UPDATE take_back SET reached = :reached, gone = :gone, returned = :returned, kept = :kept,
                    finished = :finished WHERE import_no = :no
                """
                : """
                INSERT INTO take_back (import_no, decided_entry, decided_at, decided_by, reached, gone, returned, kept,
                    finished)
                VALUES (:no, CAST(:decision AS BIGINT), CAST(:at AS TIMESTAMP WITH TIME ZONE), :by, :reached, :gone,
                    :returned, :kept, :finished)
                """;
        Update update = handle.createUpdate(sql)
                .bind("no", importNo)
                .bind("reached", now.reached())
                .bind("gone", now.done().gone())
                .bind("returned", now.done().returned())
                .bind("kept", now.done().kept())
                .bind("finished", now.finished());
        if (before.isEmpty()) {
            update.bind("decision", decision)
                    .bind("at", now.decidedAt().atOffset(ZoneOffset.UTC))
                    .bind("by", now.by());
        }
        update.execute();
    }
}
