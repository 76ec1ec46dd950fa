package io.tablebridge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tablebridge.intake.SignatureScheme.Encoding;
import io.tablebridge.intake.SignatureScheme.Layout;
import io.tablebridge.intake.SignatureScheme.Mode;
import io.tablebridge.intake.SignatureScheme.SecretEncoding;
import io.tablebridge.intake.SignatureScheme.TimestampPlace;
import io.tablebridge.intake.SignatureScheme.TimestampUnit;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureVerifierTest {

    private static final String SECRET = "tb-test-secret";
    private static final String BODY = "{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"name\":\"王小明\",\"party\":4}";
    private static final long SIGNED_AT = 1767323045;
    private static final String URL = "https://hooks.example.com/in/square?site=1";

    private static final SignatureScheme PLAIN = new SignatureScheme(
            Mode.HMAC_SHA256,
            "x-signature",
            Encoding.HEX,
            "",
            SecretEncoding.UTF8,
            Layout.SINGLE,
            "v1",
            "{body}",
            "",
            "",
            new TimestampPlace.None(),
            TimestampUnit.S,
            Optional.empty());

    @Test
    void squareSignsTheRegisteredAddressAndTheBody() {
        SignatureScheme square = template(PLAIN, Encoding.BASE64, "{url}{body}", new TimestampPlace.None());
        accepts(square, "xAsbizmArwQax73TT4TsiDky3PjgAAAn5gCB8t7zMXk=");
        // Padding is often lost on the way.
        accepts(square, "xAsbizmArwQax73TT4TsiDky3PjgAAAn5gCB8t7zMXk");
    }

    @Test
    void toastSignsTheBodyAndTheTimeInsideIt() {
        accepts(
                template(PLAIN, Encoding.BASE64, "{body}{timestamp}", new TimestampPlace.Json("/timestamp")),
                "xFywPLNRpDeYXbcobIW+7Rb9Y3zmtR9brTJX9z0iAsc=");
    }

    @Test
    void lineSignsTheBodyInBase64() {
        accepts(
                template(PLAIN, Encoding.BASE64, "{body}", new TimestampPlace.None()),
                "g718yFBzR/T+HPwoBPDLDLf/q4ZX0stPHtcurUZTGpo=");
    }

    @Test
    void gitHubWritesHexAfterAPrefix() {
        SignatureScheme github = prefix(PLAIN, "sha256=");
        accepts(github, "sha256=83bd7cc8507347f4fe1cfc2804f0cb0cb7ffab8657d2cb4f1ed72ead46531a9a");
        accepts(PLAIN, "83bd7cc8507347f4fe1cfc2804f0cb0cb7ffab8657d2cb4f1ed72ead46531a9a");
        refuses(github, "83bd7cc8507347f4fe1cfc2804f0cb0cb7ffab8657d2cb4f1ed72ead46531a9a", Refusal.BAD_SIGNATURE);
    }

    @Test
    void stripeAndCalendlyListTimeAndSignatures() {
        String good = "v1=f6a4b8dffdaea96c465ab02bdd65be98861015d1619e986fd19def9c8b3ad333";
        accepts(stripe(), "t=1767323045,v1=" + "0".repeat(64) + "," + good);
        refuses(stripe(), "t=1767323046," + good, Refusal.BAD_SIGNATURE);
        refuses(stripe(), good, Refusal.UNSIGNED);
        refuses(stripe(), "t=1767323045", Refusal.UNSIGNED);
    }

    @Test
    void loyverseUsesSha1AndIsReadInHexAndBase64() {
        SignatureScheme loyverse = new SignatureScheme(
                Mode.HMAC_SHA1,
                PLAIN.carrier(),
                Encoding.ANY,
                "",
                PLAIN.secretEncoding(),
                PLAIN.layout(),
                "v1",
                "{body}",
                "",
                "",
                PLAIN.timestamp(),
                PLAIN.unit(),
                Optional.empty());
        accepts(loyverse, "t18e2BKpw1Czp2cY6n2RUhNlMCc=");
        accepts(loyverse, "b75f1ed812a9c350b3a76718ea7d915213653027");
    }

    @Test
    void standardWebhooksDecodeTheSecretAndSignIdTimeAndBody() {
        SignatureScheme standard = new SignatureScheme(
                Mode.HMAC_SHA256,
                "webhook-signature",
                Encoding.BASE64,
                "",
                SecretEncoding.BASE64,
                Layout.VERSIONS,
                "v1",
                "{id}.{timestamp}.{body}",
                "",
                "webhook-id",
                new TimestampPlace.Header("webhook-timestamp"),
                TimestampUnit.S,
                Optional.of(Duration.ofMinutes(5)));
        Map<String, String> headers = Map.of(
                "webhook-id",
                "msg_tb_0001",
                "webhook-timestamp",
                "1767323045",
                "webhook-signature",
                "v1a,AAAA v1,7KZ3tB9q0tAj2KRSuokSV3m7qBNHKc6/JqMU7i7iCYQ=");
        SignatureVerifier verifier =
                new SignatureVerifier(standard, List.of("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"), at(SIGNED_AT + 300));
        assertThatCode(() -> verifier.verify(request(headers, Map.of()))).doesNotThrowAnyException();
        SignatureVerifier late =
                new SignatureVerifier(standard, List.of("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"), at(SIGNED_AT + 301));
        assertThat(refusal(late, request(headers, Map.of()))).isEqualTo(Refusal.STALE);
        SignatureVerifier early =
                new SignatureVerifier(standard, List.of("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"), at(SIGNED_AT - 301));
        assertThat(refusal(early, request(headers, Map.of()))).isEqualTo(Refusal.STALE);
    }

    @Test
    void severalSecretsAreGoodWhileOneIsBeingChanged() {
        SignatureVerifier verifier = new SignatureVerifier(PLAIN, List.of("the next one", SECRET), at(SIGNED_AT));
        String signature = "83bd7cc8507347f4fe1cfc2804f0cb0cb7ffab8657d2cb4f1ed72ead46531a9a";
        assertThatCode(() -> verifier.verify(request(Map.of("x-signature", signature), Map.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void fixedSecretsAreComparedWhole() {
        accepts(mode(Mode.STATIC_HEADER, "x-signature"), SECRET);
        refuses(mode(Mode.STATIC_HEADER, "x-signature"), SECRET + "x", Refusal.BAD_SIGNATURE);
        SignatureVerifier token = verifier(mode(Mode.QUERY_TOKEN, "token"));
        assertThatCode(() -> token.verify(request(Map.of(), Map.of("token", SECRET))))
                .doesNotThrowAnyException();
        assertThat(refusal(token, request(Map.of(), Map.of()))).isEqualTo(Refusal.UNSIGNED);
        SignatureVerifier bearer = verifier(mode(Mode.BEARER, ""));
        assertThatCode(() -> bearer.verify(request(Map.of("authorization", "bearer " + SECRET), Map.of())))
                .doesNotThrowAnyException();
        SignatureVerifier basic = new SignatureVerifier(mode(Mode.BASIC, ""), List.of("user:pass"), at(SIGNED_AT));
        assertThatCode(() -> basic.verify(request(Map.of("authorization", "Basic dXNlcjpwYXNz"), Map.of())))
                .doesNotThrowAnyException();
        assertThat(refusal(basic, request(Map.of("authorization", "Basic !!!"), Map.of())))
                .isEqualTo(Refusal.BAD_SIGNATURE);
    }

    @Test
    void missingAndGarbledSignaturesAreRefused() {
        assertThat(refusal(verifier(PLAIN), request(Map.of(), Map.of()))).isEqualTo(Refusal.UNSIGNED);
        refuses(PLAIN, "zz", Refusal.BAD_SIGNATURE);
        refuses(PLAIN, "83bd", Refusal.BAD_SIGNATURE);
    }

    private static SignatureScheme stripe() {
        return new SignatureScheme(
                Mode.HMAC_SHA256,
                "x-signature",
                Encoding.HEX,
                "",
                SecretEncoding.UTF8,
                Layout.FIELDS,
                "v1",
                "{timestamp}.{body}",
                "",
                "",
                new TimestampPlace.HeaderField("t"),
                TimestampUnit.S,
                Optional.of(Duration.ofMinutes(3)));
    }

    private static SignatureScheme template(
            SignatureScheme from, Encoding encoding, String template, TimestampPlace timestamp) {
        return new SignatureScheme(
                from.mode(),
                from.carrier(),
                encoding,
                from.prefix(),
                from.secretEncoding(),
                from.layout(),
                from.version(),
                template,
                URL,
                "",
                timestamp,
                from.unit(),
                from.tolerance());
    }

    private static SignatureScheme prefix(SignatureScheme from, String prefix) {
        return new SignatureScheme(
                from.mode(),
                from.carrier(),
                from.encoding(),
                prefix,
                from.secretEncoding(),
                from.layout(),
                from.version(),
                from.template(),
                "",
                "",
                from.timestamp(),
                from.unit(),
                from.tolerance());
    }

    private static SignatureScheme mode(Mode mode, String carrier) {
        return new SignatureScheme(
                mode,
                carrier,
                Encoding.HEX,
                "",
                SecretEncoding.UTF8,
                Layout.SINGLE,
                "v1",
                "{body}",
                "",
                "",
                new TimestampPlace.None(),
                TimestampUnit.S,
                Optional.empty());
    }

    private static void accepts(SignatureScheme scheme, String signature) {
        assertThatCode(() -> verifier(scheme).verify(request(Map.of("x-signature", signature), Map.of())))
                .doesNotThrowAnyException();
    }

    private static void refuses(SignatureScheme scheme, String signature, Refusal refusal) {
        assertThat(refusal(verifier(scheme), request(Map.of("x-signature", signature), Map.of())))
                .isEqualTo(refusal);
    }

    private static Refusal refusal(SignatureVerifier verifier, WebhookRequest request) {
        return catchThrowableOfType(RefusedException.class, () -> verifier.verify(request))
                .refusal();
    }

    private static SignatureVerifier verifier(SignatureScheme scheme) {
        return new SignatureVerifier(scheme, List.of(SECRET), at(SIGNED_AT));
    }

    private static WebhookRequest request(Map<String, String> headers, Map<String, String> query) {
        return new WebhookRequest(headers, query, BODY.getBytes(StandardCharsets.UTF_8));
    }

    private static Clock at(long second) {
        return Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
