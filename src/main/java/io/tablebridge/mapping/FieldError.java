package io.tablebridge.mapping;

import io.tablebridge.settings.Problem;

/**
 * A value that could not be read.
 *
 * @param field the canonical field that stays unknown because of it
 * @param problem what was wrong, where in the event and in the mapping file, and what to do; never the value itself
 */
public record FieldError(String field, Problem problem) {}
