package io.tablebridge.operate.backup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is.
 *
 * @param url what to open it with
 * @param file H2's name of its file, absolute, without {@code .mv.db}
 */
public record DatabaseLocation(String url, Path file) {

    private static final String PREFIX = "jdbc:h2:file:";
    // The process closes it itself, after the pipeline has stopped and not in an order that the JVM chooses.
    private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    /** The database in the data folder, or the one that the setting {@code tablebridge.database.url} names. */
    public static DatabaseLocation of(DataFolder folder, Optional<String> setting) {
        if (setting.isEmpty()) {
            return new DatabaseLocation(PREFIX + folder.database() + OPTIONS, folder.database());
        }
        String url = setting.get();
        String rest = url.substring(PREFIX.length());
        int options = rest.indexOf(';');
        String path = options < 0 ? rest : rest.substring(0, options);
        // H2 itself reads ~ as the home folder.
        String expanded = path.startsWith("~/") ? System.getProperty("user.home", "") + path.substring(1) : path;
        Path file = Path.of(expanded).toAbsolutePath().normalize();
        String given = options < 0 ? "" : rest.substring(options);
        return new DatabaseLocation(PREFIX + file + OPTIONS + given, file);
    }
}
