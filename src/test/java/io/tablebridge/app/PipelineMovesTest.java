package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PipelineMovesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T11:00:00Z"));
    private final AtomicLong position = new AtomicLong(5);
    private final AtomicLong end = new AtomicLong(5);
    private final PipelineMoves moves =
            new PipelineMoves(position::get, end::get, ((InstantSource) now::get).withZone(ZoneOffset.UTC));

    @Test
    void aPipelineThatStandsStillWithEntriesWaitingIsNotReady() {
        end.set(7);
        assertThat(moves.look()).isEmpty();
        pass(61);
        assertThat(moves.look()).hasValueSatisfying(p -> assertThat(p.code()).isEqualTo("TB-APP-023"));
        position.set(6);
        assertThat(moves.look()).isEmpty();
    }

    @Test
    void anIdleHourIsNoStandstill() {
        assertThat(moves.look()).isEmpty();
        pass(3600);
        end.set(6);
        assertThat(moves.look()).isEmpty();
    }

    private void pass(long seconds) {
        now.set(java.util.Objects.requireNonNull(now.get()).plusSeconds(seconds));
    }
}
