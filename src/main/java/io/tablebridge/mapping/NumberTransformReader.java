package io.tablebridge.mapping;

import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.normalize.Conversion;
import io.tablebridge.normalize.DecimalReader;
import io.tablebridge.normalize.IntegerReader;
import io.tablebridge.normalize.Reading;
import io.tablebridge.normalize.Reason;
import io.tablebridge.normalize.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a mapping file says after {@code as: { integer: … }} and {@code as: { decimal: … }}. */
final class NumberTransformReader {

    static final List<String> INTEGER_KEYS = List.of("min", "max", "unit", "in");
    static final List<String> DECIMAL_KEYS = List.of("min", "max", "digits", "unit", "in");

    private record Range(long least, long most) {}

    private static final Range ANY = new Range(-1_000_000_000_000_000L, 1_000_000_000_000_000L);

    /** What a field can be at all, whatever a mapping allows: a stay takes a minute to a week. */
    private static final Map<Field, Range> RANGES = Map.of(
            CanonicalFields.PARTY_SIZE, new Range(1, 1_000),
            CanonicalFields.ADULTS, new Range(0, 1_000),
            CanonicalFields.CHILDREN, new Range(0, 1_000),
            CanonicalFields.DURATION_MINUTES, new Range(1, 7 * 24 * 60));

    private final Problems problems;

    NumberTransformReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Transform> read(Field field, String name, Optional<Section> options) {
        Range own = RANGES.getOrDefault(field, ANY);
        BigDecimal least =
                BigDecimal.valueOf(own.least()).max(bound(name, options, "min").orElse(DecimalReader.MOST.negate()));
        BigDecimal most =
                BigDecimal.valueOf(own.most()).min(bound(name, options, "max").orElse(DecimalReader.MOST));
        Optional<Conversion> conversion = conversion(options);
        boolean whole = name.equals("integer");
        if (whole && conversion.isEmpty()) {
            IntegerReader reader = new IntegerReader(least.longValueExact(), most.longValueExact());
            return Optional.of(Transform.ofNumber(reader::read, reader::read));
        }
        DecimalReader reader = new DecimalReader(least, most, digits(options), conversion.orElse(Conversion.NONE));
        Transform numbers = decimal(reader);
        return Optional.of(whole ? node -> whole(numbers.apply(node)) : numbers);
    }

    private static Transform decimal(DecimalReader reader) {
        return node -> {
            if (node.isTextual()) {
                return Outcome.of(reader.read(node.textValue()));
            }
            return node.isNumber()
                    ? Outcome.of(
                            FiniteNumber.of(node).map(reader::read).orElseGet(() -> Reading.not(Reason.DECIMAL_SYNTAX)))
                    : Outcome.wrong("TB-MAP-046");
        };
    }

    private static Outcome whole(Outcome number) {
        return number instanceof Outcome.Value value
                ? Outcome.of(DecimalReader.whole((BigDecimal) value.value()))
                : number;
    }

    private Optional<BigDecimal> bound(String name, Optional<Section> options, String key) {
        Optional<String> text = options.flatMap(o -> o.text(key));
        String form = name.equals("integer") ? "-?\\d{1,15}" : "-?\\d{1,15}(\\.\\d{1,9})?";
        if (text.isPresent() && !text.get().matches(form)) {
            problems.add(options.orElseThrow().lineOf(key), "TB-MAP-013", key, key + ": 1");
            return Optional.empty();
        }
        return text.map(BigDecimal::new);
    }

    private int digits(Optional<Section> options) {
        Optional<String> text = options.flatMap(o -> o.text("digits"));
        if (text.isPresent() && !text.get().matches("[0-9]")) {
            problems.add(options.orElseThrow().lineOf("digits"), "TB-MAP-013", "digits", "digits: 0 … 9");
            return 0;
        }
        return text.map(Integer::parseInt).orElse(0);
    }

    /** From the unit that the source counts in, to the one that is wanted. */
    private Optional<Conversion> conversion(Optional<Section> options) {
        if (options.isEmpty() || (!options.get().has("unit") && !options.get().has("in"))) {
            return Optional.empty();
        }
        Section given = options.get();
        Optional<Unit> from = unit(given, "unit");
        Optional<Unit> to = unit(given, "in");
        Optional<Conversion> conversion = from.flatMap(unit -> to.flatMap(wanted -> Conversion.between(unit, wanted)));
        if (from.isPresent() && to.isPresent() && conversion.isEmpty()) {
            problems.add(
                    given.lineOf("in"),
                    "TB-MAP-072",
                    from.get().code(),
                    to.get().code(),
                    String.join(", ", Unit.codes()));
        }
        return conversion;
    }

    private Optional<Unit> unit(Section given, String key) {
        Optional<String> code = given.requiredText(key);
        Optional<Unit> unit = code.flatMap(Unit::of);
        if (code.isPresent() && unit.isEmpty()) {
            problems.addImpossible(given.lineOf(key), code.get(), Unit.codes());
        }
        return unit;
    }
}
