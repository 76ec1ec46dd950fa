package io.tablebridge.camel;

import com.fasterxml.jackson.core.JsonPointer;
import io.tablebridge.intake.AcknowledgementContract;
import io.tablebridge.intake.Handshake;
import io.tablebridge.settings.Problem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a door answers to events and handshakes, out of its parameters. */
final class AnswerParameters {

    private static final String QUERY = "query:";
    private static final Map<String, String> POSSIBLE = Map.of(
            "status", "200 … 299",
            "contentType", "application/json, text/plain; charset=utf-8, …",
            "headers", "X-Name: value",
            "body", "{\"data\":{}}, …; 204, 205: –");

    private AnswerParameters() {}

    /**
     * @throws ProblemException when a parameter can't be used
     */
    static AcknowledgementContract acknowledgement(Parameters given) {
        AcknowledgementContract usual = AcknowledgementContract.DEFAULT;
        String type = given.text("acknowledgeContentType", usual.contentType());
        Optional<String> body =
                given.has("acknowledgeBody") ? Optional.of(given.text("acknowledgeBody", "")) : Optional.empty();
        String headers = given.text("acknowledgeHeaders", "");
        int status = given.number("acknowledgeStatus", usual.status(), 200, 299);
        if (body.filter(text -> text.contains("{{")).isPresent()) {
            throw Parameters.unusable("acknowledgeBody", body.orElse(""), POSSIBLE.getOrDefault("body", ""));
        }
        if (body.isEmpty() && !type.equals(usual.contentType())) {
            throw new ProblemException(Problem.at("", "TB-CML-040", "acknowledgeContentType", "acknowledgeBody"));
        }
        try {
            return new AcknowledgementContract(status, type, headers(headers), body);
        } catch (IllegalArgumentException e) {
            String part = String.valueOf(e.getMessage());
            Map<String, String> values = Map.of("contentType", type, "headers", headers, "body", body.orElse(""));
            throw Parameters.unusable(
                    "acknowledge" + part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1),
                    values.getOrDefault(part, ""),
                    POSSIBLE.getOrDefault(part, ""));
        }
    }

    /** One in a line; a line without a colon becomes a name that no header may have. */
    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    colon < 0 ? "" : line.substring(0, colon).strip(),
                    line.substring(colon + 1).strip());
        });
        return headers;
    }

    /**
     * @throws ProblemException when a parameter can't be used
     */
    static Optional<Handshake> handshake(Parameters given) {
        String written = given.text("handshake", "");
        if (written.isEmpty()) {
            for (String name : new String[] {"handshakeProof", "handshakeAnswer"}) {
                if (given.has(name)) {
                    throw new ProblemException(Problem.at("", "TB-CML-040", name, "handshake"));
                }
            }
            return Optional.empty();
        }
        Proof proof = given.choice("handshakeProof", Proof.class, Proof.SIGNATURE);
        Handshake.Reply reply = given.choice("handshakeAnswer", Handshake.Reply.class, Handshake.Reply.TEXT);
        Handshake.Place place = place(written);
        try {
            return Optional.of(new Handshake(place, proof == Proof.SIGNATURE, reply));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.at("", "TB-CML-042", "handshake", written));
        }
    }

    /** What a handshake must bring. */
    private enum Proof {
        SIGNATURE,
        NONE
    }

    private static Handshake.Place place(String text) {
        if (text.startsWith(QUERY) && text.length() > QUERY.length()) {
            return new Handshake.Place.Query(text.substring(QUERY.length()));
        }
        if (text.length() > 1 && text.startsWith("/")) {
            return new Handshake.Place.Pointer(JsonPointer.compile(text).toString());
        }
        throw Parameters.unusable("handshake", text, "/name, query:name");
    }
}
