package io.tablebridge.intake.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a poll, or a backfill, has come: its next cursor. It travels in the journal entry of the page before, and the
 * database takes it in the same transaction as the page's records.
 *
 * @param done up to when, in the past, the last whole sweep covers its list; empty before the first one
 * @param late the end of the last sweep for what was listed late
 * @param sweep the sweep under way
 * @param seen what the platform gave to ask for news only; empty when it gave nothing
 * @param pages taken since the beginning
 * @param records taken since the beginning
 * @param deleted how many records were found to be deleted since the beginning
 * @param stopped whether a person stopped it; backfills only
 */
public record PollState(
        Optional<Instant> done,
        Optional<Instant> late,
        Optional<PollSweep> sweep,
        PollSeen seen,
        long pages,
        long records,
        long deleted,
        boolean stopped) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Before the first sweep. */
    public static PollState none() {
        return new PollState(Optional.empty(), Optional.empty(), Optional.empty(), PollSeen.NOTHING, 0, 0, 0, false);
    }

    /** A backfill of everything from one time to another. */
    public static PollState backfill(Instant from, Instant to) {
        return none().sweeping(PollSweep.of(from, to, false));
    }

    PollState sweeping(PollSweep newSweep) {
        return new PollState(done, late, Optional.of(newSweep), seen, pages, records, deleted, stopped);
    }

    PollState ended(PollSweep ended, PollSeen nowSeen, Instant now) {
        Optional<Instant> end = Optional.of(ended.to().isAfter(now) ? now : ended.to());
        return new PollState(
                end,
                ended.late() || late.isEmpty() ? end : late,
                Optional.empty(),
                nowSeen,
                pages,
                records,
                deleted,
                stopped);
    }

    PollState counting(int more) {
        return new PollState(done, late, sweep, seen, pages + 1, records + more, deleted, stopped);
    }

    PollState deleting(int more) {
        return new PollState(done, late, sweep, seen, pages, records, deleted + more, stopped);
    }

    /** The same, stopped by a person or going on again. */
    public PollState withStopped(boolean stop) {
        return new PollState(done, late, sweep, seen, pages, records, deleted, stop);
    }

    /** Whether there is something to do without waiting for a time. */
    public boolean underWay() {
        return sweep.isPresent() && !stopped;
    }

    /** As it stands in journal and database; never personal data. */
    public String json() {
        ObjectNode node = JSON.createObjectNode();
        done.ifPresent(time -> node.put("done", time.toString()));
        late.ifPresent(time -> node.put("late", time.toString()));
        sweep.ifPresent(one -> write(one, node.putObject("sweep")));
        if (!seen.equals(PollSeen.NOTHING)) {
            node.putObject("seen")
                    .put("request", seen.request())
                    .put("etag", seen.etag())
                    .put("modified", seen.modified());
        }
        node.put("pages", pages).put("records", records);
        if (deleted > 0) {
            node.put("deleted", deleted);
        }
        if (stopped) {
            node.put("stopped", true);
        }
        return node.toString();
    }

    private static void write(PollSweep sweep, ObjectNode node) {
        node.put("from", sweep.from().toString())
                .put("to", sweep.to().toString())
                .put("late", sweep.late())
                .put("slice", sweep.slice().toString());
        sweep.until().ifPresent(end -> node.put("until", end.toString()));
        node.put("cursor", sweep.place().cursor())
                .put("page", sweep.place().page())
                .put("offset", sweep.place().offset())
                .put("shape", sweep.shape());
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws IllegalArgumentException when it is nothing of that kind
     */
    public static PollState parse(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            JsonNode sweep = node.path("sweep");
            JsonNode seen = node.path("seen");
            return new PollState(
                    time(node.path("done")),
                    time(node.path("late")),
                    sweep.isObject() ? Optional.of(sweep(sweep)) : Optional.empty(),
                    new PollSeen(
                            seen.path("request").asText(""),
                            seen.path("etag").asText(""),
                            seen.path("modified").asText("")),
                    node.path("pages").asLong(),
                    node.path("records").asLong(),
                    node.path("deleted").asLong(),
                    node.path("stopped").asBoolean());
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("no state of a poll", e);
        }
    }

    private static PollSweep sweep(JsonNode node) {
        return new PollSweep(
                Instant.parse(node.path("from").asText()),
                Instant.parse(node.path("to").asText()),
                node.path("late").asBoolean(),
                Instant.parse(node.path("slice").asText()),
                time(node.path("until")),
                new PollPlace(
                        node.path("cursor").asText(""),
                        node.path("page").asLong(),
                        node.path("offset").asLong()),
                node.path("shape").asText(""));
    }

    private static Optional<Instant> time(JsonNode node) {
        return node.isTextual() ? Optional.of(Instant.parse(node.textValue())) : Optional.empty();
    }
}
