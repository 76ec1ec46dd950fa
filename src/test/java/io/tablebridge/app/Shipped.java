package io.tablebridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The routes and mappings that ship. */
final class Shipped {

    private Shipped() {}

    static void copyTo(Path folder) throws IOException {
        for (String kind : List.of("routes", "mappings")) {
            Files.createDirectories(folder.resolve(kind));
            try (Stream<Path> files = Files.list(Path.of(kind))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(kind).resolve(file.getFileName()));
                }
            }
        }
    }
}
