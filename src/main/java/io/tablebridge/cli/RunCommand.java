package io.tablebridge.cli;

import io.tablebridge.operate.management.CommandResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts the service and waits until it is stopped. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

    private final Session session;

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        try (RunningService service = session.engine().start(session.settings())) {
            // A signal stops it as cleanly as the command does.
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
            session.out().print(StartupText.render(service.summary(), session.language()));
            session.say("cli.start.running");
            service.awaitStop();
        }
        session.say("cli.stopped");
        return CommandResult.OK;
    }
}
