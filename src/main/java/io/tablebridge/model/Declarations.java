package io.tablebridge.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fields as they are declared, in their order. Filled while a catalogue is initialised, only read after that. */
final class Declarations {

    private final Map<String, Field> byName = new LinkedHashMap<>();

    Field field(String name, FieldType type, Set<RecordType> types, String description) {
        return add(new Field(name, type, types, List.of(), description));
    }

    /** One of these words. */
    Field code(String name, Set<RecordType> types, List<String> codes, String description) {
        return add(new Field(name, FieldType.CODE, types, codes, description));
    }

    /** A column of a field with rows: its name is that field's, a dot, and its own. */
    Field column(Field rows, String name, FieldType type, String description) {
        return field(rows.name() + "." + name, type, Set.of(), description);
    }

    Field add(Field field) {
        if (byName.put(field.name(), field) != null) {
            throw new IllegalStateException("declared twice: " + field.name());
        }
        return field;
    }

    Map<String, Field> byName() {
        return byName;
    }
}
