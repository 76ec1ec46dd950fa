package io.tablebridge.app.batch;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Secret;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An account at an SFTP server, as the settings have it.
 *
 * @param knownHosts the file with the server's key
 * @param key the file with the account's private key
 * @param passphrase what opens that
 */
record SftpAccount(
        String host,
        int port,
        String user,
        Path knownHosts,
        Optional<Secret> password,
        Optional<Path> key,
        Optional<Secret> passphrase) {

    /**
     * The account of this name.
     *
     * @throws OperateException when something of it is missing
     */
    static SftpAccount of(Settings settings, String name) {
        Optional<Secret> password = settings.find(SettingsCatalog.SFTP_PASSWORD.named(name));
        Optional<Path> key = settings.find(SettingsCatalog.SFTP_KEY.named(name)).map(settings::beside);
        if (password.isEmpty() && key.isEmpty()) {
            throw missing(SettingsCatalog.SFTP_PASSWORD.named(name).key());
        }
        return new SftpAccount(
                settings.find(SettingsCatalog.SFTP_HOST.named(name))
                        .orElseThrow(() ->
                                missing(SettingsCatalog.SFTP_HOST.named(name).key())),
                settings.get(SettingsCatalog.SFTP_PORT.named(name)),
                settings.find(SettingsCatalog.SFTP_USER.named(name))
                        .orElseThrow(() ->
                                missing(SettingsCatalog.SFTP_USER.named(name).key())),
                settings.path(SettingsCatalog.SFTP_KNOWN_HOSTS.named(name)),
                password,
                key,
                settings.find(SettingsCatalog.SFTP_PASSPHRASE.named(name)));
    }

    private static OperateException missing(String setting) {
        return new OperateException(Problem.at("", "TB-BAT-045", setting));
    }

    /** Where it is. */
    String place() {
        return host + ":" + port;
    }
}
