package io.tablebridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class InFlightTest {

    private static final List<DeliveryRow> ROWS = List.of(DeliveryRow.unknown(1), DeliveryRow.unknown(2));

    private final InFlight inFlight = new InFlight();

    @Test
    void aGuestInFlightIsLeftAloneUntilTheDatabaseHasItsOutcome() {
        inFlight.begin(List.of(1L));
        inFlight.end(List.of(1L), 7);

        assertThat(inFlight.idle(busy -> ROWS)).extracting(DeliveryRow::guestId).containsExactly(2L);
        inFlight.committed(7);
        assertThat(inFlight.idle(busy -> ROWS)).isEqualTo(ROWS);
    }

    @Test
    void aRowThatWasReadWhileItsOutcomeCameInIsNotUsed() {
        inFlight.begin(List.of(1L));
        inFlight.end(List.of(1L), 7);

        List<DeliveryRow> idle = inFlight.idle(busy -> {
            inFlight.committed(7);
            return ROWS;
        });

        assertThat(idle).extracting(DeliveryRow::guestId).containsExactly(2L);
    }

    @Test
    void whoReadsIsToldHowManyAreInFlight() {
        inFlight.begin(List.of(1L, 2L));
        inFlight.end(List.of(2L), 0);

        assertThat(inFlight.idle(busy -> List.of(DeliveryRow.unknown(busy)))).isEmpty();
        assertThat(inFlight.idle(busy -> List.of(DeliveryRow.unknown(busy + 1))))
                .hasSize(1);
    }
}
