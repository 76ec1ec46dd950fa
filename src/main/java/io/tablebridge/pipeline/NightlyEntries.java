package io.tablebridge.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the journal keeps of batches that run by themselves: which there are, their runs, and the morning's messages. */
public final class NightlyEntries {

    private static final String WHAT = "nightly";
    private static final ObjectMapper JSON = new ObjectMapper();

    private NightlyEntries() {}

    /** What an entry tells. */
    enum What {
        SEEN,
        BEGIN,
        FILE,
        LATE,
        END,
        MESSAGE,
        SENT
    }

    /** A batch was seen for the first time: what was due before that is not run. */
    public static Entry seen(String batch, Instant at) {
        return entry(What.SEEN, batch, JsonNodeFactory.instance.objectNode(), at);
    }

    /**
     * A run begins; its name is the number of this entry.
     *
     * @param missed how many due times before this one nobody ran
     */
    public static Entry begin(String batch, Instant due, boolean byHand, int missed, Instant at) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("due", due.toString())
                .put("byHand", byHand)
                .put("missed", missed);
        return entry(What.BEGIN, batch, json, at);
    }

    /** A file came to a run. */
    public static Entry file(NightlyRun run, NightlyFile file, Instant at) {
        ObjectNode json = of(run).put("fate", file.fate().code())
                .put("name", file.name())
                .put("hash", file.hash())
                .put("rows", file.rows())
                .put("applied", file.counts().applied())
                .put("unchanged", file.counts().unchanged())
                .put("superseded", file.counts().superseded())
                .put("rejected", file.counts().rejected())
                .put("ignored", file.counts().ignored())
                .put("dead", file.counts().dead())
                .put("rejects", file.rejects())
                .put("torn", file.torn())
                .put("usual", file.usual())
                .put("correction", file.correction())
                .put("problems", ProblemsJson.write(file.problems()));
        file.known().ifPresent(known -> json.put("known", known.toString()));
        return entry(What.FILE, run.batch(), json, at);
    }

    /** No file has come to a run by the latest time. */
    public static Entry late(NightlyRun run, Instant at) {
        return entry(What.LATE, run.batch(), of(run), at);
    }

    /**
     * A run ended.
     *
     * @param end its time is that of the entry
     */
    public static Entry end(NightlyRun run, NightlyRun.End end) {
        ObjectNode json = of(run).put("outcome", end.outcome().code())
                .put("rows", end.rows())
                .put("target", end.target())
                .put("problems", ProblemsJson.write(end.problems()));
        return entry(What.END, run.batch(), json, end.at());
    }

    /** The message of a morning, as it is sent. */
    public static Entry message(String id, Instant due, String content, Instant at) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("due", due.toString())
                .put("content", content);
        return entry(What.MESSAGE, WHAT, json, at);
    }

    /** A message was taken by a receiver. */
    public static Entry sent(String id, String channel, Instant at) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("channel", channel);
        return entry(What.SENT, WHAT, json, at);
    }

    private static ObjectNode of(NightlyRun run) {
        return JsonNodeFactory.instance.objectNode().put("run", run.entry());
    }

    private static Entry entry(What what, String about, ObjectNode json, Instant at) {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        return new Entry(EntryKind.RUN, about, "", at, Map.of(WHAT, what.name()), List.of(body));
    }

    /** What an entry tells; empty when it is about something else. Never fails: the pipeline asks each run. */
    static Optional<What> what(Entry entry) {
        String name = entry.headers().getOrDefault(WHAT, "");
        return entry.kind() != EntryKind.RUN || name.isEmpty()
                ? Optional.empty()
                : Arrays.stream(What.values())
                        .filter(what -> what.name().equals(name))
                        .findFirst();
    }

    /** Its details; an empty object when they are not our writing. */
    static JsonNode details(Entry entry) {
        try {
            return JSON.readTree(entry.body());
        } catch (IOException e) {
            // Not our writing: it tells nothing.
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** Problems as {@link ProblemsJson} writes them; none when they are not our writing. */
    static String problems(JsonNode details) {
        String text = details.path("problems").asText("[]");
        try {
            JSON.readValue(text, Problem[].class);
            return LedgerTables.clip(text, 20_000).equals(text) ? text : "[]";
        } catch (JsonProcessingException e) {
            return "[]";
        }
    }

    static Optional<Instant> time(JsonNode details, String key) {
        try {
            return details.path(key).isTextual()
                    ? Optional.of(Instant.parse(details.path(key).asText()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            // Not our writing.
            return Optional.empty();
        }
    }
}
