package io.tablebridge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Closes dead letters without trying them again. */
@Command(name = "dismiss")
final class DeadLetterDismissCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "id", arity = "1..500")
    List<String> ids = new ArrayList<>();

    @Option(names = "--why", paramLabel = "reason")
    String why = "";

    DeadLetterDismissCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("dismiss", Map.of("ids", String.join(" ", ids), "why", why, "by", session.user()));
    }
}
