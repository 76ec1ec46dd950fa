package io.tablebridge.pipeline;

import io.tablebridge.db.Database;
import io.tablebridge.delivery.Outbox;
import io.tablebridge.journal.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** An outbox of two tables: the wanted generation of each guest, and what it was told with the marks at that time. */
final class RecordingOutbox implements Outbox {

    private static final String MARK =
            """
            MERGE INTO recorded_mark t USING (VALUES (CAST(? AS BIGINT), CAST(? AS BIGINT))) AS s (guest_id, wanted)
            ON t.guest_id = s.guest_id
            WHEN MATCHED THEN UPDATE SET wanted = s.wanted
            WHEN NOT MATCHED THEN INSERT (guest_id, wanted) VALUES (s.guest_id, s.wanted)
            """;

    static void create(Database database) {
        database.write(handle -> {
            handle.execute("CREATE TABLE IF NOT EXISTS recorded_mark (guest_id BIGINT PRIMARY KEY, wanted BIGINT)");
            handle.execute(
                    "CREATE TABLE IF NOT EXISTS recorded_told (entry BIGINT PRIMARY KEY, marks BIGINT, newest BIGINT)");
            return 0;
        });
    }

    @Override
    public void mark(Handle transaction, Collection<Long> guestIds, long position) {
        for (long guest : guestIds) {
            transaction.execute(MARK, guest, position);
        }
    }

    @Override
    public void markAll(Handle transaction, List<Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        PreparedBatch batch = transaction.prepareBatch(MARK);
        marks.forEach(mark -> batch.add(mark.guestId(), mark.position()));
        batch.execute();
    }

    @Override
    public void apply(Handle transaction, StoredEntry entry) {
        if (new String(entry.entry().body(), StandardCharsets.UTF_8).contains("poison")) {
            throw new IllegalStateException("a told poison");
        }
        transaction.execute(
                "INSERT INTO recorded_told SELECT CAST(? AS BIGINT), COUNT(*), COALESCE(MAX(wanted), 0) FROM recorded_mark",
                entry.number());
    }

    List<Long> marked(Database database) {
        return database.read(handle -> handle.createQuery("SELECT guest_id FROM recorded_mark ORDER BY guest_id")
                .mapTo(Long.class)
                .list());
    }
}
