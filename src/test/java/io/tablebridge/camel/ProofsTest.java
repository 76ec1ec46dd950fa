package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.HandClock;
import io.tablebridge.intake.Refusal;
import io.tablebridge.journal.Entry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The routes that docs/webhooks.md shows, on real HTTP: no Java knows any of these platforms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofsTest {

    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1767323045);
    private static final String BODY = "{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"name\":\"王小明\",\"party\":4}";
    private static final String HEX = "83bd7cc8507347f4fe1cfc2804f0cb0cb7ffab8657d2cb4f1ed72ead46531a9a";
    private static final String BASE64 = "g718yFBzR/T+HPwoBPDLDLf/q4ZX0stPHtcurUZTGpo=";
    private static final String STANDARD = "v1,7KZ3tB9q0tAj2KRSuokSV3m7qBNHKc6/JqMU7i7iCYQ=";

    private final HandClock clock = new HandClock(SIGNED_AT);
    private final Rig rig;

    ProofsTest(@TempDir Path folder) throws IOException {
        rig = new Rig(folder);
    }

    @BeforeAll
    void start() throws IOException {
        rig.clock = clock;
        rig.properties.put("route.square.notification-url", "https://hooks.example.com/in/square?site=1");
        rig.secrets.put("STANDARD_SECRET", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");
        rig.secrets.put("LIGHTSPEED_LOGIN", "kasse:" + Rig.SECRET);
        for (String name : List.of(
                "CALENDLY_SIGNING_KEY",
                "GITHUB_SECRET",
                "TOAST_SECRET",
                "CLOVER_AUTH",
                "THEFORK_TOKEN",
                "CHAT_SECRET")) {
            rig.secrets.put(name, Rig.SECRET);
        }
        for (Map.Entry<String, String> route : DocumentedRoutes.all().entrySet()) {
            rig.file(route.getKey() + ".camel.yaml", route.getValue());
        }
        rig.shipped("square.camel.yaml");
        door("line", "hmac-sha256", "x-line-signature", "signatureEncoding: base64");
        door("typeform", "hmac-sha256", "Typeform-Signature", "signatureEncoding: base64", "signaturePrefix: sha256=");
        door("calcom", "hmac-sha256", "X-Cal-Signature-256");
        door("loyverse", "hmac-sha1", "X-Loyverse-Signature", "signatureEncoding: any");
        door("rotating", "hmac-sha256", "X-Signature");
        rig.start();
        assertThat(rig.files)
                .hasSizeGreaterThan(12)
                .allSatisfy(file -> assertThat(file.problems()).as(file.name()).isEmpty());
    }

    private void door(String name, String signature, String header, String... more) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "- route:",
                "    id: " + name,
                "    from:",
                "      uri: kamelet:tablebridge-webhook-source",
                "      parameters:",
                "        source: " + name,
                "        signature: " + signature,
                "        signatureHeader: " + header,
                "        secret: \"{{env:GENERIC_TOKEN}}"
                        + (name.equals("rotating") ? ",{{env:NEXT_TOKEN}}\"" : "\"")));
        Arrays.stream(more).map(line -> "        " + line).forEach(lines::add);
        lines.addAll(List.of(
                "      steps:",
                "        - to:",
                "            uri: kamelet:tablebridge-journal-sink",
                "            parameters:",
                "              mapping: ignored"));
        rig.secrets.put("NEXT_TOKEN", "the next one");
        rig.file(name + ".camel.yaml", String.join("\n", lines) + "\n");
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void everySignatureVectorOfTheFactsOpensItsDoorAndNoOther() {
        takes("/hooks/github", "X-Hub-Signature-256", "sha256=" + HEX);
        takes("/hooks/calcom", "X-Cal-Signature-256", HEX);
        takes("/hooks/line", "x-line-signature", BASE64);
        takes("/hooks/typeform", "Typeform-Signature", "sha256=" + BASE64);
        takes("/hooks/toast", "Toast-Signature", "xFywPLNRpDeYXbcobIW+7Rb9Y3zmtR9brTJX9z0iAsc=");
        takes("/hooks/square", "x-square-hmacsha256-signature", "xAsbizmArwQax73TT4TsiDky3PjgAAAn5gCB8t7zMXk=");
        takes("/hooks/loyverse", "X-Loyverse-Signature", "t18e2BKpw1Czp2cY6n2RUhNlMCc=");
        takes("/hooks/loyverse", "X-Loyverse-Signature", "b75f1ed812a9c350b3a76718ea7d915213653027");

        refuses("/hooks/github", "X-Hub-Signature-256", HEX, "TB-INT-003");
        refuses("/hooks/github", "X-Hub-Signature-256", "sha256=" + BASE64, "TB-INT-003");
        refuses("/hooks/github", "X-Hub-Signature-256", "sha256=" + HEX.substring(2), "TB-INT-003");
        refuses("/hooks/line", "x-line-signature", HEX, "TB-INT-003");
        refuses("/hooks/toast", "Toast-Signature", BASE64, "TB-INT-003");
        refuses("/hooks/square", "x-square-hmacsha256-signature", BASE64, "TB-INT-003");
        refuses("/hooks/loyverse", "X-Loyverse-Signature", BASE64, "TB-INT-003");
        refuses("/hooks/calcom", "X-Other", HEX, "TB-INT-002");
    }

    @Test
    void aSignatureWithATimeIsGoodWithinTheWindowOnly() {
        String calendly = "t=1767323045,v1=f6a4b8dffdaea96c465ab02bdd65be98861015d1619e986fd19def9c8b3ad333";
        at(SIGNED_AT.plusSeconds(180), () -> takes("/hooks/calendly", "Calendly-Webhook-Signature", calendly));
        at(SIGNED_AT.plusSeconds(181), () -> {
            int before = rig.counts.of("calendly", Refusal.STALE);
            refuses("/hooks/calendly", "Calendly-Webhook-Signature", calendly, "TB-INT-004");
            assertThat(rig.counts.of("calendly", Refusal.STALE)).isEqualTo(before + 1);
        });
        at(
                SIGNED_AT.minusSeconds(181),
                () -> refuses("/hooks/calendly", "Calendly-Webhook-Signature", calendly, "TB-INT-004"));
        at(
                SIGNED_AT.plusSeconds(181),
                () -> refuses(
                        "/hooks/calendly",
                        "Calendly-Webhook-Signature",
                        calendly.replace("t=1767323045", "t=1767323200"),
                        "TB-INT-003"));
    }

    @Test
    void aReplayedRequestOfStandardWebhooksIsAResendWithinTheWindowAndRefusedAfterIt() {
        for (Instant time : List.of(SIGNED_AT, SIGNED_AT.plusSeconds(300))) {
            at(time, () -> assertThat(rig.send(standard("msg_tb_0001")).statusCode())
                    .isEqualTo(200));
            assertThat(newest().eventId()).isEqualTo("msg_tb_0001");
        }
        at(SIGNED_AT.plusSeconds(301), () -> refused(standard("msg_tb_0001"), "TB-INT-004"));
        // The id is signed: a replay can't be made a new event.
        refused(standard("msg_tb_0002"), "TB-INT-003");
    }

    private HttpRequest.Builder standard(String id) {
        return rig.to("/hooks/standard")
                .header("webhook-id", id)
                .header("webhook-timestamp", "1767323045")
                .header("webhook-signature", "v1a,AAAA v1,AAAA " + STANDARD)
                .POST(HttpRequest.BodyPublishers.ofString(BODY));
    }

    @Test
    void twoSecretsAreGoodAtOnceAndAThirdIsNot() {
        takes("/hooks/rotating", "X-Signature", HEX);
        takes("/hooks/rotating", "X-Signature", "cd2832ffacd2705cee7e346e0d7947056a4d112195827b622e1a0bbd15241f76");
        refuses("/hooks/rotating", "X-Signature", "00".repeat(32), "TB-INT-003");
    }

    @Test
    void fixedSecretsOpenTheirDoors() {
        takes("/hooks/clover", "X-Clover-Auth", Rig.SECRET);
        refuses("/hooks/clover", "X-Clover-Auth", Rig.SECRET + "x", "TB-INT-003");
        String login = Base64.getEncoder().encodeToString(("kasse:" + Rig.SECRET).getBytes(StandardCharsets.UTF_8));
        takes("/hooks/lightspeed", "Authorization", "Basic " + login);
        refuses("/hooks/lightspeed", "Authorization", "Bearer " + Rig.SECRET, "TB-INT-002");
        refuses("/hooks/lightspeed", "Authorization", "Basic " + login.substring(4), "TB-INT-003");
        refused(rig.to("/hooks/thefork").POST(HttpRequest.BodyPublishers.ofString(BODY)), "TB-INT-002");
        refused(rig.to("/hooks/thefork?token=guess").POST(HttpRequest.BodyPublishers.ofString(BODY)), "TB-INT-003");
    }

    @Test
    void theForkHearsWhatItWantsOnceItsEventIsKept() {
        HttpRequest.Builder request = rig.to("/hooks/thefork?token=" + Rig.SECRET)
                .POST(HttpRequest.BodyPublishers.ofString("{\"eventType\":\"reservationCreated\"}"));
        int before = rig.journal.entries().size();
        HttpResponse<String> answer = rig.send(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"data\":{}}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(rig.journal.entries()).hasSize(before + 1);

        rig.journal.refuse(true);
        assertThat(rig.send(request).statusCode()).isEqualTo(503);
        rig.journal.refuse(false);
    }

    private void takes(String path, String header, String value) {
        int before = rig.journal.entries().size();
        HttpResponse<String> answer = rig.send(signed(path, header, value));
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        assertThat(rig.journal.entries()).hasSize(before + 1);
        assertThat(newest().body()).asString().isEqualTo(BODY);
    }

    private void refuses(String path, String header, String value, String code) {
        refused(signed(path, header, value), code);
    }

    private void refused(HttpRequest.Builder request, String code) {
        int before = rig.journal.entries().size();
        HttpResponse<String> answer = rig.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains(code);
        assertThat(rig.journal.entries()).hasSize(before);
    }

    private HttpRequest.Builder signed(String path, String header, String value) {
        return rig.to(path).header(header, value).POST(HttpRequest.BodyPublishers.ofString(BODY));
    }

    private Entry newest() {
        return rig.journal.entries().get(rig.journal.entries().size() - 1);
    }

    private void at(Instant time, Runnable action) {
        clock.moveTo(time);
        try {
            action.run();
        } finally {
            clock.moveTo(SIGNED_AT);
        }
    }
}
