package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;

/** A person's terminal in the folder of a restaurant. */
final class Terminal {

    private Terminal() {}

    /** What a command says, which must end like this. */
    static String say(int exit, Path home, String... command) {
        StringWriter said = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new Properties(),
                home,
                new PrintWriter(said),
                new PrintWriter(said),
                OutputStream.nullOutputStream());
        int status = new Cli(new TablebridgeEngine(Map.of(), Clock.systemUTC()), surroundings).run(command);
        assertThat(status).as(said.toString()).isEqualTo(exit);
        return said.toString();
    }
}
