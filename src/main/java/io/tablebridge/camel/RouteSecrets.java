package io.tablebridge.camel;

import io.tablebridge.settings.FoundFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which secrets the route files of a folder ask for. */
public final class RouteSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(RouteSecrets.class);

    private RouteSecrets() {}

    /**
     * A secret that a route file asks for.
     *
     * @param name of the variable of the environment, or of the file in the folder of secrets
     * @param place file and line
     */
    public record Use(String name, String place) {}

    /** All of them, by file and line; a file that can't be read asks for nothing, and is told of when it is loaded. */
    public static List<Use> in(Path folder) {
        List<Use> uses = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            try {
                SecretReferences.in(
                                RouteDocument.parse(name, RouteCheck.text(FoundFile.read(file, RouteCheck.MAX_BYTES))))
                        .forEach(reference -> uses.add(new Use(reference.name(), reference.place())));
            } catch (ProblemException e) {
                LOG.debug("{} can't be read for its secrets", name, e);
            }
        }
        return List.copyOf(uses);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(RouteCheck.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.debug("the folder of routes can't be read for its secrets", e);
            return List.of();
        }
    }
}
