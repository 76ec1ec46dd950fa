package io.tablebridge.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What the process was started with.
 *
 * @param environment the variables
 * @param system the system properties
 * @param folder where relative paths are beside: the launcher names its own, so that it can be called from anywhere
 * @param out for what is said
 * @param err for what is in the way, and what is said about a table
 * @param table the same place as {@code out}, for the bytes of a table
 */
public record Surroundings(
        Map<String, String> environment,
        Properties system,
        Path folder,
        PrintWriter out,
        PrintWriter err,
        OutputStream table) {

    /** Those of this very process. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                System.getProperties(),
                Path.of(System.getenv().getOrDefault("TABLEBRIDGE_HOME", "")),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                // Unlike System.out it says when nobody reads on.
                new FileOutputStream(FileDescriptor.out));
    }
}
