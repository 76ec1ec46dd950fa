package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a batch now. */
@Command(name = "run")
final class BatchRunCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "1", paramLabel = "batch")
    String name = "";

    BatchRunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("batch-run", Map.of("name", name));
    }
}
