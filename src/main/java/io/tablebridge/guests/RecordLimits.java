package io.tablebridge.guests;

import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import java.util.List;
import java.util.Map;

/** How long ids and values may be: longer than any platform's, short enough for the tables. */
final class RecordLimits {

    static final int SOURCE = 100;
    static final int EXTERNAL_ID = 200;
    private static final int PART = 200;
    private static final int VENUE = 200;
    private static final int SCHEME = 50;
    private static final int TEXT = 10_000;
    private static final int LIST_TEXT = 500;
    private static final int LIST_SIZE = 100;
    private static final int ROWS = 1_000;
    /** What a number, a date or an amount takes. */
    private static final int OTHER = 32;

    private static final int ALL_TEXTS = 60_000;

    private RecordLimits() {}

    static boolean allow(CanonicalRecord record) {
        return record.key().source().length() <= SOURCE
                && record.key().externalId().length() <= EXTERNAL_ID
                && record.part().length() <= PART
                && record.venue().length() <= VENUE
                && record.version().scheme().length() <= SCHEME
                && size(record.fields().asMap()) <= ALL_TEXTS;
    }

    private static long size(Map<String, Object> values) {
        return values.values().stream().mapToLong(RecordLimits::size).sum();
    }

    private static long size(Object value) {
        if (value instanceof String text) {
            return text.length() > TEXT ? ALL_TEXTS + 1 : text.length();
        }
        if (!(value instanceof List<?> elements)) {
            return OTHER;
        }
        boolean rows = !elements.isEmpty() && elements.get(0) instanceof Fields;
        return rows ? rowsSize(elements) : listSize(elements);
    }

    private static long rowsSize(List<?> rows) {
        return rows.size() > ROWS
                ? ALL_TEXTS + 1L
                : rows.stream().mapToLong(row -> size(((Fields) row).asMap())).sum();
    }

    private static long listSize(List<?> texts) {
        boolean fits = texts.size() <= LIST_SIZE
                && texts.stream().allMatch(text -> text instanceof String s && s.length() <= LIST_TEXT);
        return fits ? texts.stream().mapToLong(text -> ((String) text).length()).sum() : ALL_TEXTS + 1L;
    }
}
