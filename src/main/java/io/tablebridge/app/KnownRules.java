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
 * at start, and what outbound mappings said, so that they go on when their files were broken since. Only a memory: when
 * it is lost, the journal is told once more, which does no harm.
 */
final class KnownRules {

    private static final String JOURNAL = "journal";
    private static final String RULE = "rule.";
    private static final String OUTBOUND = "outbound.";

    /** The hash of no text. */
    static final String UNTOLD = "";

    private final Path file;
    private final String journalId;

    KnownRules(Path file, String journalId) {
        this.file = file;
        this.journalId = journalId;
    }

    /** Whatever journal the memory belongs to: for who only wants to look. */
    static KnownRules ofAnyJournal(Path file) throws IOException {
        return new KnownRules(file, properties(file).getProperty(JOURNAL, ""));
    }

    static KnownRules of(DataFolder folder, Journal journal) {
        return new KnownRules(folder.root().resolve("rules.known"), journal.id());
    }

    /** The hash of each mapping the journal was told, by name; empty when it is another journal's memory. */
    Map<String, String> read() throws IOException {
        return read(RULE);
    }

    /** The text of each outbound mapping that was in force last, by name; empty when it is another journal's memory. */
    Map<String, String> outbound() throws IOException {
        return read(OUTBOUND);
    }

    private Map<String, String> read(String kind) throws IOException {
        Properties properties = properties(file);
        Map<String, String> known = new TreeMap<>();
        if (journalId.equals(properties.getProperty(JOURNAL))) {
            properties.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(kind))
                    .forEach(key -> known.put(key.substring(kind.length()), properties.getProperty(key)));
        }
        return known;
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(in);
            } catch (IllegalArgumentException e) {
                return new Properties(); // a torn memory is no memory
            }
        }
        return properties;
    }

    void write(Map<String, String> known, Map<String, String> outbound) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(JOURNAL, journalId);
        outbound.forEach((name, text) -> properties.setProperty(OUTBOUND + name, text));
        known.forEach((name, hash) -> properties.setProperty(RULE + name, hash));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (var out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
            properties.store(out, null);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The journal may have lost what it was told: the names stay, and each text is told when it is seen again. */
    void forget() throws IOException {
        Map<String, String> untold = read();
        untold.replaceAll((name, hash) -> UNTOLD);
        write(untold, outbound());
    }

    static String hash(String release, String text) {
        return Sha256.hex(release + '\0' + text);
    }
}
