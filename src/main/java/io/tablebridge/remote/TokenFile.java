package io.tablebridge.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps the newest refresh token of one account, for its owner only, whole or not at all. It counts only as the successor of
 * the token that a person set: when that one is changed, what was kept is forgotten. Thread-safe.
 */
public final class TokenFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_BYTES = 64 * 1024L;

    private final Path file;

    /**
     * @param folder for the owner's eyes only; made when a token is first kept
     * @param account names the file: lower-case letters, digits and hyphens
     * @throws IllegalArgumentException when the name is none
     */
    public TokenFile(Path folder, String account) {
        if (!account.matches("[a-z0-9-]{1,200}")) {
            throw new IllegalArgumentException("no name of an account: " + account);
        }
        this.file = folder.resolve(account + ".token");
    }

    /** Does something from asking for the newest token to keeping its successor, while nobody else does. */
    synchronized <T> T exclusively(Supplier<T> work) {
        return work.get();
    }

    /**
     * The newest successor of a token, or the token itself.
     *
     * @throws UncheckedIOException when what was kept can't be read
     */
    synchronized String newest(String first) {
        if (!Files.exists(file)) {
            return first;
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("too large to be a token: " + file.getFileName());
            }
            JsonNode kept = JSON.readTree(Files.readAllBytes(file));
            String token = kept.path("token").asText("");
            return kept.path("successorOf").asText("").equals(mark(first)) && !token.isEmpty() ? token : first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps a successor; it is on the device when this returns.
     *
     * @throws UncheckedIOException when it can't be kept
     */
    synchronized void keep(String first, String newest) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("the root folder holds no tokens");
        }
        try {
            boolean posix = make(folder);
            Path unfinished = folder.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(unfinished);
            if (posix) {
                Files.createFile(
                        unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            String text = JSON.createObjectNode()
                    .put("successorOf", mark(first))
                    .put("token", newest)
                    .toString();
            try (FileChannel channel =
                    FileChannel.open(unfinished, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (posix) {
                try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                    entries.force(true);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether the system knows owners' rights */
    private static boolean make(Path folder) throws IOException {
        Files.createDirectories(folder);
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        if (posix) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return posix;
    }

    /** Of the first token only its hash is kept. */
    static String mark(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
