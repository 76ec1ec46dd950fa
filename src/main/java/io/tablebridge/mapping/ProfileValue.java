package io.tablebridge.mapping;

import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.Money;
import io.tablebridge.normalize.NameParts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the value of a property is made of one field of a profile.
 *
 * @param labels what stands for a code at the destination; a code that is not here stays as it is
 * @param separator between the elements of a list
 */
record ProfileValue(String field, Form form, Map<String, String> labels, String separator) {

    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    /** How a value is written. */
    enum Form {
        PLAIN,
        FAMILY_NAME,
        GIVEN_NAME,
        ISO_UTC,
        MONTH_DAY,
        EPOCH_MILLIS,
        /** An amount of money in major units, without its currency. */
        NUMBER
    }

    Optional<String> render(GuestProfile profile) {
        Object value = profile.values().get(field);
        if (field.equals(io.tablebridge.model.ProfileFields.ID) && value == null) {
            return Optional.of(profile.publicId());
        }
        return value == null ? Optional.empty() : text(value).filter(text -> !text.isBlank());
    }

    private Optional<String> text(Object value) {
        if (value instanceof List<?> list) {
            return Optional.of(
                    list.stream().map(item -> label(String.valueOf(item))).collect(Collectors.joining(separator)));
        }
        if (value instanceof OffsetDateTime time) {
            return Optional.of(instant(time.toInstant()));
        }
        if (value instanceof Instant instant) {
            return Optional.of(instant(instant));
        }
        if (value instanceof Money money && form == Form.NUMBER) {
            return Optional.of(money.major().stripTrailingZeros().toPlainString());
        }
        if (value instanceof BigDecimal number) {
            return Optional.of(label(number.toPlainString()));
        }
        if (form == Form.MONTH_DAY && value instanceof TemporalAccessor day) {
            return Optional.of(MONTH_AND_DAY.format(day));
        }
        if (value instanceof LocalDate || value instanceof Number || value instanceof Boolean) {
            return Optional.of(label(value.toString()));
        }
        String text = value.toString();
        return switch (form) {
            case FAMILY_NAME -> NameParts.of(text).family();
            case GIVEN_NAME -> NameParts.of(text).given();
            default -> Optional.of(label(text));
        };
    }

    private String instant(Instant instant) {
        return form == Form.EPOCH_MILLIS ? Long.toString(instant.toEpochMilli()) : instant.toString();
    }

    private String label(String code) {
        return labels.getOrDefault(code, code);
    }
}
