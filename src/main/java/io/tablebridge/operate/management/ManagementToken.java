package io.tablebridge.operate.management;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The token for the management port: drawn at each start, in a file that only its owner can read. Thread-safe. */
final class ManagementToken {

    private final byte[] token;

    private ManagementToken(String token) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Draws a token and writes it to the file in place of an older one.
     *
     * @throws OperateException when the file can't be written
     */
    static ManagementToken draw(Path file) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, ownerOnly(file));
            Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(file.toString(), "TB-OPS-051", e.getClass().getSimpleName()), e);
        }
        return new ManagementToken(text);
    }

    /** Compares without telling by its time how much of it was right. */
    boolean matches(String presented) {
        return MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
    }

    private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean posix = folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return "management token";
    }
}
