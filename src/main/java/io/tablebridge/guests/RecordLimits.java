package io.tablebridge.guests;

import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import io.tablebridge.model.StorableText;
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
    private static final int ALL_TEXTS = 60_000;

    /** What the table takes of all values together, as they are written there. */
    private static final int WRITTEN = 200_000;

    /** A character is written as six at most: less than this need not be written to be sure that it fits. */
    private static final int SURELY_FITS = 20_000;

    private static final int NUMBER = 50;

    private RecordLimits() {}

    static boolean allow(CanonicalRecord record) {
        return record.key().source().length() <= SOURCE
                && record.key().externalId().length() <= EXTERNAL_ID
                && record.part().length() <= PART
                && record.venue().length() <= VENUE
                && record.version().scheme().length() <= SCHEME
                && fits(record.fields())
                && StorableText.is(record.key().externalId())
                && StorableText.is(record.part())
                && StorableText.is(record.venue())
                && record.fields().asMap().values().stream().allMatch(RecordLimits::isStorable);
    }

    private static boolean fits(Fields fields) {
        long texts = size(fields.asMap());
        return texts <= ALL_TEXTS
                && (texts + rowsSize(fields.asMap()) <= SURELY_FITS
                        || FieldsJson.write(fields).length() <= WRITTEN);
    }

    private static boolean isStorable(Object value) {
        if (value instanceof List<?> texts) {
            return texts.stream().allMatch(RecordLimits::isStorable);
        }
        if (value instanceof Fields row) {
            return row.asMap().values().stream().allMatch(RecordLimits::isStorable);
        }
        return !(value instanceof String text) || StorableText.is(text);
    }

    private static long size(Map<String, Object> values) {
        long size = 0;
        for (Object value : values.values()) {
            if (value instanceof List<?> texts && !isRows(texts)) {
                size += listSize(texts);
            } else if (value instanceof String text) {
                size += text.length() > TEXT ? ALL_TEXTS + 1 : text.length();
            }
        }
        return size;
    }

    private static boolean isRows(List<?> list) {
        return !list.isEmpty() && list.get(0) instanceof Fields;
    }

    /** What all rows take, with the names that are written beside each value. */
    private static long rowsSize(Map<String, Object> values) {
        long size = 0;
        for (Object value : values.values()) {
            if (value instanceof List<?> rows && isRows(rows)) {
                for (Object row : rows) {
                    Map<String, Object> cells = ((Fields) row).asMap();
                    size += size(cells)
                            + cells.keySet().stream()
                                    .mapToLong(name -> name.length() + NUMBER)
                                    .sum();
                }
            }
        }
        return size;
    }

    private static long listSize(List<?> texts) {
        boolean fits = texts.size() <= LIST_SIZE
                && texts.stream().allMatch(text -> text instanceof String s && s.length() <= LIST_TEXT);
        return fits ? texts.stream().mapToLong(text -> ((String) text).length()).sum() : ALL_TEXTS + 1L;
    }
}
