package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Values as spreadsheets show them, in a way that only the whole column tells. */
class SpreadsheetReadersTest {

    private final YearLastDateReader dayFirst = new YearLastDateReader(DateOrder.DAY_MONTH);
    private final YearLastDateReader monthFirst = new YearLastDateReader(DateOrder.MONTH_DAY);
    private final GroupedNumberReader point = new GroupedNumberReader(false);
    private final GroupedNumberReader comma = new GroupedNumberReader(true);

    @Property
    void everyDayIsReadInTheOrderInWhichItWasWritten(@ForAll @IntRange(max = 40_000) int number) {
        LocalDate day = LocalDate.of(1950, 1, 1).plusDays(number);
        String d = day.getDayOfMonth() + "/";
        String m = day.getMonthValue() + "/";
        assertThat(dayFirst.read(d + m + day.getYear()).toOptional()).contains(day);
        assertThat(monthFirst.read(m + d + day.getYear()).toOptional()).contains(day);
    }

    @Test
    void aDateInTheOtherOrderOrOfNoDayIsNotRead() {
        assertThat(dayFirst.read("11/22/2026")).isEqualTo(Reading.not(Reason.DATE_IMPOSSIBLE));
        assertThat(monthFirst.read("22/11/2026")).isEqualTo(Reading.not(Reason.DATE_IMPOSSIBLE));
        assertThat(dayFirst.read("30/02/2026")).isEqualTo(Reading.not(Reason.DATE_IMPOSSIBLE));
        assertThat(dayFirst.read("2026/11/22")).isEqualTo(Reading.not(Reason.DATE_SYNTAX));
        assertThat(dayFirst.read("1/2-2026")).isEqualTo(Reading.not(Reason.DATE_SYNTAX));
        assertThat(dayFirst.read(" ")).isEqualTo(Reading.not(Reason.EMPTY));
    }

    @Test
    void shortYearsAreOfThisCentury() {
        assertThat(dayFirst.read("３.4.26").toOptional()).contains(LocalDate.of(2026, 4, 3));
    }

    @Test
    void timesOfDayAreReadOnBothClocks() {
        assertThat(ClockReader.read("下午 7:30").toOptional()).contains(LocalTime.of(19, 30));
        assertThat(ClockReader.read("12:05 AM").toOptional()).contains(LocalTime.of(0, 5));
        assertThat(ClockReader.read("下午７點半").toOptional()).isEmpty();
        assertThat(ClockReader.read("25:00")).isEqualTo(Reading.not(Reason.TIME_IMPOSSIBLE));
        assertThat(ClockReader.read("")).isEqualTo(Reading.not(Reason.EMPTY));
    }

    @Test
    void numbersLoseTheirDressAndNothingElse() {
        assertThat(point.read("NT$1,234.50").toOptional()).contains(new BigDecimal("1234.50"));
        assertThat(point.read("-$ 1,234").toOptional()).contains(new BigDecimal("-1234"));
        assertThat(point.read("(１，２３４元)").toOptional()).contains(new BigDecimal("-1234"));
        assertThat(comma.read("1.234.567,5 €").toOptional()).contains(new BigDecimal("1234567.5"));
    }

    @Test
    void whatIsNoNumberInTheDeclaredWayIsNotRead() {
        for (String text : new String[] {"1.234,50", "12,34", "1,2345", "(5", "12%", "1e5", "NT$", "1,234,56"}) {
            assertThat(point.read(text)).as(text).isEqualTo(Reading.not(Reason.DECIMAL_SYNTAX));
        }
        assertThat(comma.read("1,234.50")).isEqualTo(Reading.not(Reason.DECIMAL_SYNTAX));
    }
}
