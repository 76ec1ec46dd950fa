package io.tablebridge.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the body of an event, bounded in size, depth and the length of values. */
final class EventBody {

    /** The largest body, in bytes. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    /** The deepest nesting. */
    static final int MAX_DEPTH = 64;

    private static final ObjectReader READER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(1024 * 1024)
                            .maxNameLength(1_000)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventBody() {}

    /** The body as a JSON object, or the code of what is wrong with it. */
    static Outcome read(byte[] body) {
        Outcome parsed = parse(body);
        return parsed instanceof Outcome.Value value && !((JsonNode) value.value()).isObject()
                ? Outcome.wrong("TB-MAP-042")
                : parsed;
    }

    /** What a text within an event holds that is JSON, or that it is none. */
    static Outcome within(String text) {
        Outcome parsed = parse(text.getBytes(StandardCharsets.UTF_8));
        return parsed instanceof Outcome.Value ? parsed : Outcome.wrong("TB-MAP-090");
    }

    private static Outcome parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            return Outcome.wrong("TB-MAP-041", MAX_BYTES, MAX_DEPTH);
        }
        try {
            return new Outcome.Value(READER.readTree(body));
        } catch (StreamConstraintsException e) {
            return Outcome.wrong("TB-MAP-041", MAX_BYTES, MAX_DEPTH);
        } catch (JsonProcessingException e) {
            // Without Jackson's message: it quotes the body.
            long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            return Outcome.wrong("TB-MAP-040", at < 0 ? body.length : at);
        } catch (NumberFormatException e) {
            // Jackson lets a number through whose exponent no BigDecimal can hold, and then throws this.
            return Outcome.wrong("TB-MAP-040", body.length);
        } catch (IOException e) {
            // Bytes in memory can always be read: something is wrong with them, such as UTF-32 that is none.
            return Outcome.wrong("TB-MAP-040", body.length);
        }
    }
}
