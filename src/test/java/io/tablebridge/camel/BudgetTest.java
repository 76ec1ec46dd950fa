package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers do to the bounds over all doors: nothing that lasts. */
class BudgetTest {

    private static final int REQUESTS = 4;
    private static final int BYTES = 2 << 20;

    private static final String TOKEN_DOOR =
            """
            - route:
                id: token
                from:
                  uri: kamelet:tablebridge-webhook-source
                  parameters:
                    source: token
                    signature: query-token
                    secret: "{{env:GENERIC_TOKEN}}"
                  steps:
                    - to:
                        uri: kamelet:tablebridge-journal-sink
                        parameters:
                          mapping: ignored
            """;

    private Rig rig;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        rig = new Rig(folder);
        rig.limits = new DoorLimits(REQUESTS, BYTES, 100, Duration.ofSeconds(30), Duration.ofSeconds(20));
        rig.shipped("inline.camel.yaml").file("token.camel.yaml", TOKEN_DOOR).start();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void anAddressThatCannotBeDecodedIs400AndHoldsNothingAfterwards() throws Exception {
        for (int i = 0; i <= REQUESTS; i++) {
            assertThat(posted("/hooks/token?a=%zz", ""))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("TB-INT-001");
        }
        theWholeBudgetIsFree();
    }

    @Test
    void aDoorThatReadsNoQueryDoesNotMindABrokenOne() throws Exception {
        for (int i = 0; i <= REQUESTS; i++) {
            assertThat(posted("/hooks/inline?a=%zz", "")).startsWith("HTTP/1.1 401 ");
        }
        theWholeBudgetIsFree();
    }

    @Test
    void aWishForALanguageThatNobodyCanReadIsAnsweredInEnglish() throws Exception {
        for (String wish : List.of("-", "en,-", ";", ",", "en;q=x", "*-", "--", "en-", "zh-TW;q")) {
            assertThat(posted("/hooks/inline", "Accept-Language: " + wish + "\r\n"))
                    .as(wish)
                    .startsWith("HTTP/1.1 401 ");
        }
        theWholeBudgetIsFree();
    }

    @Test
    void bytesThatAreOnlyDeclaredShutNoDoor() throws Exception {
        List<RawRequest> silent = new ArrayList<>();
        try {
            for (int i = 1; i < REQUESTS; i++) {
                silent.add(RawRequest.silent(rig.camel().port(), "/hooks/inline", BYTES / 2));
            }
            // Once these wait for their bodies, one slot is left of all.
            try (RawRequest last = RawRequest.silent(rig.camel().port(), "/hooks/inline", BYTES / 2)) {
                await().until(() -> rig.send(rig.inline(Rig.EVENT)).statusCode() == 503);
            }
            await().until(() -> rig.send(rig.inline(Rig.EVENT)).statusCode() == 200);
        } finally {
            for (RawRequest request : silent) {
                request.close();
            }
        }
    }

    private String posted(String target, String headers) throws IOException {
        try (RawRequest request = RawRequest.post(rig.camel().port(), target, headers, Rig.EVENT)) {
            return request.answer();
        }
    }

    private void theWholeBudgetIsFree() {
        rig.journal.hold();
        List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, REQUESTS)
                .mapToObj(
                        i -> rig.client.sendAsync(rig.inline(Rig.EVENT).build(), HttpResponse.BodyHandlers.ofString()))
                .toList();
        await().until(() -> rig.journal.waiting() == REQUESTS);
        rig.journal.release();
        assertThat(waiting)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }
}
