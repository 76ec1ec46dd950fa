package io.tablebridge.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads a JSON body once as a stream, from end to end: is it well-formed and not too deep, and what stands at a few
 * pointers. Builds no tree, so that a hostile body costs no memory. Thread-safe.
 */
final class JsonScan {

    /** Real webhooks nest less than 20 levels. */
    static final int MAX_DEPTH = 100;

    private static final int MAX_NAME = 1_000;
    private static final int MAX_NUMBER = 400;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            // Names come from strangers: a shared table of them would only grow.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final List<JsonPointer> pointers;

    /**
     * @throws IllegalArgumentException when one is not a JSON Pointer
     */
    JsonScan(List<String> pointers) {
        this.pointers = pointers.stream().map(JsonPointer::compile).toList();
    }

    /**
     * The text at each pointer, in their order; empty where there is none, or an object or array.
     *
     * @throws RefusedException ({@link Refusal#MALFORMED}) when the body is not exactly one well-formed JSON value
     */
    List<Optional<String>> scan(byte[] body) throws RefusedException {
        List<Optional<String>> found = new ArrayList<>(Collections.nCopies(pointers.size(), Optional.empty()));
        try (JsonParser parser = FACTORY.createParser(body)) {
            int values = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean outermost = parser.getParsingContext().inRoot();
                if (outermost) {
                    values++;
                }
                if (token.isScalarValue() && !outermost) {
                    note(parser, found);
                }
            }
            if (values != 1) {
                throw new RefusedException(Refusal.MALFORMED);
            }
        } catch (IOException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        return found;
    }

    private void note(JsonParser parser, List<Optional<String>> found) throws IOException {
        JsonStreamContext place = parser.getParsingContext();
        for (int i = 0; i < pointers.size(); i++) {
            JsonPointer pointer = pointers.get(i);
            if (mayStandAt(pointer, place) && pointer.equals(place.pathAsPointer())) {
                boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
                found.set(i, isNull ? Optional.empty() : Optional.of(parser.getText()));
            }
        }
    }

    /** Cheap, so that a path is built only for values that are probably the right ones. */
    private static boolean mayStandAt(JsonPointer pointer, JsonStreamContext place) {
        JsonPointer last = pointer.last();
        return last != null
                && (place.getCurrentName() == null || place.getCurrentName().equals(last.getMatchingProperty()));
    }
}
