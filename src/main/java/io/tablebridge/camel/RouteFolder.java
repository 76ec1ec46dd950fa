package io.tablebridge.camel;

import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.LogLine;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.WatchedFolder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of route files, at the start and while they are edited. For one thread. */
final class RouteFolder {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFolder.class);

    private final WatchedFolder folder;
    private final RouteLoader loader;
    private Map<String, RouteFile> told = Map.of();

    RouteFolder(WatchedFolder folder, RouteLoader loader) {
        this.folder = folder;
        this.loader = loader;
    }

    static WatchedFolder watched(Path folder) {
        return new WatchedFolder(
                folder, name -> name.endsWith(RouteCheck.SUFFIX) && !name.startsWith("."), RouteCheck.MAX_BYTES);
    }

    /**
     * All files as they stand.
     *
     * @throws ProblemException when there is no such folder
     */
    static List<FoundFile> first(WatchedFolder folder, Path path) throws IOException {
        try {
            return folder.first();
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.at(path.toString(), "TB-CML-015"));
        }
    }

    /** Loads all route files. */
    List<RouteFile> load(List<FoundFile> files, Set<String> mappings) throws IOException {
        List<RouteFile> results = loader.take(files, CamelSettings.withIgnored(mappings));
        told = byName(results);
        results.forEach(file -> file.problems().forEach(problem -> LOG.debug("{}", problem)));
        return results;
    }

    /**
     * Takes up what has changed since, and tells the log.
     *
     * @throws IOException when the folder can't be read, or the memory of known files can't be written
     */
    List<RouteFile> look(Set<String> mappings) throws IOException {
        List<FoundFile> changed = folder.look();
        List<RouteFile> results = loader.take(changed, CamelSettings.withIgnored(mappings));
        Map<String, RouteFile> now = byName(results);
        Set<String> edited = changed.stream().map(FoundFile::name).collect(Collectors.toSet());
        results.stream()
                .filter(file -> edited.contains(file.name()) || !file.equals(told.get(file.name())))
                .forEach(RouteFolder::tell);
        told.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> LOG.info("{}", LogLine.of("camel.log.route-gone", name)));
        told = now;
        return results;
    }

    private static void tell(RouteFile file) {
        file.problems().forEach(problem -> LOG.error("{}", problem));
        switch (file.state()) {
            case RUNNING ->
                LOG.info("{}", LogLine.of("camel.log.route-taken", file.name(), String.join(", ", file.routes())));
            case BEHIND -> LOG.error("{}", LogLine.of("camel.log.route-kept", file.name()));
            case DISABLED, REFUSED -> LOG.error("{}", LogLine.of("camel.log.route-off", file.name()));
        }
    }

    private static Map<String, RouteFile> byName(List<RouteFile> files) {
        Map<String, RouteFile> byName = new HashMap<>();
        files.forEach(file -> byName.put(file.name(), file));
        return byName;
    }
}
