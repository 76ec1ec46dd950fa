package io.tablebridge.camel;

import io.tablebridge.intake.DoorSettings;
import io.tablebridge.intake.FieldPlace;
import io.tablebridge.intake.SignatureScheme;
import io.tablebridge.intake.SignatureScheme.Encoding;
import io.tablebridge.intake.SignatureScheme.Layout;
import io.tablebridge.intake.SignatureScheme.Mode;
import io.tablebridge.intake.SignatureScheme.SecretEncoding;
import io.tablebridge.intake.SignatureScheme.TimestampPlace;
import io.tablebridge.intake.SignatureScheme.TimestampUnit;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of {@code tablebridge:door}, which are those of the Kamelet {@code tablebridge-webhook-source}.
 *
 * @param settings what the door takes
 * @param scheme how requests are proven
 * @param secretNames where the secrets in force are looked up; never the secrets themselves, which must not stand in an
 *     endpoint's address
 */
record DoorParameters(DoorSettings settings, SignatureScheme scheme, List<String> secretNames) {

    static final String SECRET_REFERENCE = "env:";
    static final String PROPERTY_REFERENCE = "property:";
    private static final int DAY = 86_400;
    private static final int MAX_BYTES = 16 << 20;

    /**
     * @throws ProblemException when a parameter is missing or unusable
     */
    static DoorParameters read(Parameters given) {
        String source = given.required("source");
        SignatureScheme scheme = scheme(given);
        return new DoorParameters(settings(source, given), scheme, secretNames(given));
    }

    private static DoorSettings settings(String source, Parameters given) {
        String path = given.text("path", "/hooks/" + source);
        try {
            return new DoorSettings(
                    source,
                    path,
                    given.number("maxBytes", DoorSettings.DEFAULT_MAX_BYTES, 1, MAX_BYTES),
                    Set.copyOf(given.list("contentTypes", "application/json").stream()
                            .map(type -> type.toLowerCase(Locale.ROOT))
                            .toList()),
                    place("eventId", given),
                    place("eventType", given),
                    given.list("keepHeaders", ""));
        } catch (ProblemException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw Parameters.unusable("source, path", source + ", " + path, "a-z 0-9 -, /hooks/…");
        }
    }

    private static FieldPlace place(String name, Parameters given) {
        String value = given.text(name, "");
        try {
            return FieldPlace.of(value);
        } catch (IllegalArgumentException e) {
            throw Parameters.unusable(name, value, "/json/pointer, header:X-Name");
        }
    }

    private static SignatureScheme scheme(Parameters given) {
        Mode mode = mode(given.required("signature"));
        String carrier = given.text("signatureHeader", mode == Mode.QUERY_TOKEN ? "token" : "");
        boolean needsHeader = mode != Mode.BASIC && mode != Mode.BEARER && mode != Mode.QUERY_TOKEN;
        if (needsHeader && carrier.isEmpty()) {
            throw new ProblemException(Problem.at("", "TB-CML-016", "signatureHeader", "door"));
        }
        int tolerance = given.number("toleranceSeconds", 0, 0, DAY);
        SignatureScheme scheme = new SignatureScheme(
                mode,
                carrier,
                given.choice("signatureEncoding", Encoding.class, Encoding.HEX),
                given.text("signaturePrefix", ""),
                given.choice("secretEncoding", SecretEncoding.class, SecretEncoding.UTF8),
                given.choice("signatureLayout", Layout.class, Layout.SINGLE),
                given.text("signatureVersion", "v1"),
                given.text("signedTemplate", "{body}"),
                given.property("signedUrl"),
                given.text("idHeader", ""),
                timestamp(given),
                given.choice("timestampUnit", TimestampUnit.class, TimestampUnit.S),
                tolerance == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(tolerance)));
        check(scheme);
        return scheme;
    }

    private static void check(SignatureScheme scheme) {
        String template = scheme.template();
        boolean noTime = scheme.timestamp() instanceof TimestampPlace.None;
        if (template.contains("{url}") && scheme.url().isEmpty()) {
            throw new ProblemException(Problem.at("", "TB-CML-016", "signedUrl", "door"));
        }
        if (template.contains("{id}") && scheme.idHeader().isEmpty()) {
            throw new ProblemException(Problem.at("", "TB-CML-016", "idHeader", "door"));
        }
        if (noTime && (template.contains("{timestamp}") || scheme.tolerance().isPresent())) {
            throw new ProblemException(Problem.at("", "TB-CML-016", "timestamp", "door"));
        }
        // A time that is not signed could be set to now by whoever replays a request.
        boolean signed = template.contains("{timestamp}") || scheme.timestamp() instanceof TimestampPlace.Json;
        if (scheme.tolerance().isPresent() && !signed) {
            throw Parameters.unusable("signedTemplate", template, "{timestamp}.{body}, …");
        }
    }

    private static Mode mode(String word) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Parameters.unusable(
                        "signature",
                        word,
                        Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.joining(", "))));
    }

    private static TimestampPlace timestamp(Parameters given) {
        String value = given.text("timestamp", "");
        int colon = value.indexOf(':');
        String rest = value.substring(colon + 1);
        String kind = colon < 0 ? value : value.substring(0, colon);
        return switch (kind) {
            case "" -> new TimestampPlace.None();
            case "header" -> new TimestampPlace.Header(rest);
            case "headerField" -> new TimestampPlace.HeaderField(rest);
            case "json" -> new TimestampPlace.Json(rest);
            default -> throw Parameters.unusable("timestamp", value, "header:NAME, headerField:t, json:/pointer");
        };
    }

    private static List<String> secretNames(Parameters given) {
        List<String> references = given.list("secret", "");
        if (references.isEmpty()) {
            throw new ProblemException(Problem.at("", "TB-CML-016", "secret", "door"));
        }
        for (String reference : references) {
            if (!reference.matches(SECRET_REFERENCE + "[A-Za-z_][A-Za-z0-9_]*")) {
                throw new ProblemException(Problem.at("", "TB-CML-005"));
            }
        }
        return references.stream()
                .map(reference -> reference.substring(SECRET_REFERENCE.length()))
                .toList();
    }
}
