package io.tablebridge.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(name = "show")
final class DeadLetterShowCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "id")
    String id = "";

    @Option(names = "--values")
    boolean values;

    DeadLetterShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, String> arguments = new HashMap<>(Map.of("show", id));
        if (values) {
            arguments.put("values", "true");
        }
        return session.command("dead-letters", arguments);
    }
}
