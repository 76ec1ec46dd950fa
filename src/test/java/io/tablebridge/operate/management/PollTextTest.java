package io.tablebridge.operate.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.intake.poll.PollReport;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollTextTest {

    private static final Instant DUE = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void aPollThatFailsTellsWhenItIsTriedAgainAndWhy() {
        PollReport failing = report(Optional.of(DUE.plusSeconds(60)), Optional.of(Problem.at("", "TB-INT-020", 500)));
        assertThat(PollText.of(failing, ZoneOffset.UTC, Locale.ENGLISH))
                .isEqualTo("square: asked up to –, 3 records so far, next try at 2026-11-20 10:01:00 (TB-INT-020).");
        assertThat(PollText.of(failing, ZoneOffset.UTC, Messages.TAIWAN))
                .contains("下次重試 2026-11-20 10:01:00（TB-INT-020）");
        assertThat(PollText.of(report(Optional.empty(), Optional.empty()), ZoneOffset.UTC, Locale.ENGLISH))
                .endsWith("next sweep at 2026-11-20 10:00:00.");
    }

    private static PollReport report(Optional<Instant> nextTry, Optional<Problem> problem) {
        return new PollReport(
                "square", Optional.empty(), Optional.of(DUE), nextTry, 1, 3, 0, problem, Optional.empty());
    }
}
