package io.tablebridge.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a properties file (UTF-8) and keeps the line of each key, which {@link Properties} forgets. */
final class SettingsFile {

    private static final long MOST_BYTES = 1 << 20;

    private final Map<String, Written> entries = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** A value and where it stands. */
    record Written(String value, String place) {}

    private SettingsFile() {}

    static SettingsFile read(Path file) {
        SettingsFile read = new SettingsFile();
        if (!Files.exists(file)) {
            return read;
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                read.problems.add(Problem.at(file.toString(), "TB-SET-001"));
                return read;
            }
            read.parse(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (MalformedInputException e) {
            read.problems.add(Problem.at(file.toString(), "TB-SET-009"));
        } catch (IOException e) {
            read.problems.add(
                    Problem.at(file.toString(), "TB-SET-002", e.getClass().getSimpleName()));
        }
        return read;
    }

    Map<String, Written> entries() {
        return entries;
    }

    List<Problem> problems() {
        return problems;
    }

    private void parse(String file, List<String> lines) throws IOException {
        int number = 0;
        while (number < lines.size()) {
            int first = number;
            StringBuilder logical = new StringBuilder(lines.get(number));
            while (continues(lines.get(number)) && number + 1 < lines.size()) {
                number++;
                logical.append('\n').append(lines.get(number));
            }
            number++;
            parseOne(file + ":" + (first + 1), logical.toString());
        }
    }

    private void parseOne(String place, String text) throws IOException {
        Properties one = new Properties();
        try {
            one.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.at(place, "TB-SET-010"));
            return;
        }
        for (String key : one.stringPropertyNames()) {
            Written before =
                    entries.putIfAbsent(key, new Written(one.getProperty(key).strip(), place));
            if (before != null) {
                problems.add(Problem.at(place, "TB-SET-011", key, before.place()));
            }
        }
    }

    private static boolean continues(String line) {
        String start = line.stripLeading();
        if (start.startsWith("#") || start.startsWith("!")) {
            return false;
        }
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
