package io.tablebridge.cli;

import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the version. */
@Command(name = "version")
final class VersionCommand implements Callable<Integer> {

    private final Session session;

    VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        session.say("cli.version", Version.current());
        return CommandResult.OK;
    }
}
