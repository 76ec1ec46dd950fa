package io.tablebridge.intake.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A fetch that brought nothing, as it stands in the journal.
 *
 * @param key what was to be fetched
 * @param upTo it concerns the events that named this, up to this entry
 * @param ending what becomes of them
 * @param attempts failures that were its own, this one included
 * @param notBefore when it may be tried again, in milliseconds since the epoch; 0 for at once
 * @param problem what went wrong, without personal values
 */
public record FetchSetback(FetchKey key, long upTo, Ending ending, int attempts, long notBefore, Problem problem) {

    private static final String HEADER = "fetch-setback";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What becomes of the events that wait for a fetch that failed. */
    public enum Ending {
        /** It is tried again. */
        RETRY,
        /** They are dead: it failed again and again while others were answered. */
        GIVEN_UP,
        /** They are dead: the platform refuses it. */
        REFUSED,
        /** The platform no longer has it: they are dead, or ignored where the route says so. */
        GONE,
        /** They wait, as all of the route do, until a person has mended it. */
        PAUSE
    }

    /** The entry that keeps it. */
    public Entry entry(Instant now) {
        try {
            return new Entry(
                    EntryKind.OUTCOME,
                    key.source(),
                    "",
                    now,
                    Map.of(HEADER, key.route()),
                    List.of(JSON.writeValueAsBytes(this)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an outcome in the journal is one of a fetch. */
    public static boolean isOne(Entry entry) {
        return entry.headers().containsKey(HEADER);
    }

    /**
     * Reads one back.
     *
     * @throws UncheckedIOException when it is no JSON of ours: a defect
     */
    public static FetchSetback of(Entry entry) {
        try {
            return JSON.readValue(entry.body(), FetchSetback.class);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("an entry of ours is no JSON"));
        }
    }
}
