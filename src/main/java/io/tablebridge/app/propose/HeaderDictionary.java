package io.tablebridge.app.propose;

import io.tablebridge.model.RecordType;
import io.tablebridge.normalize.ColumnKey;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words by which tables call their columns, as {@code headers.txt} has them. Immutable, thread-safe. */
final class HeaderDictionary {

    private static final Pattern SECTION = Pattern.compile("\\[([A-Za-z.]+)\\] +looks: ([a-z]+) +records: ([a-z ]+)");
    private static final Pattern WORDS = Pattern.compile("([a-zA-Z-]+): (.+)");

    /** Before a word that is only a general one. */
    private static final String GENERAL = "~";

    private final Map<RecordType, Map<String, Meaning>> words;

    private HeaderDictionary(Map<RecordType, Map<String, Meaning>> words) {
        this.words = words;
    }

    static HeaderDictionary load() {
        return of(ResourceLines.of("headers.txt"));
    }

    /**
     * @throws IllegalArgumentException when a line is not as it must be, or a word has two meanings within a record
     */
    static HeaderDictionary of(List<String> lines) {
        Map<RecordType, Map<String, Meaning>> words = new EnumMap<>(RecordType.class);
        Optional<Matcher> section = Optional.empty();
        for (String line : lines) {
            Matcher begins = SECTION.matcher(line);
            Matcher named = WORDS.matcher(line);
            if (begins.matches()) {
                section = Optional.of(begins);
            } else if (named.matches() && section.isPresent()) {
                Matcher in = section.get();
                for (String word : named.group(2).split(",")) {
                    add(words, in, word.strip());
                }
            } else {
                throw new IllegalArgumentException("not a line of the dictionary: " + line);
            }
        }
        return new HeaderDictionary(words);
    }

    private static void add(Map<RecordType, Map<String, Meaning>> words, Matcher section, String word) {
        boolean general = word.startsWith(GENERAL);
        Meaning meaning = new Meaning(section.group(1), Look.of(section.group(2)), general);
        String key = ColumnKey.of(general ? word.substring(1) : word);
        for (String code : section.group(3).strip().split(" ")) {
            RecordType type = Arrays.stream(RecordType.values())
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no record " + code));
            Meaning before =
                    words.computeIfAbsent(type, each -> new HashMap<>()).put(key, meaning);
            if (before != null && !before.equals(meaning)) {
                throw new IllegalArgumentException(word + " is both " + before.field() + " and " + meaning.field());
            }
        }
    }

    /** What a column of this name means in such a record. */
    Optional<Meaning> find(RecordType type, String column) {
        return Optional.ofNullable(words.getOrDefault(type, Map.of()).get(ColumnKey.of(column)));
    }
}
