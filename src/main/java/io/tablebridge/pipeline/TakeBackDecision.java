package io.tablebridge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person's word that an import is to be taken back, as it stands in the journal: {@code
 * {"take-back":"00112233445566aa","by":"…"}}. Each such entry takes back the next {@link #RECORDS} records of it, so that
 * nothing else waits long; so many are appended until none is left. Stateless.
 */
public final class TakeBackDecision {

    /** How many records one entry takes back. */
    public static final int RECORDS = 1_000;

    /** How long after its beginning an import can be taken back. */
    public static final Duration WINDOW = Duration.ofDays(30);

    private static final int LONGEST_NAME = 60;
    private static final String WORD = "take-back";
    private static final ObjectMapper JSON = new ObjectMapper();

    private TakeBackDecision() {}

    /**
     * The decision, to be appended to the journal.
     *
     * @param by who decided so
     */
    public static Entry entry(String importId, String by, Instant now) {
        byte[] body =
                EventPlaces.bytes(JSON.createObjectNode().put(WORD, importId).put("by", by));
        return new Entry(EntryKind.DECISION, "events", "", now, Map.of("decision", WORD), List.of(body));
    }

    /** Whether an import that began then can no longer be taken back for the first time. */
    public static boolean isTooLate(Instant begunAt, Instant now) {
        return now.isAfter(begunAt.plus(WINDOW));
    }

    /**
     * What a decision takes back.
     *
     * @param by who decided so
     */
    record Wanted(String importId, String by) {}

    /** Empty when it is a decision about something else. */
    static Optional<Wanted> read(StoredEntry decision) {
        JsonNode body = EventPlaces.read(decision);
        String id = body.path(WORD).asText();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Wanted(id, LedgerTables.clip(body.path("by").asText(), LONGEST_NAME)));
    }
}
