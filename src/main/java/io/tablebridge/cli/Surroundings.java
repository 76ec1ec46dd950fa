package io.tablebridge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What the process was started with.
 *
 * @param environment the variables
 * @param system the system properties
 * @param folder the working folder
 */
public record Surroundings(
        Map<String, String> environment, Properties system, Path folder, PrintWriter out, PrintWriter err) {

    /** Those of this very process. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                System.getProperties(),
                Path.of(""),
                new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8));
    }
}
