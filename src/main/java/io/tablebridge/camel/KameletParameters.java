package io.tablebridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.settings.EditDistance;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what a route file gives to our Kamelets with what they take: Camel ignores a parameter that it does not know, and
 * a misspelt one would switch off a check without a word. Thread-safe.
 */
final class KameletParameters {

    private static final String FOLDER = "/kamelets/";
    private static final String SCHEME = "kamelet:";
    private static final String SOMEWHERE = "https://placeholder.invalid/";

    private final Map<String, JsonNode> definitions = new HashMap<>();

    KameletParameters() {
        for (String uri : List.of(
                EndpointUse.SOURCE_KAMELET,
                EndpointUse.POLL_KAMELET,
                EndpointUse.SINK_KAMELET,
                EndpointUse.FOLDER_KAMELET,
                EndpointUse.IMPORT_KAMELET,
                EndpointUse.REQUEST_KAMELET)) {
            String file = uri.substring(SCHEME.length()) + ".kamelet.yaml";
            definitions.put(uri, definition(file));
        }
    }

    private static JsonNode definition(String file) {
        try (InputStream in = KameletParameters.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("no Kamelet " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return RouteDocument.parse(file, text).tree().at("/spec/definition");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is unknown, missing or can't be meant; nothing for endpoints that are not ours. */
    List<Problem> check(RouteDocument document, EndpointUse use) {
        JsonNode definition = definitions.get(use.uri());
        if (definition == null) {
            return List.of();
        }
        Set<String> known = new TreeSet<>();
        definition.path("properties").fieldNames().forEachRemaining(known::add);
        String kamelet = use.uri().substring(SCHEME.length());
        List<Problem> problems = new ArrayList<>();
        for (String name : new TreeSet<>(use.parameters().keySet())) {
            if (!known.contains(name)) {
                problems.add(Problem.at(place(document, use, name), "TB-CML-020", name, kamelet, nearest(name, known)));
            } else if (document.tree().at(use.pointer() + "/parameters/" + name).isContainerNode()) {
                problems.add(Problem.at(place(document, use, name), "TB-CML-043", name));
            }
        }
        for (JsonNode required : definition.path("required")) {
            if (use.parameters().getOrDefault(required.asText(), "").isBlank()) {
                problems.add(Problem.at(place(document, use, ""), "TB-CML-016", required.asText(), kamelet));
            }
        }
        if (problems.isEmpty()) {
            values(document, use, problems);
        }
        return problems;
    }

    /** As they will be read, with something in the place of secrets; what other placeholders hold shows at the start. */
    private static void values(RouteDocument document, EndpointUse use, List<Problem> problems) {
        Map<String, Object> given = new HashMap<>(use.parameters());
        use.named().stream()
                .filter(name -> use.opensDoor()
                        || (use.secrets().contains(name)
                                ? use.parameters().containsKey(name)
                                : use.parameters().getOrDefault(name, "").contains("{{env:")))
                .forEach(name -> given.put(name, DoorParameters.SECRET_REFERENCE + "SECRET"));
        given.computeIfPresent("signedUrl", (name, url) -> SOMEWHERE);
        boolean unknown = given.entrySet().stream()
                .anyMatch(entry -> entry.getValue().toString().contains("{{")
                        && !use.freeTexts().contains(entry.getKey()));
        if (unknown) {
            return;
        }
        try {
            read(use, given);
        } catch (ProblemException e) {
            Problem found = e.problem();
            String name = found.arguments().isEmpty() ? "" : found.arguments().get(0);
            problems.add(Problem.at(
                    place(document, use, name), found.code(), found.arguments().toArray()));
        }
    }

    private static void read(EndpointUse use, Map<String, Object> given) {
        if (use.opensDoor()) {
            DoorParameters.read(parameters("door", given));
        } else if (use.polls()) {
            PollParameters.read(parameters("poll", given), ZoneOffset.UTC);
        } else if (use.watches()) {
            FolderParameters.read(parameters("folder", given));
        } else if (use.imports()) {
            ImportParameters.read(parameters("import", given));
        } else if (use.keeps()) {
            FetchParameters.read(parameters("journal", given), use.parameters().getOrDefault("mapping", ""));
        } else {
            RequestParameters.read(parameters("request", given));
        }
    }

    private static Parameters parameters(String endpoint, Map<String, Object> given) {
        return new Parameters(endpoint, given, placeholder -> SOMEWHERE);
    }

    private static String place(RouteDocument document, EndpointUse use, String name) {
        String pointer = use.pointer() + "/parameters/" + name;
        return document.place(document.tree().at(pointer).isMissingNode() ? use.pointer() : pointer);
    }

    private static String nearest(String name, Set<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> EditDistance.between(name, candidate)))
                .orElseThrow();
    }
}
