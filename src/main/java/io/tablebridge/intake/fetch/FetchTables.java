package io.tablebridge.intake.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.settings.Problem;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Changes the tables of fetches as the journal tells, in the pipeline's transaction. Stateless. */
public final class FetchTables {

    static final String KEY = "source = :source AND route = :route AND object_id = :id";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ASK =
            """
            MERGE INTO fetch_task t
            USING (VALUES (CAST(:source AS VARCHAR(100)), CAST(:route AS VARCHAR(200)), CAST(:id AS VARCHAR(200)),
                           CAST(:mapping AS VARCHAR(200)), CAST(:entry AS BIGINT)))
                AS s(source, route, object_id, mapping, entry)
            ON t.source = s.source AND t.route = s.route AND t.object_id = s.object_id
            WHEN MATCHED THEN UPDATE SET
                mapping = CASE WHEN s.entry >= t.last_entry THEN s.mapping ELSE t.mapping END,
                first_entry = LEAST(t.first_entry, s.entry), last_entry = GREATEST(t.last_entry, s.entry)
            WHEN NOT MATCHED THEN INSERT
                (source, route, object_id, mapping, first_entry, last_entry, attempts, failed_entry, not_before)
                VALUES (s.source, s.route, s.object_id, s.mapping, s.entry, s.entry, 0, 0, 0)
            """;

    private static final String KNOW_ROUTE =
            """
            MERGE INTO fetch_route t
            USING (VALUES (CAST(:source AS VARCHAR(100)), CAST(:route AS VARCHAR(200)))) AS s(source, route)
            ON t.source = s.source AND t.route = s.route
            WHEN NOT MATCHED THEN INSERT (source, route, answered_entry) VALUES (s.source, s.route, 0)
            """;

    private static final String WAIT =
            """
            INSERT INTO thin_event (entry, source, route, object_id, mapping, received_at, may_be_gone)
            VALUES (:entry, :source, :route, :id, :mapping, :receivedAt, :mayBeGone)
            """;

    private static final String LEFT =
            """
            UPDATE fetch_task SET attempts = 0, failed_entry = 0, not_before = 0,
                first_entry = (SELECT MIN(e.entry) FROM thin_event e WHERE e.source = :source AND e.route = :route
                    AND e.object_id = :id)
            WHERE source = :source AND route = :route AND object_id = :id
            """;

    private FetchTables() {}

    /** A thin event waits, and what it names is to be fetched, once for all that wait for it. */
    public static void ask(Handle transaction, ThinEvent event) {
        ofRoute(transaction.createUpdate(KNOW_ROUTE), event.task()).execute();
        bind(transaction.createUpdate(WAIT), event.task())
                .bind("entry", event.entry())
                .bind("mapping", event.mapping())
                .bind("receivedAt", event.receivedAt().atOffset(ZoneOffset.UTC))
                .bind("mayBeGone", event.mayBeGone())
                .execute();
        bind(transaction.createUpdate(ASK), event.task())
                .bind("mapping", event.mapping())
                .bind("entry", event.entry())
                .execute();
    }

    /**
     * An answer came.
     *
     * @param entry its own place in the journal
     * @return the events that waited for it and no longer do, oldest first
     */
    public static List<ThinEvent> answered(Handle transaction, FetchAnswer answer, long entry) {
        atWork(transaction, answer.key(), entry);
        return close(transaction, answer.key(), answer.upTo());
    }

    /**
     * A fetch failed.
     *
     * @param entry the failure's own place in the journal
     * @return the events that waited for it and no longer do, oldest first; none while it is tried again
     */
    public static List<ThinEvent> failed(Handle transaction, FetchSetback setback, long entry) {
        return switch (setback.ending()) {
            case RETRY -> {
                bind(
                                transaction.createUpdate(
                                        "UPDATE fetch_task SET attempts = :attempts, failed_entry = :entry,"
                                                + " not_before = :notBefore WHERE " + KEY),
                                setback.key())
                        .bind("attempts", setback.attempts())
                        .bind("entry", entry)
                        .bind("notBefore", setback.notBefore())
                        .execute();
                yield List.of();
            }
            case PAUSE -> {
                ofRoute(
                                transaction.createUpdate("UPDATE fetch_route SET paused = :problem"
                                        + " WHERE source = :source AND route = :route"),
                                setback.key())
                        .bind("problem", json(setback.problem()))
                        .execute();
                yield List.of();
            }
            case GIVEN_UP -> close(transaction, setback.key(), setback.upTo());
            case REFUSED, GONE -> {
                atWork(transaction, setback.key(), entry);
                yield close(transaction, setback.key(), setback.upTo());
            }
        };
    }

    private static void atWork(Handle transaction, FetchKey key, long entry) {
        ofRoute(
                        transaction.createUpdate("UPDATE fetch_route SET answered_entry = :entry, paused = NULL"
                                + " WHERE source = :source AND route = :route"),
                        key)
                .bind("entry", entry)
                .execute();
    }

    private static List<ThinEvent> close(Handle transaction, FetchKey key, long upTo) {
        List<ThinEvent> closed = transaction
                .createQuery("SELECT entry, mapping, received_at, may_be_gone FROM thin_event WHERE " + KEY
                        + " AND entry <= :upTo ORDER BY entry")
                .bind("source", key.source())
                .bind("route", key.route())
                .bind("id", key.id())
                .bind("upTo", upTo)
                .map((row, context) -> new ThinEvent(
                        row.getLong(1),
                        key,
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getBoolean(4)))
                .list();
        bind(transaction.createUpdate("DELETE FROM thin_event WHERE " + KEY + " AND entry <= :upTo"), key)
                .bind("upTo", upTo)
                .execute();
        bind(transaction.createUpdate("DELETE FROM fetch_task WHERE " + KEY + " AND last_entry <= :upTo"), key)
                .bind("upTo", upTo)
                .execute();
        bind(transaction.createUpdate(LEFT), key).execute();
        return closed;
    }

    private static Update bind(Update update, FetchKey key) {
        return ofRoute(update, key).bind("id", key.id());
    }

    private static Update ofRoute(Update update, FetchKey key) {
        return update.bind("source", key.source()).bind("route", key.route());
    }

    private static String json(Problem problem) {
        try {
            return JSON.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Problem problem(String json) {
        try {
            return JSON.readValue(json, Problem.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
