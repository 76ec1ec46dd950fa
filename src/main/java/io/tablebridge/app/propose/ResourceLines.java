package io.tablebridge.app.propose;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The lines of a file of words that comes with the program, without comments and empty ones. */
final class ResourceLines {

    private ResourceLines() {}

    static List<String> of(String file) {
        try (InputStream in = Objects.requireNonNull(
                        ResourceLines.class.getResourceAsStream("/io/tablebridge/propose/" + file));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
