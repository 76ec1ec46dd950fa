package io.tablebridge.mapping;

import io.tablebridge.model.Money;
import io.tablebridge.normalize.MoneyReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what a mapping file says after {@code as: { money: … }}. What numbers count must stand there. */
final class MoneyTransformReader {

    static final List<String> KEYS = List.of("currency", "unit", "digits", "amount", "decimal", "thousands", "signs");

    private static final int MOST_DIGITS = 4;

    private final Problems problems;

    MoneyTransformReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Transform> read(Optional<Section> given, int line) {
        Optional<String> unit = given.flatMap(options -> options.text("unit"));
        Optional<String> currency = given.flatMap(options -> options.text("currency"));
        if (given.isEmpty() || unit.isEmpty() || currency.isEmpty()) {
            problems.add(line, "TB-MAP-057");
            return Optional.empty();
        }
        Section options = given.get();
        String decimal = mark(options, "decimal", List.of(".", ",")).orElse(".");
        String thousands =
                mark(options, "thousands", List.of(",", ".", " ", "'")).orElse("");
        if (decimal.equals(thousands)) {
            problems.add(options.lineOf("thousands"), "TB-MAP-015", "thousands: \"" + thousands + "\"", "decimal");
        }
        List<MoneyReader> readers = IntStream.rangeClosed(0, MOST_DIGITS)
                .mapToObj(digits -> new MoneyReader(digits, decimal, thousands, options.texts("signs")))
                .toList();
        boolean within = currency.get().startsWith("/");
        if (!within && Money.digits(currency.get()).isEmpty()) {
            problems.add(
                    options.lineOf("currency"), "TB-MAP-026", currency.get(), "TWD, JPY, USD … (ISO 4217), /currency");
        }
        return Optional.of(new MoneyTransform(
                readers,
                digits(options, unit.get()),
                currency.filter(code -> !within),
                options.pointer("amount"),
                within ? options.pointer("currency") : Optional.empty()));
    }

    /** Empty: as many as the currency has. */
    private Optional<Integer> digits(Section options, String unit) {
        Optional<String> digits = options.text("digits");
        if (!unit.equals("major") && !unit.equals("minor")) {
            problems.addImpossible(options.lineOf("unit"), unit, List.of("major", "minor"));
        }
        if (digits.isPresent() && !digits.get().matches("[0-4]")) {
            problems.add(options.lineOf("digits"), "TB-MAP-013", "digits", "digits: 0 … " + MOST_DIGITS);
            return Optional.empty();
        }
        if (digits.isPresent() && unit.equals("major")) {
            problems.add(options.lineOf("digits"), "TB-MAP-015", "digits", "unit: major");
        }
        return unit.equals("major") ? Optional.of(0) : digits.map(Integer::valueOf);
    }

    private Optional<String> mark(Section options, String key, List<String> known) {
        Optional<String> mark = options.text(key);
        if (mark.isPresent() && !known.contains(mark.get())) {
            problems.add(options.lineOf(key), "TB-MAP-026", mark.get(), "\"" + String.join("\" \"", known) + "\"");
        }
        return mark;
    }
}
