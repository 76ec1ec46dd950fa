package io.tablebridge.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Every setting there is, in the order of the reference. Immutable. */
public final class SettingsCatalog {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    public static final Setting<Path> DATA = Setting.of("tablebridge.data", SettingTypes.PATH, "data");
    public static final Setting<Path> CONFIG = Setting.of("tablebridge.config", SettingTypes.PATH, "config");
    public static final Setting<Path> ROUTES = Setting.of("tablebridge.routes", SettingTypes.PATH, "routes");
    public static final Setting<Path> MAPPINGS = Setting.of("tablebridge.mappings", SettingTypes.PATH, "mappings");
    public static final Setting<Path> BATCHES = Setting.of("tablebridge.batches", SettingTypes.PATH, "config/batches");
    public static final Setting<String> REGION = Setting.of("tablebridge.region", SettingTypes.REGION, "TW");
    public static final Setting<ZoneId> ZONE = Setting.of("tablebridge.zone", SettingTypes.ZONE, "Asia/Taipei");

    public static final Setting<String> DOOR_HOST = Setting.of("tablebridge.door.host", SettingTypes.HOST, "127.0.0.1");
    public static final Setting<Integer> DOOR_PORT =
            Setting.of("tablebridge.door.port", SettingTypes.number(0, 65_535), "8080");
    public static final Setting<List<String>> DOOR_TRUSTED_PROXY =
            Setting.of("tablebridge.door.trusted-proxy", SettingTypes.ADDRESSES);
    public static final Setting<Path> DOOR_TLS_CERTIFICATE =
            Setting.of("tablebridge.door.tls.certificate", SettingTypes.PATH);
    public static final Setting<Path> DOOR_TLS_KEY = Setting.of("tablebridge.door.tls.key", SettingTypes.PATH);
    public static final Setting<Integer> DOOR_IN_FLIGHT =
            Setting.of("tablebridge.door.in-flight", SettingTypes.number(1, 100_000), "256");

    public static final Setting<String> MANAGEMENT_HOST =
            Setting.of("tablebridge.management.host", SettingTypes.LOOPBACK, "127.0.0.1");
    public static final Setting<Integer> MANAGEMENT_PORT =
            Setting.of("tablebridge.management.port", SettingTypes.number(0, 65_535), "8081");

    public static final Setting<Long> JOURNAL_SEGMENT_SIZE =
            Setting.of("tablebridge.journal.segment-size", SettingTypes.bytes(MIB, GIB), "64 MiB");
    public static final Setting<Long> JOURNAL_RESERVE =
            Setting.of("tablebridge.journal.reserve", SettingTypes.bytes(MIB, 1024 * GIB), "256 MiB");
    public static final Setting<Duration> JOURNAL_RETENTION =
            Setting.of("tablebridge.journal.retention", SettingTypes.DURATION, "90d");
    public static final Setting<String> DATABASE_URL = Setting.of("tablebridge.database.url", SettingTypes.JDBC_URL);
    public static final Setting<String> DATABASE_USER = Setting.of("tablebridge.database.user", SettingTypes.WORD_TYPE);
    public static final Setting<Secret> DATABASE_PASSWORD =
            Setting.of("tablebridge.database.password", SettingTypes.SECRET);
    /** What is written for a schedule that there is not to be. */
    public static final String OFF = "off";

    public static final Setting<String> BACKUP_SCHEDULE =
            Setting.of("tablebridge.backup.schedule", SettingTypes.CRON, "0 30 4,10,16,22 * * ?");
    public static final Setting<Integer> BACKUP_KEEP =
            Setting.of("tablebridge.backup.keep", SettingTypes.number(2, 100), "3");
    public static final Setting<Duration> RESEND_WINDOW =
            Setting.of("tablebridge.resend-window", SettingTypes.DURATION, "7d");
    public static final Setting<Long> IMPORT_LARGEST_FILE =
            Setting.of("tablebridge.import.largest-file", SettingTypes.bytes(MIB, 1024 * GIB), "2 GiB");

    public static final Setting<LocalTime> MORNING_AT =
            Setting.of("tablebridge.morning.at", SettingTypes.TIME, "07:00");
    public static final Setting<URI> MORNING_WEBHOOK_URL =
            Setting.of("tablebridge.morning.webhook.url", SettingTypes.WEB_ADDRESS);
    public static final Setting<Secret> MORNING_WEBHOOK_SECRET =
            Setting.of("tablebridge.morning.webhook.secret", SettingTypes.SECRET);

    public static final Setting<List<String>> MORNING_MAIL_TO =
            Setting.of("tablebridge.morning.mail.to", SettingTypes.MAIL);
    public static final Setting<List<String>> MORNING_MAIL_FROM =
            Setting.of("tablebridge.morning.mail.from", SettingTypes.MAIL);
    public static final Setting<String> MORNING_MAIL_HOST =
            Setting.of("tablebridge.morning.mail.host", SettingTypes.HOST);
    public static final Setting<Integer> MORNING_MAIL_PORT =
            Setting.of("tablebridge.morning.mail.port", SettingTypes.number(1, 65_535), "587");
    public static final Setting<String> MORNING_MAIL_ENCRYPTION =
            Setting.of("tablebridge.morning.mail.encryption", SettingTypes.ENCRYPTION, "starttls");
    public static final Setting<String> MORNING_MAIL_USER =
            Setting.of("tablebridge.morning.mail.user", SettingTypes.ACCOUNT);
    public static final Setting<Secret> MORNING_MAIL_PASSWORD =
            Setting.of("tablebridge.morning.mail.password", SettingTypes.SECRET);

