package io.tablebridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSpotSandboxTest {

    private static final String CONTACTS = "/crm/v3/objects/contacts";

    private final HttpClient client = HttpClient.newHttpClient();
    private HubSpotSandbox sandbox =
            HubSpotSandbox.start(SandboxOptions.standard().withBurst(30), Clock.systemUTC());

    @AfterEach
    void close() {
        sandbox.close();
    }

    private HttpResponse<String> call(String token, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return call("sandbox-token", "POST", path, body);
    }

    private static String inputs(String... inputs) {
        return "{\"inputs\":[" + String.join(",", inputs) + "]}";
    }

    private void makeIdProperty() throws Exception {
        post("/crm/v3/properties/contacts/groups", "{\"name\":\"tablebridge\",\"label\":\"T\"}");
        assertThat(post(
                                "/crm/v3/properties/contacts",
                                "{\"name\":\"tb_id\",\"label\":\"T\",\"groupName\":\"tablebridge\",\"type\":\"string\","
                                        + "\"fieldType\":\"text\",\"hasUniqueValue\":true}")
                        .statusCode())
                .isEqualTo(201);
    }

    private static String upsert(String id, String email) {
        return "{\"id\":\"" + id + "\",\"idProperty\":\"tb_id\",\"properties\":{\"email\":\"" + email
                + "\"},\"objectWriteTraceId\":\"" + id + "\"}";
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        assertThat(call("other", "GET", "/crm/v3/properties/contacts", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anUpsertCreatesOnceAndThenChanges() throws Exception {
        makeIdProperty();
        assertThat(post(CONTACTS + "/batch/upsert", inputs(upsert("g1", "a@b.tw")))
                        .body())
                .contains("\"new\":true");
        assertThat(post("/crm/objects/2026-09/contacts/batch/upsert", inputs(upsert("g1", "c@d.tw")))
                        .body())
                .contains("\"new\":false");
        assertThat(sandbox.contacts()).singleElement().satisfies(c -> {
            assertThat(c.writes()).isEqualTo(2);
            assertThat(c.properties()).containsEntry("email", "c@d.tw").containsEntry("tb_id", "g1");
        });
    }

    @Test
    void whatHubSpotRefusesIsRefused() throws Exception {
        makeIdProperty();
        assertThat(post(
                                CONTACTS + "/batch/upsert",
                                inputs(upsert("g1", "a@b.tw").replace("tb_id", "email")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(CONTACTS + "/batch/upsert", inputs(upsert("g1", "a@b.tw"), upsert("g1", "a@b.tw")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(CONTACTS + "/batch/read", inputs("{\"id\":\"1\"}")).statusCode())
                .isEqualTo(400);
        String[] tooMany = new String[101];
        for (int i = 0; i < tooMany.length; i++) {
            tooMany[i] = upsert("g" + i, "g" + i + "@b.tw");
        }
        assertThat(post(CONTACTS + "/batch/upsert", inputs(tooMany)).statusCode())
                .isEqualTo(400);
        assertThat(sandbox.contacts()).isEmpty();
    }

    @Test
    void anEmailBelongsToOneContact() throws Exception {
        makeIdProperty();
        sandbox.type(Map.of("email", "A@b.tw", "hs_additional_emails", "second@b.tw"));
        HttpResponse<String> answer =
                post(CONTACTS + "/batch/upsert", inputs(upsert("g1", "second@b.tw"), upsert("g2", "c@d.tw")));
        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body()).contains("\"category\":\"CONFLICT\"", "\"objectWriteTraceId\":[\"g1\"]");
        assertThat(sandbox.contacts()).hasSize(2);
    }

    @Test
    void oneRequestTooManyInTheWindowIsRefused() throws Exception {
        List<Integer> statuses = new java.util.ArrayList<>();
        for (int i = 0; i < 31; i++) {
            statuses.add(call("sandbox-token", "GET", "/crm/v3/properties/contacts", "")
                    .statusCode());
        }
        assertThat(statuses.subList(0, 30)).containsOnly(200);
        assertThat(statuses.get(30)).isEqualTo(429);
    }

    @Test
    void aSearchLagsBehind() throws Exception {
        sandbox.close();
        sandbox = HubSpotSandbox.start(SandboxOptions.standard().withSearchLag(Duration.ofHours(1)), Clock.systemUTC());
        sandbox.type(Map.of("email", "a@b.tw"));
        HttpResponse<String> answer = post(
                CONTACTS + "/search",
                "{\"filterGroups\":[],\"sorts\":[],\"properties\":[],\"limit\":10,\"after\":\"0\"}");
        assertThat(answer.body()).contains("\"total\":0");
    }

    @Test
    void whatWasAnsweredOutlivesTheProcess(@TempDir Path folder) throws Exception {
        SandboxOptions kept = SandboxOptions.standard().withFile(folder.resolve("contacts.jsonl"));
        sandbox.close();
        sandbox = HubSpotSandbox.start(kept, Clock.systemUTC());
        makeIdProperty();
        post(CONTACTS + "/batch/upsert", inputs(upsert("g1", "a@b.tw")));
        List<SandboxContact> before = sandbox.contacts();
        sandbox.close();
        sandbox = HubSpotSandbox.start(kept, Clock.systemUTC());
        assertThat(sandbox.contacts()).isEqualTo(before).hasSize(1);
        assertThat(post(CONTACTS + "/batch/upsert", inputs(upsert("g1", "x@b.tw")))
                        .body())
                .contains("\"new\":false");
        assertThat(call("", "GET", "/__sandbox/contacts", "").body()).contains("x@b.tw");
    }

    @Test
    void faultsComeWhenAskedForOverHttp() throws Exception {
        assertThat(call("", "POST", "/__sandbox/faults", "{\"status\":503,\"count\":2,\"path\":\"/contacts\"}")
                        .statusCode())
                .isEqualTo(204);
        for (int expected : new int[] {503, 503, 200}) {
            assertThat(call("sandbox-token", "GET", "/crm/v3/properties/contacts", "")
                            .statusCode())
                    .isEqualTo(expected);
        }
    }
}
