package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the journal can't read back, or passes over it. */
@Command(name = "pass-over")
final class PassOverCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--yes", paramLabel = "entries")
    String ranges = "";

    PassOverCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command(
                "pass-over", ranges.isEmpty() ? Map.of() : Map.of("ranges", ranges, "by", session.user()));
    }
}
