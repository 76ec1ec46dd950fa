package io.tablebridge.csv;

/**
 * What stands over a column.
 *
 * @param name the same in every language: what programs go by
 * @param label what people read
 */
public record Heading(String name, String label) {}
