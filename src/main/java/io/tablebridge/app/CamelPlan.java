package io.tablebridge.app;

import io.tablebridge.camel.CamelSettings;
import io.tablebridge.camel.DoorLimits;
import io.tablebridge.camel.DoorServerSettings;
import io.tablebridge.camel.TlsFiles;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Camel runs with, as the settings say. */
final class CamelPlan {

    /** A larger answer of a remote API counts as none; a full batch of HubSpot contacts stays far below. */
    static final int MOST_ANSWER_BYTES = 16 << 20;

    private static final Duration RENEWAL_CHECK = Duration.ofMinutes(1);

    private CamelPlan() {}

    static CamelSettings of(Settings settings, DataFolder folder, Set<String> mappings) {
        DoorLimits standard = DoorLimits.DEFAULT;
        DoorServerSettings server = new DoorServerSettings(
                settings.get(SettingsCatalog.DOOR_HOST),
                settings.get(SettingsCatalog.DOOR_PORT),
                tls(settings),
                Set.copyOf(settings.find(SettingsCatalog.DOOR_TRUSTED_PROXY).orElse(List.of())),
                RENEWAL_CHECK,
                new DoorLimits(
                        settings.get(SettingsCatalog.DOOR_IN_FLIGHT),
                        standard.maxBytes(),
                        standard.maxConnections(),
                        standard.bodyWithin(),
                        standard.answerWithin()));
        return new CamelSettings(
                server,
                settings.path(SettingsCatalog.ROUTES),
                folder.root().resolve("routes.known"),
                settings.passedThrough(),
                mappings,
                settings.path(SettingsCatalog.MAPPINGS),
                Version.current());
    }

    static String doorAddress(Settings settings, int port) {
        return (tls(settings).isPresent() ? "https://" : "http://") + settings.get(SettingsCatalog.DOOR_HOST) + ":"
                + port;
    }

    private static Optional<TlsFiles> tls(Settings settings) {
        boolean both =
                settings.isSet(SettingsCatalog.DOOR_TLS_CERTIFICATE) && settings.isSet(SettingsCatalog.DOOR_TLS_KEY);
        return both
                ? Optional.of(new TlsFiles(
                        settings.path(SettingsCatalog.DOOR_TLS_CERTIFICATE),
                        settings.path(SettingsCatalog.DOOR_TLS_KEY)))
                : Optional.empty();
    }
}
