package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in its parsed form.
 *
 * @param item the item of a list that a record is made of; null where the record is made of the whole event
 * @param itemPlace where the item stands, for messages; empty without an item
 */
record Event(JsonNode body, Map<String, String> headers, @Nullable JsonNode item, String itemPlace) {

    Event(JsonNode body, Map<String, String> headers) {
        this(body, headers, null, "");
    }

    Event with(JsonNode one, String place) {
        return new Event(body, headers, one, place);
    }
}
