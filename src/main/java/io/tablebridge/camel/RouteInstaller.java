package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the routes of one file into a context, all of them or none. */
final class RouteInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(RouteInstaller.class);

    private final CamelContext context;

    RouteInstaller(CamelContext context) {
        this.context = context;
    }

    /**
     * @return the ids of the new routes, those that Camel makes for each use of a Kamelet left out
     * @throws ProblemException when Camel can't make them; then none of them is left
     */
    List<String> install(String name, String text) {
        Set<String> before = ids();
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name, text));
        } catch (Exception | StackOverflowError e) {
            LOG.debug("{} can't be loaded", name, e);
            remove(before);
            throw new ProblemException(problem(name, e));
        }
        return context.getRoutes().stream()
                .filter(route -> !before.contains(route.getRouteId()) && !route.isCreatedByKamelet())
                .map(Route::getRouteId)
                .sorted()
                .toList();
    }

    private Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        context.getRoutes().stream().map(Route::getRouteId).forEach(ids::add);
        return ids;
    }

    private void remove(Set<String> before) {
        for (String id : ids()) {
            if (!before.contains(id)) {
                try {
                    context.getRouteController().stopRoute(id);
                    context.removeRoute(id);
                } catch (Exception e) {
                    LOG.warn(
                            "The route {} of a refused file can't be removed: {}",
                            id,
                            e.getClass().getName());
                }
            }
        }
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
