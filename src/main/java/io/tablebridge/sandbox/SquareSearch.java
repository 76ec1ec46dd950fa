package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How Square reads what is asked of a list, and cuts the answer into pages. */
final class SquareSearch {

    private SquareSearch() {}

    /** Whether a time is within a range; the end is not. */
    static boolean between(JsonNode time, Instant from, Instant to) {
        Instant at = Instant.parse(time.asText());
        return !at.isBefore(from) && at.isBefore(to);
    }

    /**
     * The page that a cursor leads to.
     *
     * @param most how many records a page of this list may have
     */
    static Reply page(String name, List<ObjectNode> all, String cursor, int limit, int most) {
        int from = cursor.isEmpty()
                ? 0
                : Integer.parseInt(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        int to = Math.min(all.size(), from + Math.min(most, limit));
        ObjectNode body = Reply.NODES.objectNode();
        if (from < to) {
            ArrayNode list = body.putArray(name);
            all.subList(from, to).forEach(list::add);
        }
        if (to < all.size()) {
            byte[] next = String.valueOf(to).getBytes(StandardCharsets.UTF_8);
            body.put("cursor", Base64.getUrlEncoder().encodeToString(next));
        }
        return new Reply(200, body);
    }

    /** The parameters of an address. */
    static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        String raw = uri.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
