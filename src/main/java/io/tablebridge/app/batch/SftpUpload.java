package io.tablebridge.app.batch;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Puts files on an SFTP server. A server whose key is not known is refused. A file appears under its name when it is whole:
 * until then it has a dot before and {@code .part} behind it. Each step takes a limited time. One thread.
 */
final class SftpUpload {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 30_000;

    private final SftpAccount account;

    SftpUpload(SftpAccount account) {
        this.account = account;
    }

    /**
     * Puts a file into a folder, in place of one of the same name.
     *
     * @throws OperateException when it could not be put there; a mistake when a person must act before it can
     */
    void put(Path file, String folder) {
        Session session = null;
        ChannelSftp channel = null;
        try {
            session = session();
            session.connect(CONNECT_MILLIS);
            channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(CONNECT_MILLIS);
            put(channel, file, folder);
        } catch (JSchException e) {
            throw failure(e);
        } catch (SftpException | IOException e) {
            throw failed(e.getClass().getSimpleName() + ((e instanceof SftpException sftp) ? " " + sftp.id : ""), e);
        } finally {
            if (channel != null) {
                channel.disconnect();
            }
            if (session != null) {
                session.disconnect();
            }
        }
    }

    private Session session() throws JSchException {
        JSch client = new JSch();
        identify(client);
        Session session = client.getSession(account.user(), account.host(), account.port());
        account.password().map(Secret::reveal).ifPresent(session::setPassword);
        Properties how = new Properties();
        how.setProperty("StrictHostKeyChecking", "yes");
        how.setProperty(
                "PreferredAuthentications", account.key().isPresent() ? "publickey" : "password,keyboard-interactive");
        session.setConfig(how);
        session.setTimeout(ANSWER_MILLIS);
        return session;
    }

    private void identify(JSch client) {
        Path unread = account.knownHosts();
        try (InputStream hosts = Files.newInputStream(unread)) {
            client.setKnownHosts(hosts);
            if (account.key().isPresent()) {
                unread = account.key().get();
                byte[] passphrase = account.passphrase()
                        .map(secret -> secret.reveal().getBytes(StandardCharsets.UTF_8))
                        .orElse(new byte[0]);
                client.addIdentity(account.user(), Files.readAllBytes(unread), null, passphrase);
            }
        } catch (IOException | JSchException e) {
            throw OperateException.mistake(Problem.at(account.place(), "TB-BAT-043", unread));
        }
    }

    private void put(ChannelSftp channel, Path file, String folder) throws SftpException, IOException {
        String name = String.valueOf(file.getFileName());
        String before = folder.endsWith("/") ? folder : folder + "/";
        String part = before + "." + name + ".part";
        try (InputStream content = Files.newInputStream(file)) {
            channel.put(content, part, ChannelSftp.OVERWRITE);
        }
        long arrived = channel.stat(part).getSize();
        if (arrived != Files.size(file)) {
            throw new OperateException(Problem.at(account.place(), "TB-BAT-044", arrived, Files.size(file)));
        }
        rename(channel, part, before + name);
    }

    /** Servers without OpenSSH's own way of renaming refuse a name that is taken. */
    private static void rename(ChannelSftp channel, String part, String name) throws SftpException {
        try {
            channel.rename(part, name);
        } catch (SftpException taken) {
            channel.rm(name);
            channel.rename(part, name);
        }
    }

    private OperateException failure(JSchException e) {
        if (e instanceof JSchHostKeyException) {
            return OperateException.mistake(Problem.at(account.place(), "TB-BAT-040", account.knownHosts()));
        }
        if (String.valueOf(e.getMessage()).startsWith("Auth")) {
            return OperateException.mistake(Problem.at(account.place(), "TB-BAT-041"));
        }
        return failed(e.getClass().getSimpleName(), e);
    }

    private OperateException failed(String why, Exception e) {
        return new OperateException(Problem.at(account.place(), "TB-BAT-042", why), e);
    }
}
