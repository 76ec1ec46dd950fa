package io.tablebridge.app;

import io.tablebridge.camel.RouteSecrets;
import io.tablebridge.camel.SecretSource;
import io.tablebridge.cli.StartupSummary.SecretState;
import io.tablebridge.settings.SecretReference;
import io.tablebridge.settings.Setting;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which secrets routes, destinations and Camel's own settings need, and whether they are there. */
final class SecretStates {

    private SecretStates() {}

    /** By name. Never a value. */
    static List<SecretState> of(Settings settings, SecretSource secrets) {
        Map<String, SecretState> states = new TreeMap<>();
        settings.secrets().stream()
                .filter(secret -> !isOfDestinationThatIsOff(settings, secret))
                .forEach(secret -> add(states, secret.target(), secret.place(), secret.found()));
        for (String name : settings.names(SettingsCatalog.DESTINATION_KIND)) {
            Setting<?> token = SettingsCatalog.DESTINATION_TOKEN.named(name);
            if (settings.secret(token.key()).isEmpty() && isOn(settings, name)) {
                states.put(token.key(), new SecretState(token.key(), List.of(), settings.isSet(token)));
            }
        }
        RouteSecrets.in(settings.path(SettingsCatalog.ROUTES))
                .forEach(use -> add(states, use.name(), use.place(), isThere(secrets, use.name())));
        return List.copyOf(states.values());
    }

    private static boolean isOfDestinationThatIsOff(Settings settings, SecretReference secret) {
        return settings.names(SettingsCatalog.DESTINATION_KIND).stream()
                .anyMatch(name ->
                        SettingsCatalog.DESTINATION_TOKEN.named(name).key().equals(secret.key())
                                && !isOn(settings, name));
    }

    private static boolean isOn(Settings settings, String destination) {
        return settings.get(SettingsCatalog.DESTINATION_ENABLED.named(destination));
    }

    private static void add(Map<String, SecretState> states, String name, String place, boolean set) {
        SecretState before = states.getOrDefault(name, new SecretState(name, List.of(), true));
        List<String> places = new ArrayList<>(before.places());
        if (!places.contains(place)) {
            places.add(place);
        }
        states.put(name, new SecretState(name, List.copyOf(places), before.set() && set));
    }

    /** A file of secrets that can't be read holds none; the route's own problem says why. */
    private static boolean isThere(SecretSource secrets, String name) {
        try {
            return secrets.find(name).isPresent();
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
