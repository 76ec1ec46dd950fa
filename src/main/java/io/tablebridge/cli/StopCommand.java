package io.tablebridge.cli;

import io.tablebridge.operate.management.CommandResult;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the running service cleanly. */
@Command(name = "stop")
final class StopCommand implements Callable<Integer> {

    private final Session session;

    StopCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Integer> exit = session.commandRunning("stop");
        if (exit.isEmpty()) {
            session.say("cli.not-running");
            return CommandResult.OK;
        }
        return exit.get();
    }
}
