package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.SquareSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step of a poll's route that takes a page and does not come back. */
class HangingPollTest {

    private static final String TOKEN = "square-token-of-a-test";
    private static final String KEY = "square-key-of-a-test";
    private static final String REGISTERED = "https://hooks.example.com/hooks/square";

    @Test
    void everythingElseGoesOnAndStatusAnswers(@TempDir Path folder) throws Exception {
        Shipped.copyTo(folder);
        Path polls = folder.resolve("routes/square-polls.camel.yaml");
        String hanging = "steps:\n        - bean: {beanType: " + HangingStep.class.getName() + "}\n";
        Files.writeString(polls, Files.readString(polls).replace("steps:\n", hanging));
        Clock clock = Clock.systemUTC();
        try (SquareSandbox square = SquareSandbox.start(clock, Duration.ZERO, TOKEN)) {
            try (RunningBridge bridge = RunningBridge.start(
                    folder,
                    Map.of("SQUARE_TOKEN", TOKEN, "SQUARE_SIGNATURE_KEY", KEY),
                    Map.of("route.square.api", square.baseUri().toString()),
                    clock)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> square.requests("/v2/customers/search") > 0);
                Platform webhooks =
                        Platform.square(bridge.door("/hooks/square"), REGISTERED, KEY, Duration.ofMillis(1));
                for (int guest = 0; guest < 3; guest++) {
                    int guests = guest + 1;
                    Map<String, String> customer =
                            Map.of("given_name", "Guest", "phone_number", "+12126" + (100_000 + guest));
                    assertThat(webhooks.send(square.customer("c" + guest, customer))
                                    .join())
                            .isTrue();
                    await().atMost(Duration.ofSeconds(5))
                            .untilAsserted(() ->
                                    assertThat(bridge.hubSpot().contacts()).hasSize(guests));
                }
                assertThat(bridge.metrics()).contains("tablebridge_poll_failing");
                assertThat(bridge.service().polls()).hasSize(3).allSatisfy(poll -> assertThat(poll.pages())
                        .isZero());
                HangingStep.LET_GO.countDown();
            }
        }
    }
}
