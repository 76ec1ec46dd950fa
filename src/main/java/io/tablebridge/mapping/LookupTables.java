package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.mapping.YamlNode.Keys;
import io.tablebridge.mapping.YamlNode.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The {@code tables:} of a mapping file, each written out there or in a CSV file beside it. What such a file held when the
 * mapping came into force is part of the mapping's text, so that a catch-up looks up the same.
 */
final class LookupTables {

    /** The most rows of a table. */
    static final int MAX_ROWS = 10_000;

    private final Problems problems;
    private final Map<String, Keys> tables = new LinkedHashMap<>();

    LookupTables(Problems problems) {
        this.problems = problems;
    }

    LookupTables read(Section root) {
        Optional<Section> files = root.section(TableFiles.EMBEDDED);
        root.section("tables").ifPresent(section -> section.entries().forEach((name, entry) -> {
            if (entry.value() instanceof Keys keys) {
                limit(entry.line(), name, keys.entries().size());
                tables.put(name, keys);
            } else {
                section.text(name).ifPresent(file -> tables.put(name, file(entry.line(), file, files)));
            }
        }));
        return this;
    }

    /** The table after {@code lookup:}; a problem when there is none of that name. */
    Optional<Section> named(Section rule) {
        Optional<String> name = rule.text("lookup");
        Optional<Keys> table = name.map(tables::get);
        if (name.isPresent() && table.isEmpty()) {
            problems.addUnknown(rule.lineOf("lookup"), "TB-MAP-058", name.get(), tables.keySet());
        }
        return table.map(keys -> new Section(keys, problems));
    }

    private void limit(int line, String table, int rows) {
        if (rows == 0 || rows > MAX_ROWS) {
            problems.add(line, "TB-MAP-061", table, rows, MAX_ROWS);
        }
    }

    private Keys file(int line, String file, Optional<Section> files) {
        Optional<String> text = files.filter(section -> section.has(file)).flatMap(section -> section.text(file));
        Map<String, Entry> rows = new LinkedHashMap<>();
        if (text.isEmpty()) {
            problems.add(line, "TB-MAP-059", file, TableFiles.MAX_BYTES);
            return new Keys(rows, line);
        }
        try (CSVParser parser = CSVParser.parse(text.get(), CSVFormat.RFC4180)) {
            for (CSVRecord row : parser) {
                if (!row(line, row, rows)) {
                    problems.add(line, "TB-MAP-060", file, row.getRecordNumber());
                    return new Keys(rows, line);
                }
            }
        } catch (UncheckedIOException | IOException e) {
            problems.add(line, "TB-MAP-060", file, rows.size() + 1);
            return new Keys(rows, line);
        }
        limit(line, file, rows.size());
        return new Keys(rows, line);
    }

    /** Whether it can be used. */
    private static boolean row(int line, CSVRecord row, Map<String, Entry> rows) {
        List<String> cells = row.toList().stream().map(String::strip).toList();
        if (cells.equals(List.of(""))) {
            return true;
        }
        // A spreadsheet marks the file's beginning with a character that nobody sees.
        String word = cells.get(0).startsWith("\uFEFF") ? cells.get(0).substring(1) : cells.get(0);
        if (cells.size() != 2 || word.isEmpty() || rows.containsKey(word)) {
            return false;
        }
        rows.put(word, new Entry(line, new Scalar(cells.get(1), cells.get(1).isEmpty(), line)));
        return true;
    }
}
