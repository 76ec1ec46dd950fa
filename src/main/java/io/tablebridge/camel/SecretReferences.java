package io.tablebridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the secrets that a route file names. For doors the placeholder itself is handed on ({@code env:NAME}) instead of
 * what it stands for: what Camel puts into an endpoint's address turns up in logs, health and traces.
 */
final class SecretReferences {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{env:([A-Za-z_][A-Za-z0-9_]*)}}");
    private static final Pattern PROPERTY = Pattern.compile("^\\{\\{([A-Za-z0-9_.-]+)}}$");
    private static final Pattern ONLY_PLACEHOLDERS =
            Pattern.compile("\\s*\\{\\{env:[A-Za-z_][A-Za-z0-9_]*}}(\\s*,\\s*\\{\\{env:[A-Za-z_][A-Za-z0-9_]*}})*\\s*");

    /** They may hold braces, quotes and lines, and no placeholders. */
    static final List<String> FREE_TEXTS =
            List.of("acknowledgeBody", "acknowledgeHeaders", "acknowledgeContentType", "signedTemplate");

    private SecretReferences() {}

    /** A secret's name and where it is asked for. */
    record Reference(String name, String place) {}

    static List<Reference> in(RouteDocument document) {
        List<Reference> found = new ArrayList<>();
        for (String pointer : document.scalars()) {
            Matcher matcher = PLACEHOLDER.matcher(document.tree().at(pointer).asText());
            while (matcher.find()) {
                found.add(new Reference(matcher.group(1), document.place(pointer)));
            }
        }
        return found;
    }

    /** Secrets that are written out, or in a way that can't be kept out of an address. */
    static List<Problem> writtenOut(RouteDocument document) {
        List<Problem> problems = new ArrayList<>();
        for (EndpointUse use : EndpointUse.below(document.tree(), "")) {
            for (String name : use.secrets()) {
                String pointer = use.pointer() + "/parameters/" + name;
                JsonNode value = document.tree().at(pointer);
                boolean named = value.isTextual()
                        && ONLY_PLACEHOLDERS.matcher(value.textValue()).matches();
                if (use.parameters().containsKey(name) && !named) {
                    problems.add(
                            use.opensDoor()
                                    ? Problem.at(document.place(pointer), "TB-CML-005")
                                    : Problem.at(document.place(pointer), "TB-CML-051", name));
                }
            }
        }
        return problems;
    }

    /**
     * Puts the names of doors' secrets, and of signed addresses, in place of their placeholders, and encodes their free
     * texts.
     */
    static List<RouteText.Edit> edits(RouteDocument document) {
        List<RouteText.Edit> edits = new ArrayList<>();
        for (EndpointUse use : EndpointUse.below(document.tree(), "")) {
            for (String name : use.named()) {
                edit(document, use.pointer() + "/parameters/" + name, PLACEHOLDER, DoorParameters.SECRET_REFERENCE)
                        .ifPresent(edits::add);
            }
            if (use.opensDoor()) {
                // An address with & in it would fall apart inside an endpoint's own address.
                edit(document, use.pointer() + "/parameters/signedUrl", PROPERTY, DoorParameters.PROPERTY_REFERENCE)
                        .ifPresent(edits::add);
            }
            for (String name : use.freeTexts()) {
                encoding(document, use.pointer() + "/parameters/" + name).ifPresent(edits::add);
            }
        }
        return edits;
    }

    private static Optional<RouteText.Edit> edit(
            RouteDocument document, String pointer, Pattern placeholder, String reference) {
        JsonNode value = document.tree().at(pointer);
        if (!value.isTextual() || !placeholder.matcher(value.textValue()).find()) {
            return Optional.empty();
        }
        String with = placeholder.matcher(value.textValue()).replaceAll(reference + "$1");
        return document.span(pointer).map(span -> RouteText.Edit.quoted(span, with));
    }

    private static Optional<RouteText.Edit> encoding(RouteDocument document, String pointer) {
        JsonNode value = document.tree().at(pointer);
        if (!value.isValueNode()) {
            return Optional.empty();
        }
        return document.span(pointer).map(span -> {
            // A text written with | ends behind its last line break, which belongs to the file.
            String written = document.text().substring(span[0], span[1]).stripTrailing();
            int[] without = {span[0], span[0] + written.length()};
            return RouteText.Edit.quoted(without, Parameters.encoded(value.asText()));
        });
    }
}
