package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.model.Money;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyReaderTest {

    private static final List<String> SIGNS = List.of("NT$", "$", "元");

    private final MoneyReader major = new MoneyReader(0, ".", ",", SIGNS);

    private static String text(Reading<Money> read) {
        return read.toOptional()
                .map(Money::toString)
                .orElseGet(() -> ((Reading.Unreadable<Money>) read).reason().code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4860 | TWD 4860.00",
                "NT$4,860 | TWD 4860.00",
                "NT$ 4,860.50 | TWD 4860.50",
                "-NT$300 | TWD -300.00",
                "NT$-300 | TWD -300.00",
                "４，８６０元 | TWD 4860.00",
                "1,234,567 | TWD 1234567.00",
                "0 | TWD 0.00",
                "48,60 | TB-NRM-070",
                "4,860, | TB-NRM-070",
                "US$4860 | TB-NRM-070",
                "$$4860 | TB-NRM-070",
                "--4860 | TB-NRM-070",
                "4860.505 | TB-NRM-072",
                "4860.500 | TWD 4860.50",
                "99999999999999 | TB-NRM-073",
                "'' | TB-NRM-001",
                "about 5000 | TB-NRM-070"
            })
    void amountsAreReadAsTheMappingDeclaresThem(String text, String expected) {
        assertThat(text(major.read(text, "TWD"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "TWD, 2, 486000, TWD 4860.00",
        "TWD, 0, 4860, TWD 4860.00",
        "JPY, 0, 500, JPY 500",
        "KWD, 3, 1234, KWD 1.234",
        "USD, 2, 5, USD 0.05",
        "USD, 4, 12345, TB-NRM-072",
        "XXX, 0, 1, TB-NRM-071",
        "NT$, 0, 1, TB-NRM-071"
    })
    void whatANumberCountsIsDeclaredAndNeverGuessed(String currency, int digits, String text, String expected) {
        MoneyReader reader = new MoneyReader(digits, ".", "", List.of());
        assertThat(text(reader.read(text, currency))).isEqualTo(expected);
        assertThat(text(reader.read(new BigDecimal(text), currency))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'1.234,50', EUR 1234.50", "'1234,5', EUR 1234.50", "'1234.5', TB-NRM-070", "'1,234.50', TB-NRM-070"})
    void aCommaCanStandBeforeTheDecimals(String text, String expected) {
        assertThat(text(new MoneyReader(0, ",", ".", List.of()).read(text, "EUR")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "-1e2147483647", "1e-2147483647", "1e-1000"})
    void aNumberOfMonstrousSizeIsRefusedAtOnce(String number) {
        assertThat(text(major.read(new BigDecimal(number), "TWD"))).startsWith("TB-NRM-07");
    }

    @Property
    void whatIsWrittenInAnyOfTheWaysIsReadBack(@ForAll @LongRange(min = -Money.MOST, max = Money.MOST) long minor) {
        Money money = new Money(minor, "TWD");
        assertThat(Money.parse(money.toString())).isEqualTo(money);
        assertThat(major.read(money.major(), "TWD")).isEqualTo(Reading.of(money));
        assertThat(major.read(String.format(java.util.Locale.ROOT, "NT$%,.2f", money.major()), "TWD"))
                .isEqualTo(Reading.of(money));
        assertThat(new MoneyReader(2, ".", "", List.of()).read(String.valueOf(minor), "TWD"))
                .isEqualTo(Reading.of(money));
    }
}
