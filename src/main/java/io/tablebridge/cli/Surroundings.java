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
 * @param folder where relative paths are beside: the launcher names its own, so that it can be called from anywhere
 */
public record Surroundings(
        Map<String, String> environment, Properties system, Path folder, PrintWriter out, PrintWriter err) {

    /** Those of this very process. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                System.getProperties(),
                Path.of(System.getenv().getOrDefault("TABLEBRIDGE_HOME", "")),
                new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8));
    }
}
