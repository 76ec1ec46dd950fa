package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tablebridge.settings.WatchedFolder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the tables that a mapping file names into its text. */
final class TableFiles {

    /** The key under which a mapping's text carries the files it names. */
    static final String EMBEDDED = "embedded";

    /** The largest table file. */
    static final int MAX_BYTES = 131_072;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}\\.csv");
    private static final Pattern UNSPOKEN = Pattern.compile("[\\x7f-\\x9f\\ufeff\\ufffe\\uffff]");

    /** The whole texts of mapping files, for who watches them. */
    static final WatchedFolder.Texts TEXTS = new WatchedFolder.Texts() {

        @Override
        public String of(Path mapping) throws IOException {
            return MappingFolder.text(mapping);
        }

        @Override
        public boolean dependsOnOthers(String text) {
            return mayNameFiles(text);
        }
    };

    private TableFiles() {}

    /**
     * The text with the tables it names, as one mapping file. A table that can't be read is left out; compiling says so.
     *
     * @param mapping its file; the tables lie beside it
     */
    static String embed(String yaml, Path mapping) throws IOException {
        if (!mayNameFiles(yaml) || yaml.length() > YamlFile.MAX_LENGTH) {
            return yaml;
        }
        StringBuilder text = new StringBuilder();
        for (String file : files(yaml)) {
            Optional<String> table = read(mapping.resolveSibling(file));
            table.ifPresent(rows -> text.append("  ")
                    .append(quoted(file))
                    .append(": ")
                    .append(quoted(rows))
                    .append('\n'));
        }
        return text.isEmpty() ? yaml : yaml + "\n" + EMBEDDED + ":\n" + text;
    }

    /** Also when they are not there yet. */
    private static boolean mayNameFiles(String yaml) {
        return yaml.contains("tables:");
    }

    private static Set<String> files(String yaml) {
        Problems problems = new Problems("");
        Set<String> files = new TreeSet<>();
        YamlFile.read(yaml, problems)
                .map(keys -> new Section(keys, problems))
                .flatMap(root -> root.section("tables"))
                .ifPresent(tables -> tables.entries().values().forEach(entry -> {
                    if (entry.value() instanceof YamlNode.Scalar name
                            && NAME.matcher(name.text()).matches()) {
                        files.add(name.text());
                    }
                }));
        return files;
    }

    private static Optional<String> read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** JSON's quotes are YAML's; YAML wants some more characters written as numbers. */
    private static String quoted(String text) {
        return UNSPOKEN.matcher(TextNode.valueOf(text).toString())
                .replaceAll(found -> Matcher.quoteReplacement(
                        String.format("\\u%04x", (int) found.group().charAt(0))));
    }
}
