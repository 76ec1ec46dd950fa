package io.tablebridge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries dead letters again. */
@Command(name = "retry")
final class RetryCommand implements Callable<Integer> {

    private final Session session;

    @ArgGroup(multiplicity = "1")
    Which which = new Which();

    /** One of these. */
    static final class Which {
        @Parameters(paramLabel = "id", arity = "1..500")
        List<String> ids = new ArrayList<>();

        @Option(names = "--source", required = true, paramLabel = "source")
        String source = "";

        @Option(names = "--destination", required = true, paramLabel = "destination")
        String destination = "";

        @Option(names = "--all", required = true)
        boolean all;
    }

    RetryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("retry", arguments());
    }

    private Map<String, String> arguments() {
        if (!which.ids.isEmpty()) {
            return Map.of("ids", String.join(" ", which.ids));
        }
        if (!which.source.isEmpty()) {
            return Map.of("source", which.source);
        }
        return which.destination.isEmpty() ? Map.of("all", "true") : Map.of("destination", which.destination);
    }
}
