package io.tablebridge.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what would be written to the destinations. */
@Command(name = "deliver")
final class DeliverCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--dry-run", required = true)
    boolean dryRun;

    @Option(names = "--values")
    boolean values;

    DeliverCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, String> arguments = new HashMap<>(Map.of("dry-run", "true"));
        if (values) {
            arguments.put("values", "true");
        }
        return session.command("deliver", arguments);
    }
}
