package io.tablebridge.cli;

import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Setting;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows every setting with its value and where that was set. */
@Command(name = "settings")
final class SettingsCommand implements Callable<Integer> {

    private final Session session;

    SettingsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = session.settings();
        for (Setting<?> setting : SettingsCatalog.all()) {
            if (!setting.isFamily()) {
                line(settings, setting);
                continue;
            }
            for (String name : settings.names(setting)) {
                line(settings, setting.named(name));
            }
        }
        session.report(settings.notices());
        return CommandResult.OK;
    }

    private void line(Settings settings, Setting<?> setting) {
        String origin = settings.origin(setting).orElse(Messages.text(session.language(), "cli.settings.default"));
        String value = setting.secret()
                ? Messages.text(session.language(), settings.isSet(setting) ? "cli.settings.set" : "cli.settings.unset")
                : settings.find(setting).map(Object::toString).orElse("–");
        session.out().println(setting.key() + " = " + value + "   (" + origin + ")");
        session.out().println("    " + setting.description(session.language()));
        session.out().flush();
    }
}
