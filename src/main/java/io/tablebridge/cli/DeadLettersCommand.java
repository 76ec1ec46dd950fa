package io.tablebridge.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what can't go on without a person. */
@Command(name = "dead-letters")
final class DeadLettersCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--source", paramLabel = "source")
    String source = "";

    @Option(names = "--destination", paramLabel = "destination")
    String destination = "";

    @Option(names = "--after", paramLabel = "id")
    String after = "";

    @Option(names = "--limit", paramLabel = "number")
    int limit = 50;

    @Option(names = "--dismissed")
    boolean dismissed;

    @Option(names = "--json")
    boolean json;

    DeadLettersCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, String> arguments = new HashMap<>(Map.of("limit", Integer.toString(limit)));
        Map.of("source", source, "destination", destination, "after", after).forEach((name, value) -> {
            if (!value.isEmpty()) {
                arguments.put(name, value);
            }
        });
        if (dismissed) {
            arguments.put("dismissed", "true");
        }
        if (json) {
            arguments.put("json", "true");
        }
        return session.command("dead-letters", arguments);
    }
}
