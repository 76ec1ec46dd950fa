package io.tablebridge.intake.poll;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a reply apart without building it: each record is cut out byte by byte as it came, so that no number and no text
 * becomes another. Thread-safe.
 */
public final class PollReplyReader {

    private static final int MAX_DEPTH = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(1_000)
                    .maxNumberLength(400)
                    .build())
            // Only the parser with a table of names counts bytes; names of strangers need not outlive their reply.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonPointer records;
    private final Optional<JsonPointer> next;
    private final boolean mayLack;

    /**
     * @param records a JSON Pointer to the list of records
     * @param next a JSON Pointer to the mark or address of the next page; empty for none
     * @param mayLack whether a reply without the list is an empty page
     * @throws IllegalArgumentException when one is no JSON Pointer
     */
    public PollReplyReader(String records, String next, boolean mayLack) {
        this.records = JsonPointer.compile(records);
        this.next = next.isEmpty() ? Optional.empty() : Optional.of(JsonPointer.compile(next));
        this.mayLack = mayLack;
    }

    /**
     * @throws PollException when it is not one JSON value in UTF-8, nests too deep, or holds no list of records
     */
    PollReply read(byte[] body) {
        Found found = new Found(body);
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == null) {
                throw PollException.of("TB-INT-023");
            }
            found.value(parser, records, next.orElse(null));
            if (parser.nextToken() != null) {
                throw PollException.of("TB-INT-023");
            }
        } catch (IOException e) {
            throw PollException.of("TB-INT-023");
        }
        if (found.list == null && !mayLack) {
            throw PollException.of("TB-INT-025", records.toString());
        }
        return new PollReply(found.list == null ? List.of() : found.list, Optional.ofNullable(found.next));
    }

    /** What was found on the way through one reply. */
    private final class Found {

        private final byte[] body;
        private @Nullable List<byte[]> list;
        private @Nullable String next;

        Found(byte[] body) {
            this.body = body;
        }

        /** @param toList what is left of the way to the list, null on another way; {@code toNext} the same */
        void value(JsonParser parser, @Nullable JsonPointer toList, @Nullable JsonPointer toNext) throws IOException {
            if (toList != null && toList.matches()) {
                list(parser);
            } else if (toNext != null
                    && toNext.matches()
                    && parser.currentToken().isScalarValue()) {
                String text = parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
                next = text.isEmpty() ? null : text;
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    within(
                            parser,
                            toList == null ? null : toList.matchProperty(name),
                            toNext == null ? null : toNext.matchProperty(name));
                }
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    within(
                            parser,
                            toList == null ? null : toList.matchElement(i),
                            toNext == null ? null : toNext.matchElement(i));
                }
            }
        }

        private void within(JsonParser parser, @Nullable JsonPointer toList, @Nullable JsonPointer toNext)
                throws IOException {
            if (toList == null && toNext == null) {
                parser.skipChildren();
            } else {
                value(parser, toList, toNext);
            }
        }

        private void list(JsonParser parser) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw PollException.of("TB-INT-025", records.toString());
            }
            List<byte[]> found = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw PollException.of("TB-INT-025", records.toString());
                }
                long from = parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                long to = parser.currentLocation().getByteOffset();
                if (from < 0 || to > body.length) {
                    // Another encoding than UTF-8: there the parser counts no bytes.
                    throw PollException.of("TB-INT-023");
                }
                found.add(Arrays.copyOfRange(body, (int) from, (int) to));
            }
            list = found;
        }
    }
}
