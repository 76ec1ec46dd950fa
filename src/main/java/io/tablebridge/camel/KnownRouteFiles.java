package io.tablebridge.camel;

import io.tablebridge.settings.LogLine;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which route files passed all checks, by their hash, so that an unchanged file is not checked again at each
 * start; and what their last good version said, so that it goes on at the next start when the file was broken since, or at
 * least its doors don't become unknown addresses. Losing the file, or being unable to read it, costs no more than that.
 */
final class KnownRouteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(KnownRouteFiles.class);

    /** No file's name begins like this. */
    private static final String GOOD = "good/";

    private final Path file;
    private final String release;
    private final Properties known = new Properties();

    private KnownRouteFiles(Path file, String release) {
        this.file = file;
        this.release = release;
    }

    /**
     * @param release of Tablebridge and Camel: what passed an older one's checks is checked again
     */
    static KnownRouteFiles read(Path file, String release) throws IOException {
        KnownRouteFiles files = new KnownRouteFiles(file, release);
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                files.known.load(in);
            } catch (CharacterCodingException | IllegalArgumentException e) {
                LOG.warn("{}", LogLine.of("camel.log.known", file.getFileName()));
                files.known.clear();
            }
        }
        return files;
    }

    /** Whether this version was in force last. */
    boolean has(CheckedRoutes.Good file) {
        return passed(file.name(), file.document().text());
    }

    boolean passed(String name, String text) {
        return parts(name)[0].equals(hash(text));
    }

    /** Sources by path, of the last version that passed. */
    Map<String, String> doors(String name) {
        Map<String, String> doors = new HashMap<>();
        String[] parts = parts(name);
        for (int i = 1; i + 1 < parts.length; i += 2) {
            doors.put(parts[i], parts[i + 1]);
        }
        return doors;
    }

    /** The text of the last version that passed. */
    Optional<String> good(String name) {
        return Optional.ofNullable(known.getProperty(GOOD + name));
    }

    void remember(String name, String text, List<EndpointUse> doors) {
        List<String> parts = new ArrayList<>(List.of(hash(text)));
        doors.forEach(door -> parts.addAll(List.of(door.path(), door.source())));
        known.setProperty(name, String.join("\t", parts));
        known.setProperty(GOOD + name, text);
    }

    void forget(String name) {
        known.remove(name);
        known.remove(GOOD + name);
    }

    void write() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(fresh)) {
            known.store(out, "Route files that passed all checks; may be deleted");
        }
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String[] parts(String name) {
        return known.getProperty(name, "").split("\t", -1);
    }

    private String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(release.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
