package io.tablebridge.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReadersTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final DateTimeReader taipei = DateTimeReader.inZone(TAIPEI);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T19:00:00+08:00",
                "2026-11-22T11:00:00Z",
                "2026-11-22T11:00:00.000Z",
                "2026-11-22T06:00-0500",
                "2026-11-22T19:00:00",
                "2026-11-22 19:00",
                "2026/11/22 19:00",
                "2026/11/22 7:00 pm",
                "115/11/22 19:00",
                "民國115年11月22日 19:00",
                "民國115年11月22日 下午7:00",
                "115年11月22日19時",
                "２０２６／１１／２２　１９：００"
            })
    void manyWaysOfWritingAreTheSameTime(String text) {
        assertThat(taipei.read(text)).isEqualTo(Reading.of(OffsetDateTime.parse("2026-11-22T19:00:00+08:00")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026/11/22 晚上5點, 2026-11-22T17:00:00+08:00",
        "2026/11/22 晚上11:30, 2026-11-22T23:30:00+08:00",
        "2026/11/22 中午12點, 2026-11-22T12:00:00+08:00",
        "2026/11/22 中午1點, 2026-11-22T13:00:00+08:00",
        "2026/11/22 上午12:30, 2026-11-22T00:30:00+08:00",
        "民國99年11月22日 19:00, 2010-11-22T19:00:00+08:00"
    })
    void thePartOfTheDayAndTheEraAreUnderstood(String text, OffsetDateTime time) {
        assertThat(taipei.read(text)).isEqualTo(Reading.of(time));
    }

    @Test
    void withoutAZoneOnlyAnOffsetTellsTheTime() {
        DateTimeReader none = DateTimeReader.withoutZone();
        assertThat(none.read("2020-12-17T16:00:00Z"))
                .isEqualTo(Reading.of(OffsetDateTime.parse("2020-12-17T16:00:00Z")));
        assertThat(none.read("2020-12-17T16:00:00")).isEqualTo(Reading.not(Reason.OFFSET_MISSING));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30 19:00, DATE_IMPOSSIBLE",
        "115/13/01 19:00, DATE_IMPOSSIBLE",
        "2026-11-22 25:00, TIME_IMPOSSIBLE",
        "2026-11-22 19:61, TIME_IMPOSSIBLE",
        "2026-11-22 13:00 am, TIME_IMPOSSIBLE",
        "2026-11-22, DATE_SYNTAX",
        "2026-11-22 19, DATE_SYNTAX",
        "11/22 19:00, DATE_WITHOUT_YEAR",
        "tomorrow, DATE_SYNTAX",
        "26/11/22 19:00, DATE_SYNTAX",
        "26年11月22日 19:00, DATE_SYNTAX",
        "2026/11/22 晚上12點, TIME_IMPOSSIBLE",
        "2026/11/22 晚上12:30, TIME_IMPOSSIBLE",
        "2026/11/22 晚上1點, TIME_IMPOSSIBLE",
        "2026/11/22 晚上4:59, TIME_IMPOSSIBLE",
        "2026/11/22 中午10點, TIME_IMPOSSIBLE",
        "1795345200000, DATE_SYNTAX"
    })
    void whatIsNoTimeHasAReason(String text, Reason reason) {
        assertThat(taipei.read(text)).isEqualTo(Reading.not(reason));
    }

    @Test
    void anHourThatTheClockSkipsIsRefused() {
        DateTimeReader newYork = DateTimeReader.inZone(NEW_YORK);
        assertThat(newYork.read("2026-03-08 02:30")).isEqualTo(Reading.not(Reason.TIME_IN_CLOCK_GAP));
        assertThat(newYork.read("2026-11-01 01:30"))
                .isEqualTo(Reading.of(OffsetDateTime.parse("2026-11-01T01:30:00-04:00")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1988-02-26", "1988/2/26", "1988.02.26", "19880226", "77/02/26", "民國77年2月26日", "1988年2月26日"})
    void manyWaysOfWritingAreTheSameDay(String text) {
        assertThat(DateReader.read(text)).isEqualTo(Reading.of(LocalDate.of(1988, 2, 26)));
    }

    @ParameterizedTest
    @CsvSource({
        "0000-03-04, DATE_WITHOUT_YEAR",
        "11月16日, DATE_WITHOUT_YEAR",
        "08/01, DATE_WITHOUT_YEAR",
        "--03-04, DATE_WITHOUT_YEAR",
        "1900-02-29, DATE_IMPOSSIBLE",
        "9999-01-01, DATE_IMPOSSIBLE",
        "0771226, DATE_SYNTAX"
    })
    void whatIsNoFullDayHasAReason(String text, Reason reason) {
        assertThat(DateReader.read(text)).isEqualTo(Reading.not(reason));
    }

    @Property
    void aDayIsReadBackFromEachWayOfWriting(@ForAll @IntRange(min = -21_000, max = 60_000) int epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        assertThat(DateReader.read(day.toString())).isEqualTo(Reading.of(day));
        int minguo = day.getYear() - 1911;
        String roc = "民國%d年%d月%d日".formatted(minguo, day.getMonthValue(), day.getDayOfMonth());
        if (minguo > 0) {
            assertThat(DateReader.read(roc)).isEqualTo(Reading.of(day));
        }
    }

    @Property
    void aTimeIsReadBackAsTheSameInstant(@ForAll @LongRange(min = 0, max = 30_000_000_000L) long second) {
        Instant instant = Instant.ofEpochSecond(second);
        OffsetDateTime shown = instant.atZone(TAIPEI).toOffsetDateTime();
        assertThat(taipei.read(shown.toString()).toOptional()).contains(shown);
        assertThat(taipei.read(instant.toString()).toOptional()).contains(shown);
        if (second > 0) {
            assertThat(new EpochReader(EpochUnit.SECONDS).read(Long.toString(second)))
                    .isEqualTo(Reading.of(instant));
        }
        if (second >= 100_000_000) {
            assertThat(new EpochReader(EpochUnit.MILLIS).read(second + "000")).isEqualTo(Reading.of(instant));
        }
    }

    @Property
    void anyTextGivesATimeOrAReason(@ForAll @StringLength(max = 70) String text) {
        assertThat(taipei.read(text)).isNotNull();
        assertThat(DateReader.read(text)).isNotNull();
        assertThat(new EpochReader(EpochUnit.SECONDS).read(text)).isNotNull();
    }

    @Test
    void secondsReadAsMillisecondsAreOutOfRange() {
        EpochReader millis = new EpochReader(EpochUnit.MILLIS);
        assertThat(millis.read("1795345200")).isEqualTo(Reading.not(Reason.EPOCH_OUT_OF_RANGE));
        assertThat(millis.read("99999999999")).isEqualTo(Reading.not(Reason.EPOCH_OUT_OF_RANGE));
        assertThat(millis.read("100000000000")).isEqualTo(Reading.of(Instant.ofEpochSecond(100_000_000)));
    }

    @Test
    void millisecondsReadAsSecondsAreOutOfRange() {
        assertThat(new EpochReader(EpochUnit.SECONDS).read("1795345200000"))
                .isEqualTo(Reading.not(Reason.EPOCH_OUT_OF_RANGE));
    }
}
