package io.tablebridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingFolder;
import io.tablebridge.mapping.MappingReport;
import io.tablebridge.sandbox.SandboxContact;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform that CONTRIBUTING invents works with the two files that stand there, and nothing else. */
class NewPlatformTest {

    private static final Pattern FILE =
            Pattern.compile("`((?:routes|mappings)/\\S+\\.yaml)`:\n\n```yaml\n(.*?)```", Pattern.DOTALL);
    private static final String SECRET = "tablemate-secret-of-a-test";
    private static final String EVENT =
            """
            {"event_id": "tm-1", "event": "booking.changed",
             "booking": {"no": "T-90", "changed": "115/11/20 11:00", "branch": "中山店", "state": "確認",
                         "date": "199/11/22 19:00", "people": "４位", "remark": "靠窗、花生過敏"},
             "guest": {"name": "歐陽娜娜 小姐", "mobile": "0912-345-678", "mail": "nana@EXAMPLE.com"}}
            """;

    private final Map<String, String> files = new LinkedHashMap<>();
    private Path folder;

    @BeforeEach
    void takeTheFilesOutOfThePage(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Matcher shown = FILE.matcher(Files.readString(Path.of("CONTRIBUTING.md")));
        while (shown.find()) {
            files.put(shown.group(1), shown.group(2));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        Files.copy(Path.of("mappings/hubspot-contact.yaml"), folder.resolve("mappings/hubspot-contact.yaml"));
    }

    @Test
    void oneRouteFileAndOneMappingFileAreAllThereIs() {
        assertThat(files).containsOnlyKeys("routes/tablemate.camel.yaml", "mappings/tablemate-reservation.yaml");
    }

    @Test
    void theMappingPassesItsOwnTests() {
        MappingReport.FileReport report = new MappingFolder(new MappingCompiler())
                .check("tablemate-reservation.yaml", files.getOrDefault("mappings/tablemate-reservation.yaml", ""));
        assertThat(report.problems()).isEmpty();
        assertThat(report.tests()).hasSize(3).allSatisfy(test -> assertThat(test.passed())
                .isTrue());
    }

    @Test
    void aSignedEventBecomesTheRightContact() throws Exception {
        try (RunningBridge bridge = RunningBridge.start(folder, Map.of("TABLEMATE_SECRET", SECRET))) {
            assertThat(bridge.service().summary().off()).isEmpty();
            assertThat(post(bridge.door("/hooks/tablemate"), "sha256=" + hmac("wrong"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(post(bridge.door("/hooks/tablemate"), "sha256=" + hmac(SECRET))
                            .statusCode())
                    .isEqualTo(200);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(bridge.hubSpot().contacts()).hasSize(1));
            SandboxContact contact = bridge.hubSpot().contacts().get(0);
            assertThat(contact.properties())
                    .containsEntry("lastname", "歐陽")
                    .containsEntry("firstname", "娜娜")
                    .containsEntry("phone", "+886912345678")
                    .containsEntry("email", "nana@example.com")
                    .containsEntry("tablebridge_allergies", "花生 Peanut")
                    .containsEntry("tablebridge_seating", "靠窗 Window")
                    .containsEntry("tablebridge_next_reservation_at", "2110-11-22T11:00:00Z")
                    .containsEntry("tablebridge_next_party_size", "4")
                    .containsEntry("tablebridge_next_status", "已確認 Confirmed")
                    .containsEntry("tablebridge_next_venue", "中山店")
                    .containsEntry("tablebridge_sources", "tablemate");
        }
    }

    private static HttpResponse<String> post(URI door, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("X-TableMate-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(EVENT))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String hmac(String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(EVENT.getBytes(UTF_8)));
    }
}
