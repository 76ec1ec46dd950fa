package io.tablebridge.app;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Somebody's SFTP server, with a key of its own at each start, whose lines can break. */
final class SftpServer implements AutoCloseable {

    static final String USER = "bridge";
    static final String PASSWORD = "a password of a test";

    private final SshServer server;
    private final KeyPair key;
    private final AtomicInteger breaks = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();

    private SftpServer(Path root) throws IOException {
        try {
            java.security.KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator("EC");
            generator.initialize(256);
            key = generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> {
            logins.incrementAndGet();
            return user.equals(USER) && password.equals(PASSWORD);
        });
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Breaking());
        server.setSubsystemFactories(List.of(sftp));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.start();
    }

    static SftpServer start(Path root) throws IOException {
        return new SftpServer(root);
    }

    int port() {
        return server.getPort();
    }

    /** How often anybody gave a password. */
    int logins() {
        return logins.get();
    }

    /** Breaks the line in the middle of so many files. */
    void breakNext(int files) {
        breaks.set(files);
    }

    /** Writes down the key of this server. */
    Path knownHosts(Path file) throws IOException {
        String line = "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
        return Files.writeString(file, line);
    }

    private final class Breaking implements SftpEventListener {

        @Override
        public void writing(
                ServerSession session, String handle, FileHandle file, long offset, byte[] data, int from, int length)
                throws IOException {
            if (breaks.getAndDecrement() > 0) {
                session.close(true);
                throw new IOException("the line is broken");
            }
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            if (Files.exists(to) && options.isEmpty()) {
                throw new IOException("the name is taken");
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
