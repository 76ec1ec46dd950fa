package io.tablebridge.camel;

import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.Problem;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a route file for itself: can it be read, does it follow schema and rules, are its secrets there, can Camel make
 * its routes in a scratch context. Nothing runs because of it.
 */
final class RouteCheck {

    private static final Logger LOG = LoggerFactory.getLogger(RouteCheck.class);

    /** A larger file is not read. */
    static final long MAX_BYTES = 1 << 20;

    /** Ends the names of route files. */
    static final String SUFFIX = ".camel.yaml";

    private static final String UNUSABLE_SECRET = "TB-CML-017";

    private static final Map<String, String> OF_BEHIND =
            Map.of("TB-CML-004", "TB-CML-025", "TB-CML-023", "TB-CML-026", UNUSABLE_SECRET, "TB-CML-027");

    private final RouteLint lint;
    private final SecretSource secrets;
    private final Function<String, RouteTrial> trials;
    private final Map<String, String> unusable = new HashMap<>();

    /**
     * @param trials opens a scratch context
     */
    RouteCheck(RouteLint lint, SecretSource secrets, Function<String, RouteTrial> trials) {
        this.lint = lint;
        this.secrets = secrets;
        this.trials = trials;
    }

    /**
     * @param mappings that can be used
     * @param passed whether a text passed schema and scratch context before
     */
    CheckedRoutes check(FoundFile file, Set<String> mappings, Predicate<String> passed) {
        String name = file.name();
        List<EndpointUse> doors = List.of();
        try {
            RouteDocument document = RouteDocument.parse(name, text(file));
            doors = EndpointUse.below(document.tree(), "").stream()
                    .filter(EndpointUse::opensDoor)
                    .toList();
            return check(document, doors, mappings, passed.test(document.text()));
        } catch (ProblemException e) {
            return new CheckedRoutes.Bad(name, false, List.of(e.problem()), doors);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.debug("{} can't be loaded", name, e);
            Problem problem = Problem.at(name, "TB-CML-021", e.getClass().getSimpleName());
            return new CheckedRoutes.Bad(name, false, List.of(problem), doors);
        }
    }

    private CheckedRoutes check(RouteDocument document, List<EndpointUse> doors, Set<String> mappings, boolean passed) {
        String name = document.name();
        List<Problem> problems = new ArrayList<>(passed ? List.of() : lint.againstSchema(document));
        problems.addAll(lint.rules(document, mappings));
        if (!problems.isEmpty()) {
            return new CheckedRoutes.Bad(name, false, problems, doors);
        }
        List<Problem> missing = SecretReferences.in(document).stream()
                .flatMap(reference -> missing(reference).stream())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            return new CheckedRoutes.Bad(name, true, missing, doors);
        }
        if (!passed) {
            try (RouteTrial trial = trials.apply(name)) {
                trial.run(name, RouteText.of(document, 0));
            } catch (ProblemException e) {
                return notMade(document, doors, placed(document, e.problem()));
            }
        }
        return new CheckedRoutes.Good(document, doors);
    }

    /** What Camel could not make; a secret that its door can't use is no mistake in the file. */
    CheckedRoutes.Bad notMade(RouteDocument document, List<EndpointUse> doors, Problem problem) {
        if (!problem.code().equals(UNUSABLE_SECRET)) {
            return new CheckedRoutes.Bad(document.name(), false, List.of(problem), doors);
        }
        String secret = problem.arguments().get(0);
        find(secret).ifPresent(value -> unusable.put(secret, value));
        return new CheckedRoutes.Bad(document.name(), true, List.of(located(document, problem)), doors);
    }

    /** Only the file knows the line of a secret that its door could not use. */
    private static Problem located(RouteDocument document, Problem problem) {
        return SecretReferences.in(document).stream()
                .filter(reference -> problem.arguments().contains(reference.name()))
                .map(reference -> new Problem(problem.code(), reference.place(), problem.arguments()))
                .findFirst()
                .orElse(problem);
    }

    /** Camel names no line, but often the endpoint that it can't make. */
    private static Problem placed(RouteDocument document, Problem problem) {
        if (!problem.place().equals(document.name())) {
            return problem;
        }
        String said = String.join(" ", problem.arguments());
        String place = EndpointUse.below(document.tree(), "").stream()
                .filter(use ->
                        said.contains(use.uri()) || said.contains(use.uri().replaceFirst(":(//)?", "://")))
                .map(use -> document.place(use.pointer() + "/uri"))
                .findFirst()
                .orElseGet(() -> document.place(""));
        return new Problem(problem.code(), place, problem.arguments());
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

    /** Whether a file that was left out for a secret could be used now. */
    boolean hasSecretNow(@Nullable RouteFile file) {
        return file != null
                && file.problems().stream()
                        .filter(problem ->
                                OF_BEHIND.containsKey(problem.code()) || OF_BEHIND.containsValue(problem.code()))
                        .anyMatch(this::mayBeGone);
    }

    private boolean mayBeGone(Problem problem) {
        String secret = problem.arguments().get(0);
        boolean wasThere =
                problem.code().equals(UNUSABLE_SECRET) || problem.code().equals(OF_BEHIND.get(UNUSABLE_SECRET));
        return find(secret)
                .filter(value -> !wasThere || !value.equals(unusable.get(secret)))
                .isPresent();
    }

    private Optional<String> find(String secret) {
        try {
            return secrets.find(secret);
        } catch (UncheckedIOException e) {
            // Still unreadable, as was said before.
            return Optional.empty();
        }
    }

    /** The same said of a file whose version before goes on: nothing is switched off. */
    static List<Problem> ofBehind(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(
                        OF_BEHIND.getOrDefault(problem.code(), problem.code()), problem.place(), problem.arguments()))
                .toList();
    }

    /**
     * @throws ProblemException when it has none
     */
    static String text(FoundFile file) {
        String why =
                switch (file.state()) {
                    case READ -> "";
                    case TOO_LARGE -> "larger than 1 MB";
                    case NOT_UTF8 -> "not UTF-8";
                    case GONE, UNREADABLE -> file.text();
                };
        if (file.state() != FoundFile.State.READ) {
            throw new ProblemException(Problem.at(file.name() + ":1", "TB-CML-001", why));
        }
        return file.text();
    }
}
