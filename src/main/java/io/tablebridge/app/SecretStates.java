package io.tablebridge.app;

import io.tablebridge.cli.StartupSummary.SecretState;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.util.ArrayList;
import java.util.List;

/** Which secrets are there, for the start-up summary. */
final class SecretStates {

    private SecretStates() {}

    static List<SecretState> of(Settings settings) {
        List<SecretState> states = new ArrayList<>();
        for (String name : settings.names(SettingsCatalog.DESTINATION_KIND)) {
            var token = SettingsCatalog.DESTINATION_TOKEN.named(name);
            states.add(new SecretState(token.key(), settings.find(token).isPresent()));
        }
        return List.copyOf(states);
    }
}
