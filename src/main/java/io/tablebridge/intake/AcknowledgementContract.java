package io.tablebridge.intake;

import io.tablebridge.journal.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a door answers once it has kept an event. Some platforms take nothing else for an acknowledgement and send again:
 * TheFork wants 200 with {@code {"data":{}}}.
 *
 * @param status 200 to 299; anything else would ask the platform to send again what is kept
 * @param contentType of the body
 * @param headers beside the content type, at most {@value #MAX_HEADERS}
 * @param body empty for the number of the receipt as JSON; with 204 and 205 there is none
 */
public record AcknowledgementContract(
        int status, String contentType, Map<String, String> headers, Optional<String> body) {

    /** An acknowledgement is a word, not a page. */
    public static final int MAX_BODY = 4_096;

    private static final int MAX_HEADERS = 10;
    private static final int MAX_HEADER = 1_000;
    private static final Pattern TYPE = Pattern.compile(
            "[A-Za-z0-9.+*_-]{1,100}/[A-Za-z0-9.+*_-]{1,100}( *; *[A-Za-z0-9_-]+=[A-Za-z0-9_\"-]+){0,5}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0," + MAX_HEADER + "}");

    /** Those that the server writes itself, and those that say how the bytes of the answer are to be read. */
    private static final Set<String> OURS = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** 200 with the number of the receipt. */
    public static final AcknowledgementContract DEFAULT =
            new AcknowledgementContract(200, Answer.JSON_TYPE, Map.of(), Optional.empty());

    /**
     * @throws IllegalArgumentException with the name of the part that can't be used: status, contentType, headers or body
     */
    public AcknowledgementContract {
        if (status < 200 || status > 299) {
            throw new IllegalArgumentException("status");
        }
        if (!TYPE.matcher(contentType).matches()) {
            throw new IllegalArgumentException("contentType");
        }
        boolean unusable = headers.entrySet().stream()
                .anyMatch(header -> !NAME.matcher(header.getKey()).matches()
                        || OURS.contains(header.getKey().toLowerCase(Locale.ROOT))
                        || !VALUE.matcher(header.getValue()).matches());
        if (unusable || headers.size() > MAX_HEADERS) {
            throw new IllegalArgumentException("headers");
        }
        boolean broken = isJson(contentType)
                && body.filter(text -> !isOneJsonValue(text)).isPresent();
        boolean inVain =
                bodiless(status) && body.filter(text -> !text.isEmpty()).isPresent();
        if (broken || inVain || body.orElse("").length() > MAX_BODY) {
            throw new IllegalArgumentException("body");
        }
        headers = Map.copyOf(headers);
    }

    /** What the platform hears: only who holds a receipt can say so. */
    public Answer answer(Receipt receipt) {
        return answer(body.orElseGet(() -> "{\"receipt\":" + receipt.entry() + "}"));
    }

    /** The same for a handshake of which nothing is kept: there is no receipt then. */
    Answer withoutReceipt() {
        return answer(body.orElse("{}"));
    }

    private Answer answer(String text) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (bodiless(status) || text.isEmpty()) {
            return new Answer(status, all, "");
        }
        all.put(Answer.CONTENT_TYPE, contentType);
        return new Answer(status, all, text);
    }

    private static boolean bodiless(int status) {
        return status == 204 || status == 205;
    }

    private static boolean isJson(String type) {
        String media = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return media.equals("application/json") || media.endsWith("+json");
    }

    /** No body at all is right for every type. */
    private static boolean isOneJsonValue(String text) {
        if (text.isEmpty()) {
            return true;
        }
        try {
            new JsonScan(List.of()).scan(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }
}
