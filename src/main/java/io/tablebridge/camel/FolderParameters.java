package io.tablebridge.camel;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The parameters of {@code tablebridge:folder}, which are those of the Kamelet {@code tablebridge-folder-source}.
 *
 * @param folder in which {@code inbox}, {@code done} and {@code rejected} lie
 * @param settle how long a file must have stood still
 * @param every how often the folder is looked at
 */
record FolderParameters(Path folder, Duration settle, Duration every) {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    /**
     * @throws ProblemException when a parameter is missing or unusable
     */
    static FolderParameters read(Parameters given) {
        String folder = given.required("folder");
        Duration every = given.duration("every", Duration.ofSeconds(5));
        if (every.compareTo(SHORTEST) < 0) {
            throw Parameters.unusable("every", every.toMillis() + "ms", "5s, 1m");
        }
        try {
            return new FolderParameters(Path.of(folder), given.duration("settle", Duration.ofSeconds(10)), every);
        } catch (InvalidPathException e) {
            throw Parameters.unusable("folder", folder, "files/bookings");
        }
    }
}
