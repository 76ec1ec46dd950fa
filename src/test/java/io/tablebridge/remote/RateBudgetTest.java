package io.tablebridge.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateBudgetTest {

    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

    private final HandClock clock = new HandClock(START);

    @Property(tries = 200)
    void noWindowWhereverItBeginsHoldsMoreThanTheLimit(
            @ForAll @Size(min = 50, max = 400) List<@IntRange(max = 300) Integer> gaps) {
        HandClock time = new HandClock(START);
        RateBudget budget = new RateBudget(time, 20, Duration.ofSeconds(10));
        List<Instant> sent = new ArrayList<>();
        for (int gap : gaps) {
            time.pass(Duration.ofMillis(gap));
            if (budget.tryTake().isZero()) {
                sent.add(time.instant());
            }
        }
        for (Instant from : sent) {
            Instant to = from.plusSeconds(10);
            assertThat(sent.stream().filter(at -> !at.isBefore(from) && at.isBefore(to)))
                    .hasSizeLessThanOrEqualTo(20);
        }
    }

    @Test
    void theWaitItNamesIsLongEnough() {
        RateBudget budget = new RateBudget(clock, 5, Duration.ofSeconds(1));
        assertThat(budget.tryTake()).isZero();
        Duration rest = budget.tryTake();
        assertThat(rest).isPositive();
        clock.pass(rest);
        assertThat(budget.tryTake()).isZero();
    }

    @Test
    void aPauseHoldsForAllAndAShorterOneDoesNotEndIt() {
        RateBudget budget = new RateBudget(clock, 100, Duration.ofSeconds(10));
        budget.pauseFor(Duration.ofSeconds(60));
        budget.pauseFor(Duration.ofSeconds(1));
        assertThat(budget.tryTake()).isEqualTo(Duration.ofSeconds(60));
        assertThat(budget.take(Duration.ofSeconds(59))).isFalse();
        clock.pass(Duration.ofSeconds(60));
        assertThat(budget.pausedFor()).isZero();
        assertThat(budget.tryTake()).isZero();
    }

    @Test
    void whatOthersUsedOfTheSameAccountIsNotSpentAgain() {
        RateBudget budget = new RateBudget(clock, 100, Duration.ofSeconds(10));
        budget.learn(100, Duration.ofSeconds(10), 1);
        assertThat(budget.tryTake()).isZero();
        assertThat(budget.tryTake()).isPositive();
    }
}
