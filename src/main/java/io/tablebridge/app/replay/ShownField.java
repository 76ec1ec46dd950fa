package io.tablebridge.app.replay;

import io.tablebridge.app.replay.GuestDifference.FieldDifference;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.settings.Masking;

/**
 * A field that changes, as it may be shown.
 *
 * @param name as in {@link ProfileFields}
 * @param before its value, masked unless values are asked for; empty for none
 * @param after the same
 */
record ShownField(String name, String before, String after) {

    /** @param values whether personal values are shown; they are masked otherwise */
    static ShownField of(FieldDifference field, boolean values) {
        FieldType type = ProfileFields.typeOf(field.name()).orElse(FieldType.TEXT);
        return new ShownField(
                field.name(),
                values ? field.before() : masked(type, field.before()),
                values ? field.after() : masked(type, field.after()));
    }

    private static String masked(FieldType type, String value) {
        if (value.isEmpty()) {
            return value;
        }
        return switch (type) {
            case PHONE -> Masking.phone(value);
            case EMAIL -> Masking.email(value);
            case NAME -> Masking.name(value);
            case INTEGER, DECIMAL, BOOLEAN, STATUS, CODE, MONEY, DATE_TIME, INSTANT -> value;
            case TEXT, TEXTS, DATE, MONTH_DAY, ROWS -> Masking.HIDDEN;
        };
    }

    /** The name only: values may be personal data. */
    @Override
    public String toString() {
        return name;
    }
}
