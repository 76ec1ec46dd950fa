package io.tablebridge.intake.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.model.Sha256;
import io.tablebridge.remote.RemoteRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as it is written in the route file, with places for what changes from page to page: {@code {from}},
 * {@code {to}}, {@code {cursor}}, {@code {page}}, {@code {offset}}, {@code {limit}}. A query parameter or a field of the
 * body that is nothing but a place without value is left out. Immutable.
 */
public final class PollRequest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("\\{(from|to|cursor|page|offset|limit)}");

    private final String method;
    private final String url;
    private final Map<String, String> headers;
    private final Optional<JsonNode> body;
    private final Duration timeout;

    /**
     * @param method {@code GET} or {@code POST}
     * @param url absolute, with places
     * @param headers to send along
     * @param body JSON with places; empty for none
     * @param timeout for a whole answer
     * @throws IllegalArgumentException when the body is no JSON
     */
    public PollRequest(String method, String url, Map<String, String> headers, String body, Duration timeout) {
        this.method = method;
        this.url = url;
        this.headers = Map.copyOf(headers);
        this.timeout = timeout;
        try {
            this.body = body.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(body));
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is no JSON", e);
        }
    }

    /** Whether it has this place. */
    public boolean names(String place) {
        String written = "{" + place + "}";
        return url.contains(written) || body.map(JsonNode::toString).orElse("").contains(written);
    }

    /** Tells it from a request that is written otherwise. */
    String shape() {
        return Sha256.hex(method + "\n" + url + "\n"
                        + body.map(JsonNode::toString).orElse(""))
                .substring(0, 16);
    }

    /**
     * The request for one page.
     *
     * @param values of the places; an empty one has none
     * @param more headers
     */
    RemoteRequest with(Map<String, String> values, Map<String, String> more) {
        Map<String, String> all = headers(more);
        byte[] bytes = body.flatMap(node -> filled(node, values))
                .map(node -> node.toString().getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
        return new RemoteRequest(method, address(values), all, bytes, timeout);
    }

    /** The request for a page of which the platform told the whole address. */
    RemoteRequest to(String address, Map<String, String> more) {
        return new RemoteRequest("GET", address, headers(more), new byte[0], timeout);
    }

    private Map<String, String> headers(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Accept", "application/json");
        body.ifPresent(node -> all.put("Content-Type", "application/json"));
        all.putAll(headers);
        all.putAll(more);
        return all;
    }

    private String address(Map<String, String> values) {
        int query = url.indexOf('?');
        if (query < 0) {
            return fill(url, values);
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : url.substring(query + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0 || !isMissing(pair.substring(equals + 1), values)) {
                pairs.add(fill(pair, values));
            }
        }
        String path = fill(url.substring(0, query), values);
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    private static boolean isMissing(String text, Map<String, String> values) {
        Matcher place = PLACE.matcher(text);
        return place.matches() && values.getOrDefault(place.group(1), "").isEmpty();
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        URLEncoder.encode(values.getOrDefault(place.group(1), ""), StandardCharsets.UTF_8)));
    }

    private static Optional<JsonNode> filled(JsonNode node, Map<String, String> values) {
        if (node.isTextual()) {
            return text(node.textValue(), values);
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(field -> filled(field.getValue(), values).ifPresent(v -> copy.set(field.getKey(), v)));
            return Optional.of(copy);
        }
        if (node.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> filled(item, values).ifPresent(copy::add));
            return Optional.of(copy);
        }
        return Optional.of(node);
    }

    private static Optional<JsonNode> text(String text, Map<String, String> values) {
        if (isMissing(text, values)) {
            return Optional.empty();
        }
        String filled = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
        boolean number = text.matches("\\{(page|offset|limit)}");
        return Optional.of(
                number
                        ? JsonNodeFactory.instance.numberNode(Long.parseLong(filled))
                        : JsonNodeFactory.instance.textNode(filled));
    }

    /** The address alone. */
    @Override
    public String toString() {
        return method + " " + url.replaceAll("\\?.*", "?…");
    }
}
