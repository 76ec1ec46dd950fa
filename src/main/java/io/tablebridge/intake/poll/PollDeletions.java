package io.tablebridge.intake.poll;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.model.Sha256;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How a poll finds out what its platform deleted without telling: what was listed and is missing from two whole sweeps in a
 * row, and cannot be had by its id either.
 *
 * @param id where a record's id stands, within the record
 * @param time where a record's own date stands; empty for lists of everything
 * @param url where one record is asked for, with {@code {id}}; empty for not asking
 * @param stub JSON that stands for a deleted record, with {@code {id}}, and {@code {at}} for the time at which it was missed
 * @param most the largest part of the records that may be missing from a sweep, in percent, from 1 to 100
 */
public record PollDeletions(JsonPointer id, Optional<JsonPointer> time, String url, String stub, int most) {

    /** What {@link #url} holds in the place of an id. */
    public static final String PLACE_OF_ID = "{id}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_STUB = 4_000;

    /** @throws IllegalArgumentException when {@code stub} is no JSON object with the id in it */
    public PollDeletions {
        if (!stub.contains(PLACE_OF_ID) || stub.length() > LONGEST_STUB || !isObject(stub)) {
            throw new IllegalArgumentException("nothing that could stand for a record");
        }
    }

    private static boolean isObject(String json) {
        try {
            return JSON.readTree(json).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where this record is asked for. */
    String urlOf(String object) {
        String inAddress = URLEncoder.encode(object, StandardCharsets.UTF_8).replace("+", "%20");
        return url.replace(PLACE_OF_ID, inAddress);
    }

    /** What the mapping gets in the place of the record. */
    byte[] stubOf(String object, Instant at) {
        String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(object));
        return stub.replace("{at}", at.toString()).replace(PLACE_OF_ID, escaped).getBytes(StandardCharsets.UTF_8);
    }

    /** Tells what this poll has listed from what it listed when it was written otherwise. */
    String shape(PollRequest request) {
        return Sha256.hex(request.shape() + "\n" + id + "\n"
                        + time.map(JsonPointer::toString).orElse(""))
                .substring(0, 16);
    }

    /** A record as far as it is watched; empty when its id or date can't be read or its id can't be kept. */
    Optional<PollWatched> listed(JsonNode record, PollPlan plan) {
        JsonNode found = record.at(id);
        String text = found.isValueNode() && !found.isNull() ? found.asText() : "";
        if (!PollWatched.canBeId(text)) {
            return Optional.empty();
        }
        return time.isEmpty()
                ? Optional.of(new PollWatched(text, Optional.empty(), 0))
                : plan.format()
                        .read(record.at(time.get()), plan.zone())
                        .map(at -> new PollWatched(text, Optional.of(at.truncatedTo(ChronoUnit.MILLIS)), 0));
    }
}
