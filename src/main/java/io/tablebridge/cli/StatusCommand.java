package io.tablebridge.cli;

import io.tablebridge.operate.management.CommandResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows how the running service is doing. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    private final Session session;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.commandRunning("status").orElse(CommandResult.DOES_NOT_HOLD);
    }
}
