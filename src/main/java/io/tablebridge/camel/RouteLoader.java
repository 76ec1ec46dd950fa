package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads route files one by one, so that a bad one never takes the others down: parse, look at it, try it in a scratch
 * context, and only then put it into the real one. A file whose secrets are missing is left out, and its doors answer
 * that they are switched off.
 */
final class RouteLoader {

    private static final Logger LOG = LoggerFactory.getLogger(RouteLoader.class);
    static final String SUFFIX = ".camel.yaml";
    private static final String UNREADABLE_SECRET = "TB-CML-017";
    private static final long MAX_BYTES = 1 << 20;

    private final RouteLint lint;
    private final SecretSource secrets;
    private final Doors doors;
    private final Set<String> mappings;
    private final KnownRouteFiles known;
    private final RouteInstaller installer;
    private final Function<String, RouteTrial> trials;
    private final Map<String, String> fileOfRoute = new HashMap<>();

    /**
     * @param reserved ids of routes that no file may take
     * @param trials opens a scratch context
     */
    RouteLoader(
            RouteLint lint,
            SecretSource secrets,
            Doors doors,
            Set<String> mappings,
            KnownRouteFiles known,
            RouteInstaller installer,
            Set<String> reserved,
            Function<String, RouteTrial> trials) {
        this.lint = lint;
        this.secrets = secrets;
        this.doors = doors;
        this.mappings = Set.copyOf(mappings);
        this.known = known;
        this.installer = installer;
        reserved.forEach(id -> fileOfRoute.put(id, "Tablebridge"));
        this.trials = trials;
    }

    /** Loads all route files of a folder, by name. */
    List<RouteFile> loadAll(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.at(folder.toString(), "TB-CML-015"));
        }
        List<RouteFile> results = new ArrayList<>();
        for (Path file : files) {
            RouteFile result = load(file);
            result.problems().forEach(problem -> LOG.debug("{}", problem));
            results.add(result);
        }
        known.write();
        return results;
    }

    private RouteFile load(Path file) {
        String name = file.getFileName().toString();
        RouteFile result;
        List<EndpointUse> uses = List.of();
        try {
            String text = read(file, name);
            RouteDocument document = RouteDocument.parse(name, text);
            uses = EndpointUse.below(document.tree(), "").stream()
                    .filter(EndpointUse::opensDoor)
                    .toList();
            result = load(document, uses);
        } catch (ProblemException e) {
            result = RouteFile.refused(name, List.of(e.problem()));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.debug("{} can't be loaded", name, e);
            result = RouteFile.refused(
                    name, List.of(Problem.at(name, "TB-CML-021", e.getClass().getSimpleName())));
        }
        if (result.state() != RouteFile.State.RUNNING) {
            uses.forEach(use -> doors.shut(use.path(), use.source()));
            if (uses.isEmpty()) {
                known.doors(name).forEach(doors::shut);
            }
        }
        return result;
    }

    private RouteFile load(RouteDocument document, List<EndpointUse> uses) {
        String name = document.name();
        boolean checked = known.passed(name, document.text());
        List<Problem> problems = new ArrayList<>(checked ? List.of() : lint.againstSchema(document));
        problems.addAll(lint.rules(document, mappings));
        problems.addAll(takenIds(document));
        if (!problems.isEmpty()) {
            return RouteFile.refused(name, problems);
        }
        List<Problem> missing = SecretReferences.in(document).stream()
                .flatMap(reference -> missing(reference).stream())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            return RouteFile.disabled(name, missing);
        }
        String text = SecretReferences.byName(document);
        List<String> routes;
        try {
            if (!checked) {
                try (RouteTrial trial = trials.apply(name)) {
                    trial.run(name, text);
                }
            }
            routes = installer.install(name, text);
        } catch (ProblemException e) {
            Problem problem = e.problem();
            return problem.code().equals(UNREADABLE_SECRET)
                    ? RouteFile.disabled(name, List.of(located(document, problem)))
                    : RouteFile.refused(name, List.of(problem));
        }
        routeIds(document).forEach((id, place) -> fileOfRoute.put(id, name));
        known.remember(name, document.text(), uses);
        return RouteFile.running(name, routes);
    }

    /** Only the file knows the line of a secret that its door could not use. */
    private static Problem located(RouteDocument document, Problem problem) {
        return SecretReferences.in(document).stream()
                .filter(reference -> problem.arguments().contains(reference.name()))
                .map(reference -> new Problem(problem.code(), reference.place(), problem.arguments()))
                .findFirst()
                .orElse(problem);
    }

    private Optional<Problem> missing(SecretReferences.Reference reference) {
        try {
            return secrets.find(reference.name()).isPresent()
                    ? Optional.empty()
                    : Optional.of(Problem.at(reference.place(), "TB-CML-004", reference.name()));
        } catch (UncheckedIOException e) {
            LOG.debug("The file of the secret {} can't be read", reference.name(), e);
            return Optional.of(Problem.at(reference.place(), "TB-CML-023", reference.name()));
        }
    }

    /** Camel would silently replace the other file's route. */
    private List<Problem> takenIds(RouteDocument document) {
        List<Problem> problems = new ArrayList<>();
        routeIds(document).forEach((id, place) -> {
            if (fileOfRoute.containsKey(id)) {
                problems.add(Problem.at(place, "TB-CML-018", id, fileOfRoute.get(id)));
            }
        });
        return problems;
    }

    private static Map<String, String> routeIds(RouteDocument document) {
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < document.tree().size(); i++) {
            String pointer = "/" + i + "/route/id";
            String id = document.tree().at(pointer).asText();
            if (!id.isEmpty()) {
                ids.put(id, document.place(pointer));
            }
        }
        return ids;
    }

    static String read(Path file, String name) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ProblemException(Problem.at(name, "TB-CML-001", "larger than 1 MB"));
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.at(name, "TB-CML-001", "not UTF-8"));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.at(name, "TB-CML-001", e.getClass().getSimpleName()));
        }
    }
}
