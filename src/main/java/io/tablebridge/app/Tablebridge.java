package io.tablebridge.app;

import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import java.time.Clock;

/** Where the process begins. */
public final class Tablebridge {

    private Tablebridge() {}

    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        int exit = new Cli(new TablebridgeEngine(surroundings.environment(), Clock.systemUTC()), surroundings)
                .run(arguments);
        System.exit(exit);
    }
}
