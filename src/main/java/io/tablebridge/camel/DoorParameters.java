package io.tablebridge.camel;

import io.tablebridge.intake.DoorSettings;
import io.tablebridge.intake.FieldPlace;
import io.tablebridge.intake.SignatureScheme;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
    private static final int MAX_BYTES = 16 << 20;

    /**
     * @throws ProblemException when a parameter is missing or unusable
     */
    static DoorParameters read(Parameters given) {
        String source = given.required("source");
        SignatureScheme scheme = SchemeParameters.read(given);
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
                    given.list("keepHeaders", ""),
                    AnswerParameters.acknowledgement(given),
                    AnswerParameters.handshake(given));
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
