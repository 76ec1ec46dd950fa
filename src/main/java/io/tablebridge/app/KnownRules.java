package io.tablebridge.app;

import io.tablebridge.journal.Journal;
import io.tablebridge.model.Sha256;
import io.tablebridge.operate.backup.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Remembers which mapping texts the journal has last been told, by their hash, so that an unchanged folder costs nothing
 * at start. Only a memory: when it is lost, the journal is told once more, which does no harm.
 */
final class KnownRules {

    private static final String JOURNAL = "journal";
    private static final String RULE = "rule.";

    private final Path file;
    private final String journalId;

    KnownRules(Path file, String journalId) {
        this.file = file;
        this.journalId = journalId;
    }

    static KnownRules of(DataFolder folder, Journal journal) {
        return new KnownRules(folder.root().resolve("rules.known"), journal.id());
    }

    /** The hash of each mapping the journal was told, by name; empty when it is another journal's memory. */
    Map<String, String> read() throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(in);
            } catch (IllegalArgumentException e) {
                return Map.of(); // a torn memory is no memory
            }
        }
        Map<String, String> known = new TreeMap<>();
        if (journalId.equals(properties.getProperty(JOURNAL))) {
            properties.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(RULE))
                    .forEach(key -> known.put(key.substring(RULE.length()), properties.getProperty(key)));
        }
        return known;
    }

    void write(Map<String, String> known) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(JOURNAL, journalId);
        known.forEach((name, hash) -> properties.setProperty(RULE + name, hash));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (var out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            properties.store(out, null);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The journal may have lost what it was told. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    static String hash(String release, String text) {
        return Sha256.hex(release + '\0' + text);
    }
}
