package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the routes of one file into a context, all of them or none, and takes them out again. */
final class RouteInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(RouteInstaller.class);
    private static final long STOP_SECONDS = 5;

    private final CamelContext context;

    RouteInstaller(CamelContext context) {
        this.context = context;
    }

    /**
     * The routes that are there because of a file.
     *
     * @param all ids, those that Camel makes for each use of a Kamelet among them
     * @param own ids, those left out
     */
    record Installed(List<String> all, List<String> own) {}

    /**
     * @throws ProblemException when Camel can't make them; then none of them is left
     */
    Installed install(String name, String text) {
        Set<String> before = ids();
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, text));
        } catch (Exception | StackOverflowError e) {
            LOG.debug("{} can't be loaded", name, e);
            remove(ids().stream().filter(id -> !before.contains(id)).toList());
            throw new ProblemException(problem(name, e));
        }
        List<Route> made = context.getRoutes().stream()
                .filter(route -> !before.contains(route.getRouteId()))
                .sorted(Comparator.comparing(Route::getRouteId))
                .toList();
        return new Installed(
                made.stream().map(Route::getRouteId).toList(),
                made.stream()
                        .filter(route -> !route.isCreatedByKamelet())
                        .map(Route::getRouteId)
                        .toList());
    }

    /** Stops these routes, from their outer ends inwards, so that what is under way runs through, and removes them. */
    void remove(List<String> ids) {
        List<String> outerFirst = ids.stream()
                .sorted(Comparator.comparing(this::depth).thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String id : outerFirst) {
            try {
                context.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
                context.removeRoute(id);
            } catch (Exception e) {
                LOG.warn("The route {} can't be removed: {}", id, e.getClass().getName());
                LOG.debug("{} can't be removed", id, e);
            }
        }
    }

    /** Kamelets that end a route begin at {@code kamelet:source}, whatever uses them begins at a Kamelet's own name. */
    private int depth(String id) {
        Route route = context.getRoute(id);
        String from = route == null ? "" : route.getEndpoint().getEndpointUri();
        return from.startsWith("kamelet://source")
                ? 2
                : from.startsWith("kamelet:") || from.startsWith("direct:") ? 1 : 0;
    }

    private Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        context.getRoutes().stream().map(Route::getRouteId).forEach(ids::add);
        return ids;
    }

    private static Problem problem(String name, Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException mine) {
                Problem problem = mine.problem();
                return problem.place().isEmpty() ? new Problem(problem.code(), name, problem.arguments()) : problem;
            }
            root = cause;
        }
        return Problem.at(
                name,
                "TB-CML-003",
                String.valueOf(root.getMessage()).lines().findFirst().orElse(""));
    }
}
