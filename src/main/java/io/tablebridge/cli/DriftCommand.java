package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how the events of the sources changed. */
@Command(name = "drift")
final class DriftCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--source", paramLabel = "source")
    String source = "";

    DriftCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("drift", source.isEmpty() ? Map.of() : Map.of("source", source));
    }
}
