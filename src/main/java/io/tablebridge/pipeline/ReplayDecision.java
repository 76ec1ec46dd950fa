package io.tablebridge.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.guests.ToldRecord;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.model.RecordType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's word that entries are to be read again with the mapping in force, as it stands in the journal, a chunk at a
 * time: {@code {"replay":"tablemate","rule":812,"pass":1,"entries":[12,15],"told":[["tablemate","reservation","R1","",12,0]],
 * "last":true}}, with {@code source}, {@code since} and {@code until} where only some are meant. Stateless.
 */
public final class ReplayDecision {

    /** How many bodies one chunk reads again at most, unless a single entry has more. */
    public static final int MOST_BODIES = 1_000;

    /** How many records one chunk names at most: more than any entries of that many bodies tell. */
    public static final int MOST_TOLD = 50_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORD = "replay";

    private ReplayDecision() {}

    /**
     * The decision, to be appended to the journal.
     *
     * @throws IllegalArgumentException when the chunk names no entries, or too many of something
     */
    public static Entry entry(ReplayChunk chunk, Instant now) {
        if (chunk.entries().isEmpty()
                || chunk.entries().size() > MOST_BODIES
                || chunk.told().size() > MOST_TOLD) {
            throw new IllegalArgumentException("a chunk names 1 to " + MOST_BODIES + " entries, not "
                    + chunk.entries().size() + ", and records up to " + MOST_TOLD + ", not "
                    + chunk.told().size());
        }
        return entry(body(chunk), now);
    }

    private static Entry entry(ObjectNode body, Instant now) {
        Map<String, String> headers = Map.of("decision", WORD);
        return new Entry(EntryKind.DECISION, "events", "", now, headers, List.of(EventPlaces.bytes(body)));
    }

    private static ObjectNode body(ReplayChunk chunk) {
        Replay replay = chunk.replay();
        ObjectNode body = JSON.createObjectNode().put(WORD, replay.mapping()).put("rule", replay.rule());
        if (!replay.source().isEmpty()) {
            body.put("source", replay.source());
        }
        replay.since().ifPresent(since -> body.put("since", since.toString()));
        replay.until().ifPresent(until -> body.put("until", until.toString()));
        body.put("pass", chunk.pass());
        ArrayNode entries = body.putArray("entries");
        chunk.entries().forEach(entries::add);
        ArrayNode told = body.putArray("told");
        chunk.told().forEach(record -> told.addArray()
                .add(record.source())
                .add(record.type().code())
                .add(record.externalId())
                .add(record.part())
                .add(record.entry())
                .add(record.body()));
        return body.put("last", chunk.last());
    }

    /** Whether it is such a decision, readable or not. */
    static boolean isOne(StoredEntry decision) {
        return EventPlaces.read(decision).has(WORD);
    }

    /** What an entry wants read again; empty when it is a decision about something else, or can't be read. */
    static Optional<ReplayChunk> read(StoredEntry decision) {
        JsonNode body = EventPlaces.read(decision);
        String mapping = body.path(WORD).asText();
        List<Long> entries = new ArrayList<>();
        for (JsonNode entry : body.path("entries")) {
            if (entries.size() < MOST_BODIES && entry.asLong() > 0 && entry.asLong() < decision.number()) {
                entries.add(entry.asLong());
            }
        }
        if (mapping.isEmpty() || entries.isEmpty()) {
            return Optional.empty();
        }
        try {
            Replay replay = new Replay(
                    mapping,
                    body.path("rule").asLong(),
                    body.path("source").asText(),
                    time(body.path("since")),
                    time(body.path("until")));
            return Optional.of(new ReplayChunk(
                    replay,
                    body.path("pass").asInt(),
                    entries,
                    told(body.path("told")),
                    body.path("last").asBoolean()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<ToldRecord> told(JsonNode list) {
        List<ToldRecord> told = new ArrayList<>();
        for (JsonNode record : list) {
            @Nullable RecordType type = RecordType.of(record.path(1).asText()).orElse(null);
            if (type != null && told.size() < MOST_TOLD) {
                told.add(new ToldRecord(
                        record.path(0).asText(),
                        type,
                        record.path(2).asText(),
                        record.path(3).asText(),
                        record.path(4).asLong(),
                        record.path(5).asInt()));
            }
        }
        return told;
    }

    private static Optional<Instant> time(JsonNode text) {
        return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    }

    /** The same decision about some of its entries only. */
    static StoredEntry about(StoredEntry decision, Collection<Long> entries) {
        ReplayChunk whole = read(decision).orElseThrow(() -> new IllegalArgumentException("this is no replay"));
        Set<Long> some = new HashSet<>(entries);
        List<ToldRecord> told = whole.told().stream()
                .filter(record -> some.contains(record.entry()))
                .toList();
        ReplayChunk part = new ReplayChunk(whole.replay(), whole.pass(), List.copyOf(some), told, false);
        return new StoredEntry(
                decision.number(), entry(body(part), decision.entry().receivedAt()), false);
    }
}
