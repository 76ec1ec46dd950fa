package io.tablebridge.app;

import io.tablebridge.app.batch.MorningChannel;
import io.tablebridge.app.batch.WebhookChannel;
import io.tablebridge.camel.CamelRuntime;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Where the message of the morning is sent, as the settings say. */
final class MorningChannels {

    private static final int MOST_ANSWER_BYTES = 65_536;

    private MorningChannels() {}

    static List<MorningChannel> of(Settings settings, CamelRuntime camel, Clock clock) {
        List<MorningChannel> channels = new ArrayList<>();
        settings.find(SettingsCatalog.MORNING_WEBHOOK_URL)
                .ifPresent(address -> channels.add(new WebhookChannel(
                        address,
                        settings.find(SettingsCatalog.MORNING_WEBHOOK_SECRET),
                        camel.transport(MOST_ANSWER_BYTES),
                        clock)));
        return List.copyOf(channels);
    }
}
