package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.util.List;

/**
 * What became of a route file.
 *
 * @param name of the file
 * @param routes ids of the routes that run because of it
 * @param state whether they run
 * @param problems why the file as it stands does not; empty when it does
 */
public record RouteFile(String name, List<String> routes, State state, List<Problem> problems) {

    /** Whether the routes of a file run. */
    public enum State {
        /** They run. */
        RUNNING,
        /** Those of its last good version run; the file as it stands now can't. */
        BEHIND,
        /** The file is right, but something outside it is missing (a secret). */
        DISABLED,
        /** Something is wrong with the file. */
        REFUSED
    }

    static RouteFile running(String name, List<String> routes) {
        return new RouteFile(name, List.copyOf(routes), State.RUNNING, List.of());
    }

    static RouteFile behind(String name, List<String> routes, List<Problem> problems) {
        return new RouteFile(name, List.copyOf(routes), State.BEHIND, List.copyOf(problems));
    }

    static RouteFile refused(String name, List<Problem> problems) {
        return new RouteFile(name, List.of(), State.REFUSED, List.copyOf(problems));
    }

    static RouteFile disabled(String name, List<Problem> problems) {
        return new RouteFile(name, List.of(), State.DISABLED, List.copyOf(problems));
    }
}
