package io.tablebridge.cli;

import io.tablebridge.operate.management.CommandResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the running service cleanly, and waits until it has let go of its data. */
@Command(name = "stop")
final class StopCommand implements Callable<Integer> {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(90);

    private final Session session;

    StopCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Integer> exit = session.commandRunning("stop");
        if (exit.isEmpty() || exit.get() != CommandResult.OK) {
            return exit.orElse(CommandResult.OK);
        }
        boolean stopped = session.awaitStopped(LONGEST_STOP);
        session.say(stopped ? "cli.has-stopped" : "cli.still-stopping", LONGEST_STOP.toSeconds());
        return stopped ? CommandResult.OK : CommandResult.DOES_NOT_HOLD;
    }
}
