package io.tablebridge.mapping;

import io.tablebridge.settings.Problem;

/**
 * A value that could not be read.
 *
 * @param field the canonical field that stays unknown because of it; of a row, with its number from 0: {@code
 *     lines/3/quantity}
 * @param problem what was wrong, where in the event and in the mapping file, and what to do; never the value itself
 */
public record FieldError(String field, Problem problem) {

    /** The field, whichever row it is in: {@code lines/*}{@code /quantity}. */
    public String fieldOfAnyRow() {
        int first = field.indexOf('/');
        return first < 0
                ? field
                : field.substring(0, first) + field.substring(first).replaceFirst("^/\\d+", "/*");
    }
}
