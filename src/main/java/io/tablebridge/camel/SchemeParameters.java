package io.tablebridge.camel;

import com.fasterxml.jackson.core.JsonPointer;
import io.tablebridge.intake.SignatureScheme;
import io.tablebridge.intake.SignatureScheme.Encoding;
import io.tablebridge.intake.SignatureScheme.Layout;
import io.tablebridge.intake.SignatureScheme.Mode;
import io.tablebridge.intake.SignatureScheme.SecretEncoding;
import io.tablebridge.intake.SignatureScheme.TimestampPlace;
import io.tablebridge.intake.SignatureScheme.TimestampUnit;
import io.tablebridge.intake.TemplateParts;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a door's requests are proven, out of its parameters. A parameter that would do nothing is refused: whoever wrote it
 * believes in a check that nobody makes.
 */
final class SchemeParameters {

    private static final int DAY = 86_400;
    private static final String STANDARD_WEBHOOKS_SECRET = "whsec_";
    private static final String HMAC = "signature: hmac-sha256";
    private static final List<String> OF_SIGNATURES = List.of(
            "signatureEncoding",
            "signatureLayout",
            "signatureVersion",
            "secretEncoding",
            "secretPrefix",
            "signedTemplate",
            "signedUrl",
            "idHeader",
            "timestamp",
            "timestampUnit",
            "toleranceSeconds");

    private SchemeParameters() {}

    /**
     * @throws ProblemException when a parameter is missing, unusable or without effect
     */
    static SignatureScheme read(Parameters given) {
        Mode mode = mode(given.required("signature"));
        checkEffect(given, mode);
        SignatureScheme scheme = scheme(given, mode, window(given));
        checkTemplate(scheme);
        checkTime(scheme);
        return scheme;
    }

    private static SignatureScheme scheme(Parameters given, Mode mode, Optional<Duration> window) {
        SecretEncoding secretEncoding = given.choice("secretEncoding", SecretEncoding.class, SecretEncoding.UTF8);
        return new SignatureScheme(
                mode,
                carrier(given, mode),
                given.choice("signatureEncoding", Encoding.class, Encoding.HEX),
                given.text("signaturePrefix", ""),
                secretEncoding,
                given.text("secretPrefix", secretEncoding == SecretEncoding.BASE64 ? STANDARD_WEBHOOKS_SECRET : ""),
                given.choice("signatureLayout", Layout.class, Layout.SINGLE),
                given.text("signatureVersion", "v1"),
                given.text("signedTemplate", "{body}"),
                given.property("signedUrl"),
                given.text("idHeader", ""),
                timestamp(given),
                given.choice("timestampUnit", TimestampUnit.class, TimestampUnit.S),
                window);
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

    private static void checkEffect(Parameters given, Mode mode) {
        if (!mode.hmac()) {
            OF_SIGNATURES.forEach(name -> inVain(given, name, HMAC));
        }
        if (!mode.hmac() && mode != Mode.STATIC_HEADER) {
            inVain(given, "signaturePrefix", HMAC);
        }
        if (mode == Mode.BASIC || mode == Mode.BEARER) {
            inVain(given, "signatureHeader", HMAC);
        }
        String template = given.peek("signedTemplate");
        if (!template.contains("{url}")) {
            inVain(given, "signedUrl", "signedTemplate: {url}{body}");
        }
        if (!template.contains("{id}")) {
            inVain(given, "idHeader", "signedTemplate: {id}.{timestamp}.{body}");
        }
        if (given.peek("signatureLayout").isEmpty()
                || given.peek("signatureLayout").equals("single")) {
            inVain(given, "signatureVersion", "signatureLayout: versions");
        }
        if (given.peek("toleranceSeconds").isEmpty()) {
            inVain(given, "timestampUnit", "toleranceSeconds");
            if (!template.contains("{timestamp}")) {
                inVain(given, "timestamp", "toleranceSeconds");
            }
        }
    }

    private static void inVain(Parameters given, String name, String belongsTo) {
        if (!given.peek(name).isEmpty()) {
            throw new ProblemException(Problem.at("", "TB-CML-040", name, belongsTo));
        }
    }

    private static String carrier(Parameters given, Mode mode) {
        boolean needsHeader = mode.hmac() || mode == Mode.STATIC_HEADER;
        return needsHeader
                ? given.required("signatureHeader")
                : given.text("signatureHeader", mode == Mode.QUERY_TOKEN ? "token" : "");
    }

    private static Optional<Duration> window(Parameters given) {
        return given.peek("toleranceSeconds").isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(given.number("toleranceSeconds", DAY, 1, DAY)));
    }

    private static void checkTemplate(SignatureScheme scheme) {
        try {
            TemplateParts.of(scheme.template());
        } catch (IllegalArgumentException e) {
            throw Parameters.unusable(
                    "signedTemplate",
                    String.valueOf(e.getMessage()),
                    "{body}, {url}{body}, {id}.{timestamp}.{body}, …");
        }
        if (scheme.template().contains("{url}") && scheme.url().isEmpty()) {
            throw missing("signedUrl");
        }
        if (scheme.template().contains("{id}") && scheme.idHeader().isEmpty()) {
            throw missing("idHeader");
        }
    }

    private static void checkTime(SignatureScheme scheme) {
        boolean inTemplate = scheme.template().contains("{timestamp}");
        if (inTemplate && scheme.timestamp() instanceof TimestampPlace.None) {
            throw missing("timestamp");
        }
        // A time that is not signed could be set to now by whoever replays a request.
        boolean signed = inTemplate || scheme.timestamp() instanceof TimestampPlace.Json;
        if (scheme.tolerance().isPresent() && !signed) {
            throw new ProblemException(Problem.at("", "TB-CML-041", "toleranceSeconds"));
        }
        if (scheme.timestamp() instanceof TimestampPlace.HeaderField field && scheme.layout() != Layout.FIELDS) {
            throw new ProblemException(
                    Problem.at("", "TB-CML-040", "timestamp", "signatureLayout: fields (" + field.name() + "=…)"));
        }
    }

    private static TimestampPlace timestamp(Parameters given) {
        String value = given.text("timestamp", "");
        int colon = value.indexOf(':');
        String rest = value.substring(colon + 1);
        String kind = colon < 0 || rest.isBlank() ? value : value.substring(0, colon);
        return switch (kind) {
            case "" -> new TimestampPlace.None();
            case "header" -> new TimestampPlace.Header(rest);
            case "headerField" -> new TimestampPlace.HeaderField(rest);
            case "json" -> new TimestampPlace.Json(pointer(value, rest));
            default -> throw unusableTime(value);
        };
    }

    private static String pointer(String value, String pointer) {
        try {
            return JsonPointer.compile(pointer).toString();
        } catch (IllegalArgumentException e) {
            throw unusableTime(value);
        }
    }

    private static ProblemException unusableTime(String value) {
        return Parameters.unusable("timestamp", value, "header:NAME, headerField:t, json:/pointer");
    }

    private static ProblemException missing(String name) {
        return new ProblemException(Problem.at("", "TB-CML-016", name, "door"));
    }
}
