package io.tablebridge.model;

import java.util.List;
import java.util.Set;

/**
 * A canonical field: what a mapping file can fill.
 *
 * @param name the word used in mapping files, tables and reports, for example {@code guest.phone}
 * @param type the kind of value it holds
 * @param types the kinds of record that have it; none for a column of a field with rows
 * @param codes the words that a {@link FieldType#CODE} may hold, none for other types
 * @param description one English sentence for the person who writes a mapping
 */
public record Field(String name, FieldType type, Set<RecordType> types, List<String> codes, String description) {

    public Field {
        types = Set.copyOf(types);
        codes = List.copyOf(codes);
        if ((type == FieldType.CODE) == codes.isEmpty()) {
            throw new IllegalArgumentException(name + ": codes belong to fields of type CODE");
        }
    }
}
