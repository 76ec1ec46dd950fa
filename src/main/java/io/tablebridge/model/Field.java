package io.tablebridge.model;

import java.util.Set;

/**
 * A canonical field: what a mapping file can fill.
 *
 * @param name the word used in mapping files, tables and reports, for example {@code guest.phone}
 * @param type the kind of value it holds
 * @param types the kinds of record that have it
 * @param description one English sentence for the person who writes a mapping
 */
public record Field(String name, FieldType type, Set<RecordType> types, String description) {}
