package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists batches, when they are due, and their last runs. */
@Command(name = "batch")
final class BatchCommand implements Callable<Integer> {

    private final Session session;

    BatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("batch", Map.of());
    }
}
