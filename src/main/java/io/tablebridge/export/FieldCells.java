package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.Fields;
import io.tablebridge.model.Money;
import io.tablebridge.settings.Messages;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values of fields as cells: an amount of money takes two, its decimal and its currency; times are those of the restaurant's
 * clock. Immutable, thread-safe.
 */
final class FieldCells {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private final ZoneId zone;

    /** @param zone of the restaurant */
    FieldCells(ZoneId zone) {
        this.zone = zone;
    }

    /** The headings of a field. */
    static List<Heading> headings(String name, FieldType type, Locale language) {
        return type == FieldType.MONEY
                ? List.of(heading(name, language), heading(name + ".currency", language))
                : List.of(heading(name, language));
    }

    static Heading heading(String name, Locale language) {
        return new Heading(name, Messages.text(language, "export.column." + name));
    }

    /** The cells of a field, as many as it has headings; empty ones where it is not known. */
    List<Cell> of(FieldType type, @Nullable Object value) {
        if (type == FieldType.MONEY) {
            return value instanceof Money money
                    ? List.of(new Cell.Decimal(money.major()), Cell.text(money.currency()))
                    : List.of(Cell.EMPTY, Cell.EMPTY);
        }
        return List.of(value == null ? Cell.EMPTY : cell(value));
    }

    private Cell cell(Object value) {
        if (value instanceof Boolean flag) {
            return new Cell.Flag(flag);
        } else if (value instanceof Long number) {
            return Cell.number(number);
        } else if (value instanceof BigDecimal number) {
            return new Cell.Decimal(number);
        } else if (value instanceof OffsetDateTime time) {
            return time(time.toInstant());
        } else if (value instanceof Instant time) {
            return time(time);
        } else if (value instanceof MonthDay day) {
            return Cell.text(DAY_OF_YEAR.format(day));
        } else if (value instanceof List<?> list) {
            return list(list);
        }
        return Cell.text(value.toString());
    }

    /** A moment on the restaurant's clock. */
    Cell time(Instant time) {
        return Cell.text(TIME.format(time.atZone(zone)));
    }

    private static Cell list(List<?> list) {
        List<String> texts = new ArrayList<>();
        for (Object element : list) {
            if (element instanceof Fields) {
                return new Cell.Json(RowsJson.write(list));
            }
            texts.add(String.valueOf(element));
        }
        return new Cell.Texts(texts);
    }
}
