package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalReaderTest {

    private static DecimalReader reader(int digits, Conversion conversion) {
        return new DecimalReader(DecimalReader.MOST.negate(), DecimalReader.MOST, digits, conversion);
    }

    private static Conversion conversion(String from, String to) {
        return Conversion.between(Unit.of(from).orElseThrow(), Unit.of(to).orElseThrow())
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.50, 1.5", "-.5, -0.5", "100, 100", "１．５, 1.5", "0.000000001, 0.000000001"})
    void aNumberIsReadAsItIs(String text, String value) {
        assertThat(reader(0, Conversion.NONE).read(text)).isEqualTo(Reading.of(new BigDecimal(value)));
    }

    @ParameterizedTest
    @CsvSource({
        "two, DECIMAL_SYNTAX",
        "1.2.3, DECIMAL_SYNTAX",
        "1e3, DECIMAL_SYNTAX",
        "'1,000', DECIMAL_SYNTAX",
        "' ', EMPTY",
        "1000000000000001, INTEGER_OUT_OF_RANGE",
        "0.0000000001, DECIMAL_TOO_FINE"
    })
    void whatIsNoNumberIsToldApart(String text, Reason reason) {
        assertThat(reader(0, Conversion.NONE).read(text)).isEqualTo(Reading.not(reason));
    }

    @ParameterizedTest
    @CsvSource({"1e2000000000, INTEGER_OUT_OF_RANGE", "1e-2000000000, DECIMAL_TOO_FINE"})
    void aShortNumberOfAMillionDigitsTakesNoTime(BigDecimal number, Reason reason) {
        assertThat(reader(9, Conversion.NONE).read(number)).isEqualTo(Reading.not(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "1500, g, kg, 1.5",
        "2, 斤, g, 1200",
        "1, 兩, g, 37.5",
        "90, s, min, 1.5",
        "90, min, h, 1.5",
        "75, cl, l, 0.75"
    })
    void aUnitIsConvertedExactly(String text, String from, String to, String value) {
        assertThat(reader(0, conversion(from, to)).read(text)).isEqualTo(Reading.of(new BigDecimal(value)));
    }

    @ParameterizedTest
    @CsvSource({"100, min, h", "1, s, h"})
    void whatHasNoEndInTheOtherUnitIsNoNumber(String text, String from, String to) {
        assertThat(reader(0, conversion(from, to)).read(text)).isEqualTo(Reading.not(Reason.DECIMAL_TOO_FINE));
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll @Scale(9) @BigRange(min = "-1000000000", max = "1000000000") BigDecimal n) {
        BigDecimal read = reader(0, Conversion.NONE).read(n).toOptional().orElseThrow();
        assertThat(read).isEqualByComparingTo(n);
        assertThat(new BigDecimal(read.toPlainString())).isEqualTo(read);
        assertThat(reader(0, Conversion.NONE).read(read.toPlainString())).isEqualTo(Reading.of(read));
    }

    @Property
    void aUnitThereAndBackIsTheSame(@ForAll @IntRange(max = 1_000_000) int number) {
        for (Unit from : Unit.values()) {
            for (Unit to : Unit.values()) {
                Conversion.between(from, to).ifPresent(there -> reader(0, there)
                        .read(BigDecimal.valueOf(number))
                        .toOptional()
                        .ifPresent(value -> assertThat(
                                        reader(0, Conversion.between(to, from).orElseThrow())
                                                .read(value)
                                                .toOptional()
                                                .orElseThrow())
                                .isEqualByComparingTo(BigDecimal.valueOf(number))));
            }
        }
    }

    @Property
    void numbersThatLeaveOutDecimalsGetThemBack(@ForAll @IntRange(min = -1_000_000) int number) {
        assertThat(reader(3, Conversion.NONE).read(Integer.toString(number)).toOptional())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(BigDecimal.valueOf(number, 3)));
    }
}
