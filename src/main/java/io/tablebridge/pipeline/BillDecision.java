package io.tablebridge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.delivery.Dismissal;
import io.tablebridge.guests.LinkDecision;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person's word about whose a bill is, as it stands in the journal: {@code {"bill":{"source":"…","id":"…"},
 * "reservation":{"source":"…","id":"…"},"by":"…","why":"…"}}, without a reservation where it is nobody's. Stateless.
 */
public final class BillDecision {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORD = "bill";
    private static final int MOST_SOURCE = 100;
    private static final int MOST_ID = 200;

    private BillDecision() {}

    /**
     * The decision, to be appended to the journal.
     *
     * @param reservation the one it belongs to; empty when it is nobody's
     */
    public static Entry entry(RecordKey bill, Optional<RecordKey> reservation, Dismissal word) {
        ObjectNode body = JSON.createObjectNode();
        name(body.putObject(WORD), bill);
        reservation.ifPresent(key -> name(body.putObject("reservation"), key));
        body.put("by", word.by()).put("why", word.why());
        Map<String, String> headers = Map.of("decision", WORD);
        return new Entry(EntryKind.DECISION, "bills", "", word.at(), headers, List.of(EventPlaces.bytes(body)));
    }

    private static void name(ObjectNode node, RecordKey key) {
        node.put("source", key.source()).put("id", key.externalId());
    }

    /** What an entry says about a bill; empty when it is a decision about something else. */
    static Optional<LinkDecision> read(StoredEntry stored) {
        JsonNode body = EventPlaces.read(stored);
        return key(body.path(WORD), RecordType.ORDER).map(bill -> {
            Dismissal word = new Dismissal(
                    stored.entry().receivedAt(),
                    body.path("by").asText(),
                    body.path("why").asText());
            return new LinkDecision(
                    bill,
                    key(body.path("reservation"), RecordType.RESERVATION),
                    stored.number(),
                    word.at(),
                    word.by(),
                    word.why());
        });
    }

    private static Optional<RecordKey> key(JsonNode node, RecordType type) {
        String source = node.path("source").asText();
        String id = node.path("id").asText();
        boolean named = !source.isBlank() && !id.isBlank() && source.length() <= MOST_SOURCE && id.length() <= MOST_ID;
        return named ? Optional.of(new RecordKey(source, type, id)) : Optional.empty();
    }
}
