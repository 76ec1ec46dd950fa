package io.tablebridge.operate.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DueTimesTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime TWO = LocalTime.of(2, 0);

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void aTimeOfTheRestaurantsClockIsDueOnceADay() {
        DueTimes nightly = DueTimes.daily(TWO, TAIPEI);
        assertThat(nightly.next(at("2026-11-20T17:59:59Z"))).isEqualTo(at("2026-11-20T18:00:00Z"));
        assertThat(nightly.next(at("2026-11-20T18:00:00Z"))).isEqualTo(at("2026-11-21T18:00:00Z"));
        assertThat(nightly.between(at("2026-11-20T18:00:00Z"), at("2026-11-21T17:59:59Z")))
                .isEmpty();
        assertThat(nightly.between(at("2026-11-20T18:00:00Z"), at("2026-11-21T18:00:00Z")))
                .contains(new DueTimes.Due(at("2026-11-21T18:00:00Z"), 0));
    }

    @Test
    void whatWasDueSeveralTimesIsDueOnceAndSaysHowOftenItWasMissed() {
        assertThat(DueTimes.daily(TWO, TAIPEI).between(at("2026-11-20T18:00:00Z"), at("2026-11-24T01:00:00Z")))
                .contains(new DueTimes.Due(at("2026-11-23T18:00:00Z"), 2));
    }

    @Test
    void aClockThatGoesBackMakesNothingDueAgain() {
        assertThat(DueTimes.daily(TWO, TAIPEI).between(at("2026-11-20T18:00:00Z"), at("2026-11-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void onlySomeDaysOfTheWeekCount() {
        DueTimes weekend = new DueTimes(TWO, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), TAIPEI);
        assertThat(weekend.next(at("2026-11-18T00:00:00Z")))
                .as("Saturday the 21st")
                .isEqualTo(at("2026-11-20T18:00:00Z"));
        assertThat(weekend.between(at("2026-11-20T18:00:00Z"), at("2026-11-25T00:00:00Z")))
                .contains(new DueTimes.Due(at("2026-11-21T18:00:00Z"), 0));
    }

    @Test
    void aTimeThatADayDoesNotHaveComesLaterAndOneThatItHasTwiceOnce() {
        DueTimes halfPastTwo = DueTimes.daily(LocalTime.of(2, 30), BERLIN);
        assertThat(halfPastTwo.next(at("2026-03-28T12:00:00Z")))
                .as("03:30, clocks were put forward at 02:00")
                .isEqualTo(at("2026-03-29T01:30:00Z"));
        assertThat(halfPastTwo.next(at("2026-03-29T01:30:00Z"))).isEqualTo(at("2026-03-30T00:30:00Z"));
        assertThat(halfPastTwo.next(at("2026-10-24T12:00:00Z"))).isEqualTo(at("2026-10-25T00:30:00Z"));
        assertThat(halfPastTwo.next(at("2026-10-25T00:30:00Z")))
                .as("not at the second half past two")
                .isEqualTo(at("2026-10-26T01:30:00Z"));
    }

    @Property(tries = 300)
    void howeverOftenItIsLookedEachDueTimeComesOnce(
            @ForAll @LongRange(min = 0, max = 1_500_000_000L) long seconds,
            @ForAll @IntRange(min = 1, max = 400_000) int step,
            @ForAll @IntRange(min = 0, max = 1439) int minute) {
        DueTimes times = DueTimes.daily(LocalTime.ofSecondOfDay(minute * 60L), BERLIN);
        Instant begin = Instant.ofEpochSecond(seconds);
        Instant last = begin;
        int done = 0;
        int missed = 0;
        for (int look = 1; look <= 40; look++) {
            Instant now = begin.plusSeconds((long) step * look);
            var due = times.between(last, now);
            if (due.isPresent()) {
                assertThat(due.get().at()).isAfter(last).isBeforeOrEqualTo(now);
                last = due.get().at();
                done++;
                missed += due.get().missed();
            }
        }
        int all = 0;
        Instant end = begin.plus(Duration.ofSeconds((long) step * 40));
        for (Instant due = times.next(begin); !due.isAfter(end); due = times.next(due)) {
            all++;
        }
        assertThat(done + missed).isEqualTo(all);
    }
}
