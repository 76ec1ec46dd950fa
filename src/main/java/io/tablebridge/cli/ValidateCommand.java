package io.tablebridge.cli;

import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.InvalidSettingsException;
import io.tablebridge.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Checks settings, routes and mappings and changes nothing. */
@Command(name = "validate")
final class ValidateCommand implements Callable<Integer> {

    private final Session session;

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings;
        try {
            settings = session.settings();
        } catch (InvalidSettingsException e) {
            return session.report(e.problems());
        }
        int exit = session.report(session.engine().validate(settings));
        session.report(settings.notices());
        if (exit == CommandResult.OK) {
            session.say("cli.validate.ok");
        }
        return exit;
    }
}
