package io.tablebridge.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Secret;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.SettingsLoader;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The message of the morning as an e-mail. */
class MailChannelTest {

    private static final MorningMessage MESSAGE = new MorningMessage(
            "morning-2026-11-21",
            LocalDate.of(2026, 11, 21),
            List.of(
                    Problem.at("", "batch.morning.exported", "list", 5, "list.csv"),
                    Problem.at("bookings", "TB-BAT-105", "2026-11-21 02:00")));

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T23:00:00Z"), ZoneOffset.UTC);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailChannel channel(String encryption, Optional<String> user, Optional<Secret> password) {
        return new MailChannel(
                new MailSettings(
                        List.of("manager@example.com", "chef@example.com"),
                        "bridge@example.com",
                        "127.0.0.1",
                        server.getSmtp().getPort(),
                        encryption,
                        user,
                        password),
                Messages.TAIWAN,
                clock);
    }

    private static Optional<Secret> password(Path folder, String text) {
        Settings settings = new SettingsLoader(Map.of("PASSWORD", text), folder)
                .load(new Properties(), Map.of("tablebridge.morning.mail.password", "env:PASSWORD"));
        return settings.find(SettingsCatalog.MORNING_MAIL_PASSWORD);
    }

    @Test
    void bothLanguagesStandInItAndItsIdStaysTheSame() throws Exception {
        MailChannel channel = channel("none", Optional.empty(), Optional.empty());
        channel.send(MESSAGE);
        channel.send(MESSAGE);
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).as("two of each").hasSize(4);
        assertThat(received[0].getSubject()).isEqualTo("Tablebridge 2026-11-21：有 1 件事需要查看");
        assertThat(received[0].getContent().toString())
                .contains("TB-BAT-105 bookings: 2026-11-21 02:00 的檔案還沒有來")
                .contains("TB-BAT-105 bookings: No file has come for 2026-11-21 02:00");
        assertThat(List.of(received))
                .extracting(MimeMessage::getMessageID)
                .containsOnly("<morning-2026-11-21@example.com>");
    }

    @Test
    void whoMustLogInDoesAndAWrongPasswordIsTold(@TempDir Path folder) {
        server.setUser("bridge@example.com", "bridge", "right");
        channel("none", Optional.of("bridge"), password(folder, "right")).send(MESSAGE);
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThatThrownBy(() -> channel("none", Optional.of("bridge"), password(folder, "wrong"))
                        .send(MESSAGE))
                .hasMessageContaining("TB-BAT-034")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void nothingIsSentInTheClearWhereThatWasNotAskedFor() {
        for (String encryption : List.of("starttls", "tls")) {
            assertThatThrownBy(() -> channel(encryption, Optional.empty(), Optional.empty())
                            .send(MESSAGE))
                    .hasMessageContaining("TB-BAT-033");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsTold() {
        MailChannel channel = channel("none", Optional.empty(), Optional.empty());
        server.stop();
        assertThatThrownBy(() -> channel.send(MESSAGE)).hasMessageContaining("TB-BAT-033 127.0.0.1");
    }
}
