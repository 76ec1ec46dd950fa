package io.tablebridge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureVerifierTest {

    private static final String SECRET = "tb-test-secret";
    private static final String BODY = "{\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"name\":\"王小明\",\"party\":4}";
    private static final long SIGNED_AT = 1767323045;
    private static final String HEX = "83bd7cc8507347f4fe1cfc2804f0cb0cb7ffab8657d2cb4f1ed72ead46531a9a";
    private static final String BASE64 = "g718yFBzR/T+HPwoBPDLDLf/q4ZX0stPHtcurUZTGpo=";

    private static final SignatureScheme PLAIN = new Scheme().build();
    private static final SignatureScheme LINE =
            new Scheme().encoding(Encoding.BASE64).build();
    private static final SignatureScheme GITHUB = new Scheme().prefix("sha256=").build();

    @Test
    void squareSignsTheRegisteredAddressAndTheBody() {
        SignatureScheme square = new Scheme()
                .encoding(Encoding.BASE64)
                .template("{url}{body}")
                .url("https://hooks.example.com/in/square?site=1")
                .build();
        accepts(square, "xAsbizmArwQax73TT4TsiDky3PjgAAAn5gCB8t7zMXk=");
        // Padding is often lost on the way.
        accepts(square, "xAsbizmArwQax73TT4TsiDky3PjgAAAn5gCB8t7zMXk");
        refuses(square, BASE64, Refusal.BAD_SIGNATURE);
    }

    @Test
    void toastSignsTheBodyAndTheTimeInsideIt() {
        SignatureScheme toast = new Scheme()
                .encoding(Encoding.BASE64)
                .template("{body}{timestamp}")
                .timestamp(new TimestampPlace.Json("/timestamp"))
                .build();
        accepts(toast, "xFywPLNRpDeYXbcobIW+7Rb9Y3zmtR9brTJX9z0iAsc=");
    }

    @Test
    void lineSignsTheBodyInBase64() {
        accepts(LINE, BASE64);
    }

    @Test
    void gitHubWritesHexAfterAPrefix() {
        accepts(GITHUB, "sha256=" + HEX);
        accepts(PLAIN, HEX);
        refuses(GITHUB, HEX, Refusal.BAD_SIGNATURE);
        refuses(PLAIN, "sha256=" + HEX, Refusal.BAD_SIGNATURE);
    }

    @Test
    void stripeAndCalendlyListTimeAndSignatures() {
        SignatureScheme stripe = new Scheme()
                .layout(Layout.FIELDS)
                .template("{timestamp}.{body}")
                .timestamp(new TimestampPlace.HeaderField("t"))
                .window(Duration.ofMinutes(3), TimestampUnit.S)
                .build();
        String good = "v1=f6a4b8dffdaea96c465ab02bdd65be98861015d1619e986fd19def9c8b3ad333";
        accepts(stripe, "t=1767323045,v1=" + "0".repeat(64) + "," + good);
        refuses(stripe, "t=1767323046," + good, Refusal.BAD_SIGNATURE);
        refuses(stripe, good, Refusal.UNSIGNED);
        refuses(stripe, "t=1767323045", Refusal.UNSIGNED);
        refuses(stripe, "t=1767323045," + good.replace("v1", "v0"), Refusal.UNSIGNED);
    }

    @Test
    void loyverseUsesSha1AndIsReadInHexAndBase64() {
        SignatureScheme loyverse =
                new Scheme().mode(Mode.HMAC_SHA1).encoding(Encoding.ANY).build();
        accepts(loyverse, "t18e2BKpw1Czp2cY6n2RUhNlMCc=");
        accepts(loyverse, "b75f1ed812a9c350b3a76718ea7d915213653027");
        refuses(loyverse, HEX, Refusal.BAD_SIGNATURE);
    }

    @Test
    void sha512IsTakenWhereItIsDeclared() {
        byte[] signed = new Macs("HmacSHA512", SECRET.getBytes(StandardCharsets.UTF_8))
                .take()
                .doFinal(BODY.getBytes(StandardCharsets.UTF_8));
        SignatureScheme urlSafe =
                new Scheme().mode(Mode.HMAC_SHA512).encoding(Encoding.BASE64URL).build();
        accepts(urlSafe, Base64.getUrlEncoder().withoutPadding().encodeToString(signed));
        refuses(urlSafe, Base64.getEncoder().encodeToString(signed), Refusal.BAD_SIGNATURE);
        refuses(urlSafe, BASE64, Refusal.BAD_SIGNATURE);
    }

    @Test
    void standardWebhooksDecodeTheSecretAndSignIdTimeAndBody() {
        String signature = "v1a,AAAA v1,7KZ3tB9q0tAj2KRSuokSV3m7qBNHKc6/JqMU7i7iCYQ=";
        WebhookRequest sent = standard("msg_tb_0001", SIGNED_AT, signature);
        assertThat(standardRefusal(sent, 0)).isEmpty();
        assertThat(standardRefusal(sent, 300)).isEmpty();
        assertThat(standardRefusal(sent, -300)).isEmpty();
        assertThat(standardRefusal(sent, 301)).contains(Refusal.STALE);
        assertThat(standardRefusal(sent, -301)).contains(Refusal.STALE);
        // Neither the time nor the id can be exchanged to make an old event a new one.
        assertThat(standardRefusal(standard("msg_tb_0001", SIGNED_AT + 1, signature), 0))
                .contains(Refusal.BAD_SIGNATURE);
        assertThat(standardRefusal(standard("msg_tb_0002", SIGNED_AT, signature), 0))
                .contains(Refusal.BAD_SIGNATURE);
        assertThat(standardRefusal(standard("", SIGNED_AT, signature), 0)).contains(Refusal.UNSIGNED);
        assertThat(standardRefusal(standard("msg_tb_0001", SIGNED_AT, "v1a,AAAA"), 0))
                .contains(Refusal.UNSIGNED);
    }

    private static WebhookRequest standard(String id, long time, String signature) {
        return request(
                Map.of("webhook-id", id, "webhook-timestamp", "" + time, "webhook-signature", signature), Map.of());
    }

    private static Optional<Refusal> standardRefusal(WebhookRequest request, long later) {
        SignatureScheme standard = new Scheme()
                .carrier("webhook-signature")
                .encoding(Encoding.BASE64)
                .secret(SecretEncoding.BASE64, "whsec_")
                .layout(Layout.VERSIONS)
                .template("{id}.{timestamp}.{body}")
                .idHeader("webhook-id")
                .timestamp(new TimestampPlace.Header("webhook-timestamp"))
                .window(Duration.ofMinutes(5), TimestampUnit.S)
                .build();
        List<String> secrets = List.of("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");
        return refusal(new SignatureVerifier(standard, secrets, at(SIGNED_AT + later)), request);
    }

    @Test
    void severalSecretsAreGoodWhileOneIsBeingChanged() {
        WebhookRequest old = request(Map.of("x-signature", HEX), Map.of());
        assertThat(refusal(new SignatureVerifier(PLAIN, List.of("the next one", SECRET), at(SIGNED_AT)), old))
                .isEmpty();
        assertThat(refusal(new SignatureVerifier(PLAIN, List.of(SECRET, "the next one"), at(SIGNED_AT)), old))
                .isEmpty();
        assertThat(refusal(new SignatureVerifier(PLAIN, List.of("the next one"), at(SIGNED_AT)), old))
                .contains(Refusal.BAD_SIGNATURE);
    }

    @Test
    void fixedSecretsAreComparedWhole() {
        SignatureScheme header = new Scheme().mode(Mode.STATIC_HEADER).build();
        accepts(header, SECRET);
        refuses(header, SECRET + "x", Refusal.BAD_SIGNATURE);
        refuses(header, SECRET.substring(1), Refusal.BAD_SIGNATURE);
        SignatureVerifier token =
                verifier(new Scheme().mode(Mode.QUERY_TOKEN).carrier("token").build());
        assertThat(refusal(token, request(Map.of(), Map.of("token", SECRET)))).isEmpty();
        assertThat(refusal(token, request(Map.of(), Map.of()))).contains(Refusal.UNSIGNED);
        assertThat(refusal(token, request(Map.of(), Map.of("token", "")))).contains(Refusal.BAD_SIGNATURE);
        SignatureVerifier bearer = verifier(new Scheme().mode(Mode.BEARER).build());
        assertThat(refusal(bearer, request(Map.of("authorization", "bearer " + SECRET), Map.of())))
                .isEmpty();
        assertThat(refusal(bearer, request(Map.of("authorization", "Basic " + SECRET), Map.of())))
                .contains(Refusal.UNSIGNED);
        SignatureVerifier basic =
                new SignatureVerifier(new Scheme().mode(Mode.BASIC).build(), List.of("user:pass"), at(SIGNED_AT));
        assertThat(refusal(basic, request(Map.of("authorization", "Basic dXNlcjpwYXNz"), Map.of())))
                .isEmpty();
        assertThat(refusal(basic, request(Map.of("authorization", "Basic !!!"), Map.of())))
                .contains(Refusal.BAD_SIGNATURE);
    }

    @Test
    void missingAndGarbledSignaturesAreRefused() {
        assertThat(refusal(verifier(PLAIN), request(Map.of(), Map.of()))).contains(Refusal.UNSIGNED);
        refuses(PLAIN, "zz", Refusal.BAD_SIGNATURE);
        refuses(PLAIN, "83bd", Refusal.BAD_SIGNATURE);
    }

    @Test
    void aSignatureHasOneFormApartFromPaddingAndTheCaseOfHex() {
        accepts(PLAIN, HEX.toUpperCase(Locale.ROOT));
        refuses(PLAIN, BASE64, Refusal.BAD_SIGNATURE);
        refuses(LINE, HEX, Refusal.BAD_SIGNATURE);
        refuses(LINE, BASE64.replace('/', '_').replace('+', '-'), Refusal.BAD_SIGNATURE);
        // The same bytes, once the last bits are overlooked.
        refuses(LINE, BASE64.replace("po=", "pp="), Refusal.BAD_SIGNATURE);
        refuses(LINE, BASE64 + "=", Refusal.BAD_SIGNATURE);
        refuses(LINE, Base64.getEncoder().encodeToString(HEX.getBytes(StandardCharsets.UTF_8)), Refusal.BAD_SIGNATURE);
    }

    @Test
    void aBeginningOfTheRightSignatureIsRefused() {
        for (int length = 1; length < HEX.length(); length++) {
            refuses(PLAIN, HEX.substring(0, length), Refusal.BAD_SIGNATURE);
        }
        for (int length = 1; length < BASE64.length() - 1; length++) {
            refuses(LINE, BASE64.substring(0, length), Refusal.BAD_SIGNATURE);
        }
        refuses(GITHUB, "sha256=", Refusal.BAD_SIGNATURE);
        refuses(PLAIN, HEX + HEX, Refusal.BAD_SIGNATURE);
    }

    @Test
    void aSignatureIsGoodForItsOwnBodyOnly() {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] other = body.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(refusal(verifier(PLAIN), new WebhookRequest(Map.of("x-signature", HEX), Map.of(), other)))
                    .contains(Refusal.BAD_SIGNATURE);
        }
        byte[] shorter = Arrays.copyOf(body, body.length - 1);
        assertThat(refusal(verifier(PLAIN), new WebhookRequest(Map.of("x-signature", HEX), Map.of(), shorter)))
                .contains(Refusal.BAD_SIGNATURE);
    }

    @Test
    void secretsAreReadInTheFormTheyAreWrittenIn() {
        byte[] key = SECRET.getBytes(StandardCharsets.UTF_8);
        keyed(SecretEncoding.UTF8, "", SECRET);
        keyed(SecretEncoding.UTF8, "key:", "key:" + SECRET);
        keyed(SecretEncoding.HEX, "0x", "0x" + HexFormat.of().formatHex(key));
        keyed(SecretEncoding.BASE64, "whsec_", Base64.getEncoder().encodeToString(key));
        for (String unreadable : List.of("", "whsec_", "whsec_%%%")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Scheme()
                    .secret(SecretEncoding.BASE64, "whsec_")
                    .build()
                    .checkSecret(unreadable));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scheme().mode(Mode.BASIC).build().checkSecret("without a colon"));
    }

    private static void keyed(SecretEncoding encoding, String prefix, String secret) {
        SignatureScheme scheme = new Scheme().secret(encoding, prefix).build();
        assertThatCode(() -> scheme.checkSecret(secret)).doesNotThrowAnyException();
        assertThat(refusal(
                        new SignatureVerifier(scheme, List.of(secret), at(SIGNED_AT)),
                        request(Map.of("x-signature", HEX), Map.of())))
                .isEmpty();
    }

    @Test
    void theSignedTimeIsReadAsSecondsMillisecondsAndText() {
        for (String time :
                List.of("2026-01-02T03:04:05.678Z", "2026-01-02T03:04:05+0000", "2026-01-02T11:04:05+08:00")) {
            assertThat(signedAt(TimestampUnit.ISO8601, time, 60)).as(time).isEmpty();
            assertThat(signedAt(TimestampUnit.ISO8601, time, 62)).as(time).contains(Refusal.STALE);
            assertThat(signedAt(TimestampUnit.ISO8601, time, -62)).as(time).contains(Refusal.STALE);
        }
        assertThat(signedAt(TimestampUnit.S, "1767323045", 60)).isEmpty();
        assertThat(signedAt(TimestampUnit.MS, "1767323045678", 60)).isEmpty();
        assertThat(signedAt(TimestampUnit.S, "1767323045678", 0)).contains(Refusal.STALE);
        for (String time : List.of("", "x", "1e9", "99999999999999999999", "9223372036854775807", "2026-01-02")) {
            for (TimestampUnit unit : TimestampUnit.values()) {
                assertThat(signedAt(unit, time, 0)).as(unit + " " + time).contains(Refusal.STALE);
            }
        }
    }

    /** A rightly signed request of this time, and a window of a minute. */
    private static Optional<Refusal> signedAt(TimestampUnit unit, String time, long later) {
        SignatureScheme scheme = new Scheme()
                .template("{timestamp}.{body}")
                .timestamp(new TimestampPlace.Header("x-time"))
                .window(Duration.ofMinutes(1), unit)
                .build();
        byte[] signed = new Macs("HmacSHA256", SECRET.getBytes(StandardCharsets.UTF_8))
                .take()
                .doFinal((time + "." + BODY).getBytes(StandardCharsets.UTF_8));
        return refusal(
                new SignatureVerifier(scheme, List.of(SECRET), at(SIGNED_AT + later)),
                request(Map.of("x-signature", HexFormat.of().formatHex(signed), "x-time", time), Map.of()));
    }

    @Test
    void aTemplateKnowsItsPlaceholdersAndSignsTheBody() {
        assertThat(TemplateParts.of("v0:{timestamp}:{body}")).containsExactly("v0:", "{timestamp}", ":", "{body}");
        for (String wrong : List.of("{bdy}", "{body}{json:$.timestamp}", "{Body}", "{url}", "", "{body}}", "{{body}")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> TemplateParts.of(wrong));
        }
    }

    private static void accepts(SignatureScheme scheme, String signature) {
        assertThat(refusal(verifier(scheme), request(Map.of("x-signature", signature), Map.of())))
                .isEmpty();
    }

    private static void refuses(SignatureScheme scheme, String signature, Refusal refusal) {
        assertThat(refusal(verifier(scheme), request(Map.of("x-signature", signature), Map.of())))
                .contains(refusal);
    }

    private static Optional<Refusal> refusal(SignatureVerifier verifier, WebhookRequest request) {
        return Optional.ofNullable(catchThrowableOfType(RefusedException.class, () -> verifier.verify(request)))
                .map(RefusedException::refusal);
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
