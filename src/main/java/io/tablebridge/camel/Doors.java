package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which doors there are. A path has one door, open or shut. Thread-safe. */
final class Doors {

    private final Map<String, Door> open = new ConcurrentHashMap<>();
    private final Map<String, String> shut = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /**
     * @throws ProblemException when another route has this path
     */
    void open(String path, Door door) {
        if (open.putIfAbsent(path, door) != null) {
            throw new ProblemException(Problem.at("", "TB-CML-010", path));
        }
        shut.remove(path);
    }

    void close(String path, Door door) {
        open.remove(path, door);
    }

    /**
     * Marks the path of a connector that is switched off: its platform is told to come again later instead of that there
     * is nothing, which some platforms take as the end of a subscription.
     */
    void shut(String path, String source) {
        shut.put(path, source);
    }

    /** From now on nothing is taken; what is under way goes on. */
    void closeAll() {
        closing = true;
    }

    boolean closing() {
        return closing;
    }

    Optional<Door> find(String path) {
        return Optional.ofNullable(open.get(path));
    }

    /** The source whose door at this path is shut. */
    Optional<String> shutSource(String path) {
        return open.containsKey(path) ? Optional.empty() : Optional.ofNullable(shut.get(path));
    }
}
