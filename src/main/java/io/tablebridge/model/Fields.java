package io.tablebridge.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The values of a record by canonical field name, each of the Java type its {@link FieldType} names. Immutable; iterates
 * in the order of names, so that equal fields always print alike. An absent field is unknown, not empty.
 */
public final class Fields {

    private static final Fields EMPTY = new Fields(Map.of());

    private final Map<String, Object> values;

    private Fields(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    public static Fields empty() {
        return EMPTY;
    }

    /**
     * @throws IllegalArgumentException when a name is no canonical field or a value is not of its Java type
     */
    public static Fields of(Map<String, Object> values) {
        values.forEach((name, value) -> {
            Field field = CanonicalFields.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("no canonical field " + name));
            if (!field.type().javaType().isInstance(value)) {
                throw new IllegalArgumentException(name + " takes " + field.type() + ", not "
                        + value.getClass().getSimpleName());
            }
        });
        String[] names = values.keySet().toArray(String[]::new);
        Arrays.sort(names);
        Map<String, Object> sorted = new LinkedHashMap<>(names.length * 2);
        for (String name : names) {
            sorted.put(name, Objects.requireNonNull(values.get(name)));
        }
        return new Fields(sorted);
    }

    public Map<String, Object> asMap() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Optional<Object> get(Field field) {
        return Optional.ofNullable(values.get(field.name()));
    }

    public Optional<String> text(Field field) {
        return get(field).map(String.class::cast);
    }

    public Optional<Long> integer(Field field) {
        return get(field).map(Long.class::cast);
    }

    public Optional<Boolean> flag(Field field) {
        return get(field).map(Boolean.class::cast);
    }

    public Optional<OffsetDateTime> dateTime(Field field) {
        return get(field).map(OffsetDateTime.class::cast);
    }

    public Optional<LocalDate> date(Field field) {
        return get(field).map(LocalDate.class::cast);
    }

    public Optional<Money> money(Field field) {
        return get(field).map(Money.class::cast);
    }

    public Optional<BigDecimal> decimal(Field field) {
        return get(field).map(BigDecimal.class::cast);
    }

    /** The rows of a {@link FieldType#ROWS} field, in the source's order; empty when absent. */
    public List<Fields> rows(Field field) {
        Object value = values.get(field.name());
        return value instanceof List<?> list
                ? list.stream().map(Fields.class::cast).toList()
                : List.of();
    }

    /** The texts of a {@link FieldType#TEXTS} field, empty when absent. */
    public List<String> texts(Field field) {
        Object value = values.get(field.name());
        return value instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names only: values may be personal data and must not reach a log. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
