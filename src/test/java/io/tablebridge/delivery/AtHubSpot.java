package io.tablebridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.sandbox.SandboxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A sandbox and a bridge to it for each test. After it the tables must be those that the journal makes of an empty database. */
final class AtHubSpot implements AfterEachCallback {

    final HubSpotSandbox sandbox = HubSpotSandbox.start(
            SandboxOptions.standard().withBurst(10_000).withSearchLag(Duration.ZERO), Clock.systemUTC());
    final Bridge bridge = new Bridge(sandbox, "sandbox-token");

    /** The one contact that carries this guest's id. */
    SandboxContact contact(long guest) {
        List<SandboxContact> carrying = sandbox.contacts().stream()
                .filter(c -> Bridge.publicId(guest).equals(c.properties().get(TestMapping.ID)))
                .toList();
        assertThat(carrying).hasSize(1);
        return carrying.get(0);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try (sandbox;
                bridge) {
            assertThat(bridge.rows(bridge.database)).isEqualTo(bridge.replayed());
        }
    }
}
