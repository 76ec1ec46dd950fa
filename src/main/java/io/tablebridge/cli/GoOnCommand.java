package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a destination go on after its first writes or a pause. */
@Command(name = "go-on")
final class GoOnCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "destination")
    String destination = "";

    GoOnCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("go-on", Map.of("destination", destination));
    }
}
