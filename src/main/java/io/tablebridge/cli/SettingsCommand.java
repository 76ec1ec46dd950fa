package io.tablebridge.cli;

import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.SecretReference;
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
        session.say("cli.settings.secrets");
        session.engine().secrets(settings).forEach(secret -> session.out()
                .println(StartupText.line(secret, session.language())));
        session.report(settings.notices());
        return CommandResult.OK;
    }

    private void line(Settings settings, Setting<?> setting) {
        String origin = settings.origin(setting)
                .or(() -> settings.secret(setting.key()).map(SecretReference::place))
                .orElse(Messages.text(session.language(), "cli.settings.default"));
        String value = setting.secret()
                ? secret(settings, setting)
                : settings.text(setting).orElse("–");
        session.out().println(setting.key() + " = " + value + "   (" + origin + ")");
        session.out().println("    " + setting.description(session.language()));
        session.out().flush();
    }

    private String secret(Settings settings, Setting<?> setting) {
        String state =
                Messages.text(session.language(), settings.isSet(setting) ? "cli.settings.set" : "cli.settings.unset");
        return settings.secret(setting.key())
                .map(secret -> secret.reference() + ", " + state)
                .orElse(state);
    }
}
