package io.tablebridge.app.batch;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Sends the message as an e-mail, in both languages. Its {@code Message-ID} stays the same when it is sent again, by which mail
 * programs recognise it.
 */
public final class MailChannel implements MorningChannel {

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    private final MailSettings settings;
    private final List<Locale> languages;
    private final Clock clock;

    /** @param language that stands first, and in the subject */
    public MailChannel(MailSettings settings, Locale language, Clock clock) {
        this.settings = settings;
        this.languages = language.equals(Messages.TAIWAN)
                ? List.of(Messages.TAIWAN, Locale.ENGLISH)
                : List.of(Locale.ENGLISH, Messages.TAIWAN);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void send(MorningMessage message) {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport()) {
            MimeMessage mail = mail(session, message);
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.user().orElse(null),
                    settings.password().map(secret -> secret.reveal()).orElse(null));
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (AuthenticationFailedException e) {
            throw new OperateException(Problem.at(settings.host(), "TB-BAT-034"), e);
        } catch (MessagingException e) {
            throw new OperateException(
                    Problem.at(settings.host(), "TB-BAT-033", e.getClass().getSimpleName()), e);
        }
    }

    private Properties properties() {
        boolean implicit = settings.encryption().equals("tls");
        String kind = implicit ? "smtps" : "smtp";
        String prefix = "mail." + kind + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", kind);
        properties.setProperty(prefix + "auth", Boolean.toString(settings.user().isPresent()));
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", ANSWER_MILLIS);
        properties.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (settings.encryption().equals("starttls")) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }

    private MimeMessage mail(Session session, MorningMessage message) throws MessagingException {
        MimeMessage mail = new Numbered(session, message.id() + "@" + domain());
        mail.setFrom(new InternetAddress(settings.from(), true));
        for (String to : settings.to()) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        }
        mail.setSubject(message.subject(languages.get(0)), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText(
                message.text(languages.get(0)) + "\n" + message.text(languages.get(1)), StandardCharsets.UTF_8.name());
        return mail;
    }

    private String domain() {
        return settings.from().substring(settings.from().indexOf('@') + 1);
    }

    /** A message that keeps the id it was given. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
