package io.tablebridge.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tablebridge.pipeline.ReplayState;
import io.tablebridge.pipeline.RuleInForce;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayJsonTest {

    private static final Duration WINDOW = Duration.ofDays(7);

    @Test
    void whatOneSideTellsTheOtherHears() {
        ReplayGround ground =
                new ReplayGround(Optional.of(new RuleInForce("bookings", 17, "mapping: bookings\n")), WINDOW);
        TakenChunk chunk =
                new TakenChunk(Long.MAX_VALUE, true, Optional.of(new ReplayState(1L << 40, true, 2, 3, 4, 5, 6, 7, 8)));

        assertThat(ReplayJson.ground(ReplayJson.write(ground))).isEqualTo(ground);
        assertThat(ReplayJson.taken(ReplayJson.write(chunk))).isEqualTo(chunk);
    }

    @Test
    void whatIsNotThereIsNotMadeUp() {
        ReplayGround ground = new ReplayGround(Optional.empty(), WINDOW);
        TakenChunk chunk = new TakenChunk(3, false, Optional.empty());

        assertThat(ReplayJson.ground(ReplayJson.write(ground))).isEqualTo(ground);
        assertThat(ReplayJson.taken(ReplayJson.write(chunk))).isEqualTo(chunk);
        String other = ReplayJson.write(
                        new TakenChunk(3, true, Optional.of(new ReplayState(1, true, 2, 3, 4, 5, 6, 7, 8))))
                .replace(",\"outdated\":8", "");
        assertThatIllegalStateException()
                .isThrownBy(() -> ReplayJson.taken(other))
                .withMessageContaining("another way than this release");
    }
}