    public static final Setting<String> SFTP_HOST = Setting.of("tablebridge.sftp.<name>.host", SettingTypes.HOST);
    public static final Setting<Integer> SFTP_PORT =
            Setting.of("tablebridge.sftp.<name>.port", SettingTypes.number(1, 65_535), "22");
    public static final Setting<String> SFTP_USER = Setting.of("tablebridge.sftp.<name>.user", SettingTypes.ACCOUNT);
    public static final Setting<Path> SFTP_KNOWN_HOSTS =
            Setting.of("tablebridge.sftp.<name>.known-hosts", SettingTypes.PATH, "config/known_hosts");
    public static final Setting<Secret> SFTP_PASSWORD =
            Setting.of("tablebridge.sftp.<name>.password", SettingTypes.SECRET);
    public static final Setting<Path> SFTP_KEY = Setting.of("tablebridge.sftp.<name>.key", SettingTypes.PATH);
    public static final Setting<Secret> SFTP_PASSPHRASE =
            Setting.of("tablebridge.sftp.<name>.passphrase", SettingTypes.SECRET);

    public static final Setting<String> DESTINATION_KIND =
            Setting.of("tablebridge.destination.<name>.kind", SettingTypes.WORD_TYPE);
    public static final Setting<Boolean> DESTINATION_ENABLED =
            Setting.of("tablebridge.destination.<name>.enabled", SettingTypes.YES_NO, "true");
    public static final Setting<Secret> DESTINATION_TOKEN =
            Setting.of("tablebridge.destination.<name>.token", SettingTypes.SECRET);
    public static final Setting<URI> DESTINATION_BASE_URL =
            Setting.of("tablebridge.destination.<name>.base-url", SettingTypes.WEB_ADDRESS);
    public static final Setting<String> DESTINATION_API_VERSION =
            Setting.of("tablebridge.destination.<name>.api-version", SettingTypes.WORD_TYPE);
    public static final Setting<Integer> DESTINATION_FIRST_WRITES =
            Setting.of("tablebridge.destination.<name>.first-writes", SettingTypes.number(1, 1_000_000));
    public static final Setting<Integer> DESTINATION_RATE_LIMIT =
            Setting.of("tablebridge.destination.<name>.rate-limit", SettingTypes.number(1, 10_000));

    private static final List<Setting<?>> ALL = List.of(
            DATA,
            CONFIG,
            ROUTES,
            MAPPINGS,
            BATCHES,
            REGION,
            ZONE,
            DOOR_HOST,
            DOOR_PORT,
            DOOR_TRUSTED_PROXY,
            DOOR_TLS_CERTIFICATE,
            DOOR_TLS_KEY,
            DOOR_IN_FLIGHT,
            MANAGEMENT_HOST,
            MANAGEMENT_PORT,
            JOURNAL_SEGMENT_SIZE,
            JOURNAL_RESERVE,
            JOURNAL_RETENTION,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            BACKUP_SCHEDULE,
            BACKUP_KEEP,
            RESEND_WINDOW,
            IMPORT_LARGEST_FILE,
            MORNING_AT,
            MORNING_WEBHOOK_URL,
            MORNING_WEBHOOK_SECRET,
            MORNING_MAIL_TO,
            MORNING_MAIL_FROM,
            MORNING_MAIL_HOST,
            MORNING_MAIL_PORT,
            MORNING_MAIL_ENCRYPTION,
            MORNING_MAIL_USER,
            MORNING_MAIL_PASSWORD,
            SFTP_HOST,
            SFTP_PORT,
            SFTP_USER,
            SFTP_KNOWN_HOSTS,
            SFTP_PASSWORD,
            SFTP_KEY,
            SFTP_PASSPHRASE,
            DESTINATION_KIND,
            DESTINATION_ENABLED,
            DESTINATION_TOKEN,
            DESTINATION_BASE_URL,
            DESTINATION_API_VERSION,
            DESTINATION_FIRST_WRITES,
            DESTINATION_RATE_LIMIT);

    private SettingsCatalog() {}

    /** Every setting; a family stands there once, with {@code <name>} in its key. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The setting that a written key means; a family's comes back with its name. */
    static Optional<Setting<?>> find(String key) {
        for (Setting<?> setting : ALL) {
            if (setting.template().equals(key) && !setting.isFamily()) {
                return Optional.of(setting);
            }
            Optional<String> name = FamilyKey.name(setting.template(), key);
            if (name.isPresent()) {
                return name.map(setting::named);
            }
        }
        return Optional.empty();
    }

    /** The setting that an environment variable means. */
    static Optional<Setting<?>> findVariable(String variable) {
        for (Setting<?> setting : ALL) {
            if (!setting.isFamily() && setting.variable().equals(variable)) {
                return Optional.of(setting);
            }
            Optional<String> name = FamilyKey.nameInVariable(setting.variable(), variable);
            if (name.isPresent()) {
                return name.map(setting::named);
            }
        }
        return Optional.empty();
    }
}
