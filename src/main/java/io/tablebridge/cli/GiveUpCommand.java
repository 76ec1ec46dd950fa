package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the journal can't read back, or gives it up. */
@Command(name = "give-up")
final class GiveUpCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--yes")
    boolean yes;

    GiveUpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("give-up", yes ? Map.of("yes", "true") : Map.of());
    }
}
