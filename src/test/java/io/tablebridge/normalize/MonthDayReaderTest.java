package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonthDayReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11-22",
                "11/22",
                "11.22",
                "--11-22",
                "--1122",
                "0000-11-22",
                "11月22日",
                "１１／２２",
                "1990-11-22",
                "79/11/22",
                "民國79年11月22日"
            })
    void manyWaysOfWritingAreTheSameDay(String text) {
        assertThat(MonthDayReader.read(text)).isEqualTo(Reading.of(MonthDay.of(11, 22)));
    }

    @ParameterizedTest
    @CsvSource({
        "02-30, DATE_IMPOSSIBLE",
        "13/01, DATE_IMPOSSIBLE",
        "22/11, DATE_IMPOSSIBLE",
        "november, DATE_SYNTAX",
        "1122, DATE_SYNTAX",
        "' ', EMPTY"
    })
    void whatIsNoDayIsToldApart(String text, Reason reason) {
        assertThat(MonthDayReader.read(text)).isEqualTo(Reading.not(reason));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1912, 1, 1).toEpochDay(),
                        LocalDate.of(2100, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Property
    void theDayOfEveryDateIsRead(@ForAll("days") LocalDate date) {
        MonthDay day = MonthDay.from(date);
        assertThat(MonthDayReader.read(date.toString())).isEqualTo(Reading.of(day));
        assertThat(MonthDayReader.read(day.toString())).isEqualTo(Reading.of(day));
        assertThat(MonthDayReader.read(date.getMonthValue() + "月" + date.getDayOfMonth() + "日"))
                .isEqualTo(Reading.of(day));
    }
}
