package io.tablebridge.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists bills and whose they are. */
@Command(name = "bills")
final class BillsCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--source", paramLabel = "source")
    String source = "";

    @Option(names = "--without-guest")
    boolean withoutGuest;

    @Option(names = "--after", paramLabel = "bill")
    String after = "";

    @Option(names = "--limit", paramLabel = "number")
    int limit = 50;

    @Option(names = "--values")
    boolean values;

    BillsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, String> arguments = new HashMap<>(Map.of("limit", Integer.toString(limit)));
        Map.of("source", source, "after", after).forEach((name, value) -> {
            if (!value.isEmpty()) {
                arguments.put(name, value);
            }
        });
        if (withoutGuest) {
            arguments.put("without-guest", "true");
        }
        if (values) {
            arguments.put("values", "true");
        }
        return session.command("bills", arguments);
    }
}
