package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which doors there are. A path has one door, open or shut. Thread-safe. */
final class Doors {

    private final Map<String, DoorPlace> places = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /**
     * @throws ProblemException when another route has this path
     */
    void open(String path, Door door) {
        if (!place(path).open(door)) {
            throw new ProblemException(Problem.at("", "TB-CML-010", path));
        }
    }

    void close(String path, Door door) {
        place(path).close(door);
    }

    /**
     * Marks the path of a connector that is switched off: its platform is told to come again later instead of that there
     * is nothing, which some platforms take as the end of a subscription.
     */
    void shut(String path, String source) {
        place(path).shut(Optional.of(source));
    }

    /** There is nothing at this path any more, as if there had never been. */
    void forget(String path) {
        place(path).shut(Optional.empty());
    }

    /** From now on nothing is taken; what is under way goes on. */
    void closeAll() {
        closing = true;
    }

    boolean closing() {
        return closing;
    }

    /** The door at this path; while its route is swapped, the one there was. */
    Optional<Door> find(String path) {
        return Optional.ofNullable(places.get(path)).flatMap(DoorPlace::door);
    }

    /** The source whose door at this path is shut. */
    Optional<String> shutSource(String path) {
        return Optional.ofNullable(places.get(path)).flatMap(DoorPlace::shutSource);
    }

    /** What stands at the path of a door that was found. */
    DoorPlace place(String path) {
        return places.computeIfAbsent(path, p -> new DoorPlace());
    }

    /** Until the swap of their routes is over nobody enters by these paths: who comes waits outside. */
    Hold hold(Set<String> paths) {
        return new Hold(Set.copyOf(paths));
    }

    /** Doors that nobody enters now. */
    final class Hold implements AutoCloseable {

        private final Set<String> paths;

        private Hold(Set<String> paths) {
            this.paths = paths;
            paths.forEach(path -> place(path).hold());
        }

        /** Waits until those inside are through, at most so long in all; whether they are. */
        boolean awaitEmpty(Duration most) {
            long end = System.nanoTime() + most.toNanos();
            boolean all = true;
            for (String path : paths) {
                all &= place(path).awaitEmpty(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
            return all;
        }

        @Override
        public void close() {
            paths.forEach(path -> place(path).release());
        }
    }
}
