package io.tablebridge.pipeline;

/**
 * How often a field stayed unknown in a record that was taken, because its value could not be read.
 *
 * @param field the canonical field, as mappings name it
 */
public record UnreadableField(String source, String field, long count) {}
