package io.tablebridge.pipeline;

/** How often a field of a mapping could not be read for the same reason. */
public record FieldErrorCount(String source, String mapping, String field, String code, long count) {}
