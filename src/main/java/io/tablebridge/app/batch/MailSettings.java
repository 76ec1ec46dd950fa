package io.tablebridge.app.batch;

import io.tablebridge.settings.Secret;
import java.util.List;
import java.util.Optional;

/**
 * How e-mails are sent.
 *
 * @param host of the mail server
 * @param encryption {@code starttls}, {@code tls} or {@code none}
 * @param user empty where nobody logs in
 */
public record MailSettings(
        List<String> to,
        String from,
        String host,
        int port,
        String encryption,
        Optional<String> user,
        Optional<Secret> password) {

    public MailSettings {
        to = List.copyOf(to);
    }
}
