package io.tablebridge.app.propose;

import io.tablebridge.normalize.ColumnKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the words mean that tables have for where a record stands, as {@code statuses.txt} has them. Immutable, thread-safe. */
final class StatusWords {

    private final Map<String, Map<String, String>> fields;

    private StatusWords(Map<String, Map<String, String>> fields) {
        this.fields = fields;
    }

    static StatusWords load() {
        return of(ResourceLines.of("statuses.txt"));
    }

    /**
     * @throws IllegalArgumentException when a line is not as it must be, or a word has two meanings
     */
    static StatusWords of(List<String> lines) {
        Map<String, Map<String, String>> fields = new HashMap<>();
        Map<String, String> words = Map.of();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (line.startsWith("[") && line.endsWith("]")) {
                words = fields.computeIfAbsent(line.substring(1, line.length() - 1), field -> new HashMap<>());
            } else if (colon > 0) {
                String code = line.substring(0, colon);
                for (String word : line.substring(colon + 2).split(",")) {
                    String before = words.put(ColumnKey.of(word), code);
                    if (before != null && !before.equals(code)) {
                        throw new IllegalArgumentException(word.strip() + " is both " + before + " and " + code);
                    }
                }
            } else {
                throw new IllegalArgumentException("not a line of the words: " + line);
            }
        }
        return new StatusWords(fields);
    }

    /** Our word for one of a table. */
    Optional<String> find(String field, String word) {
        return Optional.ofNullable(fields.getOrDefault(field, Map.of()).get(ColumnKey.of(word)));
    }
}
