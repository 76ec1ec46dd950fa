package io.tablebridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.settings.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a route file without running it: is it YAML, does it follow Camel's schema, are secrets named and not written
 * out, do our Kamelets know the parameters, is everything that comes through a door kept, do its mappings exist. Thread-safe.
 */
public final class RouteLint {

    private final RouteSchema schema = new RouteSchema();
    private final KameletParameters kamelets = new KameletParameters();
    private final Optional<Path> mappingFiles;

    /** For route files that stand alone. */
    public RouteLint() {
        this(Optional.empty());
    }

    /** @param mappingFiles the folder that is looked into for what is wrong with a mapping that can't be used */
    public RouteLint(Path mappingFiles) {
        this(Optional.of(mappingFiles));
    }

    private RouteLint(Optional<Path> mappingFiles) {
        this.mappingFiles = mappingFiles;
    }

    /**
     * Everything, for {@code tablebridge validate}.
     *
     * @param name of the file, for the problems' places
     * @param mappings that can be used
     * @return empty when nothing is wrong
     */
    public List<Problem> check(String name, String text, Set<String> mappings) {
        RouteDocument document;
        try {
            document = RouteDocument.parse(name, text);
        } catch (ProblemException e) {
            return List.of(e.problem());
        }
        List<Problem> problems = new ArrayList<>(schema.check(document));
        problems.addAll(rules(document, mappings));
        return problems;
    }

    /** Against Camel's own schema: slow the first time, it is large. */
    List<Problem> againstSchema(RouteDocument document) {
        return schema.check(document);
    }

    /** Tablebridge's own rules: fast. */
    List<Problem> rules(RouteDocument document, Set<String> mappings) {
        List<Problem> problems = new ArrayList<>(SecretReferences.writtenOut(document));
        for (EndpointUse use : EndpointUse.below(document.tree(), "")) {
            problems.addAll(kamelets.check(document, use));
            String mapping = use.parameters().getOrDefault("mapping", "");
            if ((use.keeps() || use.imports()) && !mapping.isEmpty() && !mappings.contains(mapping)) {
                String code = hasFile(mapping) ? "TB-CML-024" : "TB-CML-008";
                problems.add(Problem.at(document.place(use.pointer() + "/parameters/mapping"), code, mapping));
            }
            String fetch = use.parameters().getOrDefault("fetch", "");
            if (use.keeps() && !fetch.isEmpty() && !begins(document, fetch)) {
                problems.add(Problem.at(document.place(use.pointer() + "/parameters/fetch"), "TB-CML-044", fetch));
            }
            if (use.uri().startsWith("http:")) {
                problems.add(Problem.at(document.place(use.pointer()), "TB-CML-006"));
            }
        }
        for (int i = 0; i < document.tree().size(); i++) {
            String pointer = "/" + i + "/route";
            JsonNode route = document.tree().at(pointer);
            List<EndpointUse> uses = EndpointUse.below(route, pointer);
            if (uses.stream().anyMatch(EndpointUse::brings) && uses.stream().noneMatch(EndpointUse::keeps)) {
                problems.add(Problem.at(document.place(pointer), "TB-CML-007"));
            }
            if (uses.stream().anyMatch(EndpointUse::watches) != uses.stream().anyMatch(EndpointUse::imports)) {
                problems.add(Problem.at(document.place(pointer), "TB-IMP-044"));
            }
        }
        return problems;
    }

    private static boolean begins(RouteDocument document, String address) {
        return EndpointUse.below(document.tree(), "").stream()
                .anyMatch(use -> use.pointer().endsWith("/from") && use.uri().equals(address));
    }

    private boolean hasFile(String mapping) {
        return mapping.matches("[A-Za-z0-9_.-]{1,200}")
                && mappingFiles
                        .filter(folder -> Files.isRegularFile(folder.resolve(mapping + ".yaml")))
                        .isPresent();
    }
}
