package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.journal.Entry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route files that ship, on real HTTP. */
class ShippedRoutesTest {

    private Rig rig;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        rig = new Rig(folder)
                .shipped("inline.camel.yaml")
                .shipped("square.camel.yaml")
                .shipped("generic.camel.yaml")
                .start();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void allOfThemRun() {
        assertThat(rig.files).allSatisfy(file -> {
            assertThat(file.problems()).isEmpty();
            assertThat(file.state()).isEqualTo(RouteFile.State.RUNNING);
        });
    }

    @Test
    void aSignedReservationOfInlineIsKeptAsItCame() {
        HttpResponse<String> answer = rig.send(rig.inline(Rig.EVENT));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"receipt\":1}");
        Entry kept = rig.journal.entries().get(0);
        assertThat(kept.source()).isEqualTo("inline");
        assertThat(kept.eventId()).isEqualTo("E1");
        assertThat(kept.headers()).containsEntry("mapping", "inline-reservation");
        assertThat(kept.headers()).containsEntry("event-type", "booking.created");
        assertThat(kept.body()).asString().isEqualTo(Rig.EVENT);
        assertThat(rig.counts.accepted("inline")).isEqualTo(1);
    }

    @Test
    void squaresEventsGoThroughTheMappingOfTheirType() {
        assertThat(square("booking.created")).isEqualTo("square-booking");
        assertThat(square("customer.updated")).isEqualTo("square-customer");
        assertThat(square("webhooks.test_notification")).isEqualTo("ignored");
    }

    @Test
    void aBearerTokenOpensTheGenericDoors() {
        HttpResponse<String> answer = rig.send(rig.to("/hooks/generic/guests")
                .header("Authorization", "Bearer " + Rig.SECRET)
                .POST(HttpRequest.BodyPublishers.ofString("{\"event_id\":7}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        Entry kept = rig.journal.entries().get(0);
        assertThat(kept.eventId()).isEqualTo("7");
        assertThat(kept.headers()).containsEntry("mapping", "generic-guest");
    }

    private String square(String type) {
        String body = "{\"event_id\":\"" + type + "\",\"type\":\"" + type + "\"}";
        String signature =
                Base64.getEncoder().encodeToString(Rig.hmac("https://hooks.example.com/in/square?site=1&a=b" + body));
        HttpResponse<String> answer = rig.send(rig.to("/hooks/square")
                .header("x-square-hmacsha256-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return rig.journal
                .entries()
                .get(rig.journal.entries().size() - 1)
                .headers()
                .getOrDefault(Entry.MAPPING, "");
    }
}
