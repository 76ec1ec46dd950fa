package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in its parsed form.
 *
 * @param item the item of a list that a record is made of; null where the record is made of the whole event
 * @param row the element of a list that a row is made of; null outside of rows
 * @param itemPlace where the item or the element stands, for messages; empty without one
 */
record Event(
        JsonNode body, Map<String, String> headers, @Nullable JsonNode item, @Nullable JsonNode row, String itemPlace) {

    Event(JsonNode body, Map<String, String> headers) {
        this(body, headers, null, null, "");
    }

    Event with(JsonNode one, String place) {
        return new Event(body, headers, one, null, place);
    }

    Event withRow(JsonNode element, String place) {
        return new Event(body, headers, item, element, itemPlace.isEmpty() ? place : itemPlace + " " + place);
    }

    /** The smallest piece it is about: the row, the item, or the whole. */
    JsonNode piece() {
        return row != null ? row : item != null ? item : body;
    }
}
