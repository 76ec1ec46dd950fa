package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.mapping.YamlNode.Scalar;
import io.tablebridge.model.Field;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.ReservationStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads tables of words and what they mean in a field. */
final class TableReader {

    static final List<String> STATUSES = Arrays.stream(ReservationStatus.values())
            .map(ReservationStatus::code)
            .toList();

    private final Problems problems;

    TableReader(Problems problems) {
        this.problems = problems;
    }

    /** The words that a field may hold, where they are a closed list. */
    static List<String> codes(Field field) {
        return field.type() == FieldType.STATUS ? STATUSES : field.codes();
    }

    Transform read(Field field, Section values) {
        Map<String, Outcome> meanings = new HashMap<>();
        values.entries().forEach((word, entry) -> {
            Outcome meaning = meaning(field, entry);
            if (meanings.put(ValueKey.of(word), meaning) != null) {
                problems.add(entry.line(), "TB-MAP-011", word);
            }
        });
        return new ValueTable(Map.copyOf(meanings));
    }

    /** What a word of the source means; {@code null} is for words that say nothing. */
    private Outcome meaning(Field field, Entry entry) {
        if (!(entry.value() instanceof Scalar scalar)) {
            problems.add(entry.line(), "TB-MAP-013", field.name(), "word: value");
            return Outcome.NOTHING;
        }
        String text = scalar.text();
        if (scalar.isNull()) {
            return Outcome.NOTHING;
        }
        switch (field.type()) {
            case STATUS, CODE -> expect(entry, text, codes(field));
            case BOOLEAN -> expect(entry, text, List.of("true", "false"));
            case TEXT, TEXTS -> {}
            default -> problems.add(entry.line(), "TB-MAP-027", field.name());
        }
        return new Outcome.Value(
                switch (field.type()) {
                    case BOOLEAN -> text.equals("true");
                    case TEXTS -> List.of(text);
                    default -> text;
                });
    }

    private void expect(Entry entry, String text, List<String> known) {
        if (!known.contains(text)) {
            problems.addImpossible(entry.line(), text, known);
        }
    }
}
