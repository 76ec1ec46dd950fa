package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {

    private final OpenConnections open = new OpenConnections(8, Set.of("10.0.0.9"));

    @Test
    void oneAddressLeavesRoomForOthers() {
        assertThat(open.opened("203.0.113.1")).isTrue();
        assertThat(open.opened("203.0.113.1")).isTrue();
        assertThat(open.opened("203.0.113.1")).isFalse();
        assertThat(open.opened("203.0.113.2")).isTrue();
    }

    @Test
    void whatWasClosedMayComeAgain() {
        open.opened("203.0.113.1");
        open.opened("203.0.113.1");
        open.opened("203.0.113.1");
        open.closed("203.0.113.1");
        assertThat(open.opened("203.0.113.1")).isFalse();
        open.closed("203.0.113.1");
        open.closed("203.0.113.1");
        assertThat(open.opened("203.0.113.1")).isTrue();
    }

    @Test
    void aProxyAndThisMachineMayTakeAllButNoMore() {
        for (int i = 0; i < 4; i++) {
            assertThat(open.opened("10.0.0.9")).isTrue();
            assertThat(open.opened("127.0.0.1")).isTrue();
        }
        assertThat(open.opened("10.0.0.9")).isFalse();
        assertThat(open.opened("203.0.113.1")).isFalse();
    }
}
