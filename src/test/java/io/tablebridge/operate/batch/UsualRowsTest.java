package io.tablebridge.operate.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsualRowsTest {

    @Test
    void farFewerRowsThanUsualAreNoticed() {
        UsualRows usual = new UsualRows(List.of(1_000L, 1_200L, 10L, 1_100L, 1_300L));
        assertThat(usual.median()).hasValue(1_100);
        assertThat(usual.missedBy(549, 50)).hasValue(1_100);
        assertThat(usual.missedBy(550, 50)).isEmpty();
        assertThat(usual.missedBy(0, 0)).as("nothing is far fewer").isEmpty();
    }

    @Test
    void fewRunsTellNothing() {
        assertThat(new UsualRows(List.of(1_000L, 1_000L)).missedBy(1, 50)).isEmpty();
    }
}
