package io.tablebridge.intake;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tablebridge.settings.Masking;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The question that some platforms ask before they send events: they send a challenge and want to see it again, or want a
 * person to copy it. Thread-safe.
 *
 * <p>A signed handshake is an event like all others: it is kept, and only the answer differs. One without a signature is
 * answered and not kept, so it must not be able to hide an event: either it is a GET, or its body is a JSON object with
 * the challenge as its only member.
 *
 * @param place where the challenge stands
 * @param signed whether it is proven as the events are
 * @param reply what is done with it
 */
public record Handshake(Place place, boolean signed, Reply reply) {

    /** A body that asks this and nothing else is small. */
    private static final int MAX_BODY = 2_000;

    /** Printable ASCII, whatever it says: it goes back as plain text or inside JSON, never as a page. */
    private static final Pattern ECHOED = Pattern.compile("[\\x20-\\x7e]{1,1000}");

    /** What may stand in a line of the log. */
    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What is done with a challenge. */
    public enum Reply {
        /** It is the answer's body, as plain text. */
        TEXT,
        /** It is answered as JSON, under the name it came with. */
        JSON,
        /** It is shown in the log, and the answer is the usual one. */
        SHOW
    }

    /** Where a challenge stands. */
    public sealed interface Place {
        /** In a JSON body, at this pointer. */
        record Pointer(String pointer) implements Place {}

        /** In the query of a GET. */
        record Query(String name) implements Place {}
    }

    /**
     * @throws IllegalArgumentException when an unsigned challenge would not be the body's only member, or a GET is to be
     *     signed
     */
    public Handshake {
        boolean furtherInside =
                place instanceof Place.Pointer at && at.pointer().indexOf('/', 1) > 0;
        if (place instanceof Place.Query ? signed : !signed && furtherInside) {
            throw new IllegalArgumentException("place");
        }
    }

    /** Whether it comes as a GET. */
    public boolean asksByGet() {
        return place instanceof Place.Query;
    }

    /** The challenge of a request without a signature; empty when it is no handshake, whatever else it is. */
    Optional<String> challengeOfUnsigned(WebhookRequest request) {
        if (signed) {
            return Optional.empty();
        }
        Optional<String> challenge = place instanceof Place.Query query
                ? Optional.ofNullable(request.query().get(query.name()))
                : onlyMember(request.body());
        return challenge.filter(this::fits);
    }

    /** The challenge of a request whose signature was right; empty when it is an event like others. */
    Optional<String> challengeOfSigned(WebhookRequest request) throws RefusedException {
        return signed && place instanceof Place.Pointer at
                ? new JsonScan(List.of(at.pointer()))
                        .scan(request.body())
                        .get(0)
                        .filter(this::fits)
                : Optional.empty();
    }

    /** The answer that the platform wants, made of the usual one. */
    Answer answer(String challenge, Answer usual) {
        return switch (reply) {
            case SHOW -> usual;
            case TEXT -> body(usual, "text/plain; charset=utf-8", challenge);
            case JSON ->
                body(
                        usual,
                        Answer.JSON_TYPE,
                        JSON.createObjectNode().put(name(place), challenge).toString());
        };
    }

    private static Answer body(Answer usual, String type, String body) {
        Map<String, String> headers = new LinkedHashMap<>(usual.headers());
        headers.put(Answer.CONTENT_TYPE, type);
        headers.put("X-Content-Type-Options", "nosniff");
        return new Answer(200, headers, body);
    }

    private Optional<String> onlyMember(byte[] body) {
        if (body.length > MAX_BODY) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(body);
            JsonNode value = tree.path(name(place));
            return tree.isObject() && tree.size() == 1 && value.isTextual()
                    ? Optional.of(value.textValue())
                    : Optional.empty();
        } catch (IOException e) {
            // Not a question, then; what it is instead is found out where events are checked.
            return Optional.empty();
        }
    }

    /** The logger masks what looks like a token; a code that nobody could read afterwards is none that can be shown. */
    private boolean fits(String challenge) {
        return reply == Reply.SHOW
                ? SHOWN.matcher(challenge).matches() && Masking.line(challenge).equals(challenge)
                : ECHOED.matcher(challenge).matches();
    }

    private static String name(Place place) {
        if (place instanceof Place.Query query) {
            return query.name();
        }
        String pointer = ((Place.Pointer) place).pointer();
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
