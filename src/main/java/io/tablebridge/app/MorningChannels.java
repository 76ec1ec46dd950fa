package io.tablebridge.app;

import io.tablebridge.app.batch.MailChannel;
import io.tablebridge.app.batch.MailSettings;
import io.tablebridge.app.batch.MorningChannel;
import io.tablebridge.app.batch.WebhookChannel;
import io.tablebridge.camel.CamelRuntime;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
        mail(settings).ifPresent(mail -> channels.add(new MailChannel(mail, language(settings), clock)));
        return List.copyOf(channels);
    }

    private static Locale language(Settings settings) {
        return settings.get(SettingsCatalog.REGION).equals("TW") ? Messages.TAIWAN : Locale.ENGLISH;
    }

    private static Optional<MailSettings> mail(Settings settings) {
        if (!settings.isSet(SettingsCatalog.MORNING_MAIL_TO)
                || !missing(settings).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MailSettings(
                settings.get(SettingsCatalog.MORNING_MAIL_TO),
                settings.get(SettingsCatalog.MORNING_MAIL_FROM).get(0),
                settings.get(SettingsCatalog.MORNING_MAIL_HOST),
                settings.get(SettingsCatalog.MORNING_MAIL_PORT),
                settings.get(SettingsCatalog.MORNING_MAIL_ENCRYPTION),
                settings.find(SettingsCatalog.MORNING_MAIL_USER),
                settings.find(SettingsCatalog.MORNING_MAIL_PASSWORD)));
    }

    /** What is missing before e-mails can be sent that somebody wants. */
    static List<Problem> missing(Settings settings) {
        boolean wanted = settings.isSet(SettingsCatalog.MORNING_MAIL_TO);
        return Stream.of(SettingsCatalog.MORNING_MAIL_FROM, SettingsCatalog.MORNING_MAIL_HOST)
                .filter(setting -> wanted && !settings.isSet(setting))
                .map(setting -> Problem.at(
                        settings.origin(SettingsCatalog.MORNING_MAIL_TO).orElse(""), "TB-BAT-035", setting.key()))
                .toList();
    }
}
