package io.tablebridge.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.util.List;

/** The kinds of value a canonical field can hold, with the one Java type each has inside {@link Fields}. */
public enum FieldType {
    /** {@link String}, never blank, trimmed. */
    TEXT(String.class),
    /** {@link List} of distinct {@link String}, sorted. */
    TEXTS(List.class),
    /** {@link Long}. */
    INTEGER(Long.class),
    /** {@link BigDecimal} without trailing zeros: a quantity, a score. */
    DECIMAL(BigDecimal.class),
    /** {@link Boolean}. */
    BOOLEAN(Boolean.class),
    /** {@link OffsetDateTime}: the instant, and the offset the venue's clock showed. */
    DATE_TIME(OffsetDateTime.class),
    /** {@link LocalDate}. */
    DATE(LocalDate.class),
    /** {@link MonthDay}: a day of every year, of a birthday whose year nobody knows, of an anniversary. */
    MONTH_DAY(MonthDay.class),
    /** {@link String} in E.164, with {@code ;ext=} after it where there is an extension. */
    PHONE(String.class),
    /** {@link String}, domain in lower case. */
    EMAIL(String.class),
    /** {@link String}: a person's name with single blanks and no honorific. */
    NAME(String.class),
    /** {@link String}: a code of {@link ReservationStatus}. */
    STATUS(String.class),
    /** {@link String}: one of the field's own {@link Field#codes}. */
    CODE(String.class),
    /** {@link Money}. */
    MONEY(Money.class),
    /** {@link Instant}. */
    INSTANT(Instant.class),
    /** {@link List} of {@link Fields}, in the source's order: the lines of a bill. See {@link CanonicalFields#columns}. */
    ROWS(List.class);

    private final Class<?> javaType;

    FieldType(Class<?> javaType) {
        this.javaType = javaType;
    }

    public Class<?> javaType() {
        return javaType;
    }
}
