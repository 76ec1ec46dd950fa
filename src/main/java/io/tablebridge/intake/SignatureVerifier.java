package io.tablebridge.intake;

import io.tablebridge.intake.SignatureScheme.Layout;
import io.tablebridge.intake.SignatureScheme.TimestampPlace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Verifies that a request comes from the platform, over the raw bytes and before anything is parsed (only a time that is
 * signed from inside the body is looked up first, by a bounded scan). Several secrets may be valid at once, so that a
 * secret can be changed without a gap. Comparisons take the same time whatever matches. Thread-safe.
 *
 * <p>Rules: Standard Webhooks 1.0.0, and the platforms' own documents for the others.
 */
public final class SignatureVerifier {

    private static final int MAX_SIGNATURES = 16;

    /** Toast writes both {@code Z} and {@code +0000}. */
    private static final DateTimeFormatter ISO8601 = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private final SignatureScheme scheme;
    private final List<String> template;
    private final List<byte[]> secrets;
    private final List<Macs> macs;
    private final JsonScan timestampScan;
    private final Clock clock;

    /**
     * @param secrets in force, at least one; with {@link SignatureScheme.Mode#BASIC} each is {@code user:password}
     * @throws IllegalArgumentException when there is no secret, a secret can't be decoded, or the template is unreadable
     */
    public SignatureVerifier(SignatureScheme scheme, List<String> secrets, Clock clock) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("no secret");
        }
        this.scheme = scheme;
        this.template = scheme.mode().hmac() ? scheme.templateParts() : List.of();
        this.secrets = secrets.stream()
                .map(secret -> SignatureCodec.secret(scheme, secret))
                .toList();
        this.macs = scheme.mode().hmac()
                ? this.secrets.stream()
                        .map(secret -> new Macs(SignatureCodec.algorithm(scheme.mode()), secret))
                        .toList()
                : List.of();
        this.timestampScan = scheme.timestamp() instanceof TimestampPlace.Json json
                ? new JsonScan(List.of(json.pointer()))
                : new JsonScan(List.of());
        this.clock = clock;
    }

    /** Whether the proof stands in the query; the query of other requests need not even be readable. */
    boolean readsQuery() {
        return scheme.mode() == SignatureScheme.Mode.QUERY_TOKEN;
    }

    /**
     * @throws RefusedException when the proof is missing, wrong, or outside the replay window
     */
    public void verify(WebhookRequest request) throws RefusedException {
        if (scheme.mode().hmac()) {
            verifyHmac(request);
        } else {
            verifyFixed(request);
        }
    }

    private void verifyFixed(WebhookRequest request) throws RefusedException {
        String given =
                switch (scheme.mode()) {
                    case QUERY_TOKEN ->
                        Optional.ofNullable(request.query().get(scheme.carrier()))
                                .orElseThrow(() -> new RefusedException(Refusal.UNSIGNED));
                    case BEARER -> credentials(request, "bearer ");
                    case BASIC -> SignatureCodec.basic(credentials(request, "basic "));
                    default -> afterPrefix(header(request, scheme.carrier()));
                };
        byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
        boolean matches = false;
        for (byte[] secret : secrets) {
            matches |= MessageDigest.isEqual(secret, bytes);
        }
        if (!matches) {
            throw new RefusedException(Refusal.BAD_SIGNATURE);
        }
    }

    private void verifyHmac(WebhookRequest request) throws RefusedException {
        String header = header(request, scheme.carrier());
        List<String> given = SignatureCodec.signatures(scheme.layout(), scheme.version(), header);
        if (given.isEmpty()) {
            throw new RefusedException(Refusal.UNSIGNED);
        }
        String timestamp = timestamp(request, header);
        boolean matches = false;
        for (Macs secret : macs) {
            byte[] expected = sign(secret, request, timestamp);
            for (String signature : given.subList(0, Math.min(given.size(), MAX_SIGNATURES))) {
                matches |= MessageDigest.isEqual(
                        expected, SignatureCodec.decode(scheme.encoding(), afterPrefix(signature), expected.length));
            }
        }
        if (!matches) {
            throw new RefusedException(Refusal.BAD_SIGNATURE);
        }
        // After the comparison: only a time that the platform signed is worth an answer of its own.
        checkWindow(timestamp);
    }

    private byte[] sign(Macs secret, WebhookRequest request, String timestamp) throws RefusedException {
        Mac mac = secret.take();
        for (String part : template) {
            mac.update(
                    part.equals(TemplateParts.BODY)
                            ? request.body()
                            : text(part, request, timestamp).getBytes(StandardCharsets.UTF_8));
        }
        byte[] signature = mac.doFinal();
        secret.giveBack(mac);
        return signature;
    }

    private String text(String part, WebhookRequest request, String timestamp) throws RefusedException {
        return switch (part) {
            case TemplateParts.URL -> scheme.url();
            case TemplateParts.TIMESTAMP -> timestamp;
            case TemplateParts.ID -> header(request, scheme.idHeader());
            default -> part;
        };
    }

    private String timestamp(WebhookRequest request, String signatureHeader) throws RefusedException {
        Optional<String> found;
        if (scheme.timestamp() instanceof TimestampPlace.Header place) {
            found = request.header(place.name());
        } else if (scheme.timestamp() instanceof TimestampPlace.HeaderField place) {
            found = SignatureCodec.signatures(Layout.FIELDS, place.name(), signatureHeader).stream()
                    .findFirst();
        } else if (scheme.timestamp() instanceof TimestampPlace.Json) {
            found = timestampScan.scan(request.body()).get(0);
        } else {
            found = Optional.of("");
        }
        return found.orElseThrow(() -> new RefusedException(Refusal.UNSIGNED));
    }

    private void checkWindow(String timestamp) throws RefusedException {
        if (scheme.tolerance().isEmpty()) {
            return;
        }
        Instant signedAt;
        try {
            signedAt = switch (scheme.unit()) {
                case S -> Instant.ofEpochSecond(Long.parseLong(timestamp));
                case MS -> Instant.ofEpochMilli(Long.parseLong(timestamp));
                case ISO8601 -> OffsetDateTime.parse(timestamp, ISO8601).toInstant();
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new RefusedException(Refusal.STALE);
        }
        Duration apart = Duration.between(signedAt, clock.instant()).abs();
        if (apart.compareTo(scheme.tolerance().get()) > 0) {
            throw new RefusedException(Refusal.STALE);
        }
    }

    private String afterPrefix(String value) throws RefusedException {
        if (!value.startsWith(scheme.prefix())) {
            throw new RefusedException(Refusal.BAD_SIGNATURE);
        }
        return value.substring(scheme.prefix().length());
    }

    private static String credentials(WebhookRequest request, String kind) throws RefusedException {
        String header = header(request, "authorization");
        if (!header.regionMatches(true, 0, kind, 0, kind.length())) {
            throw new RefusedException(Refusal.UNSIGNED);
        }
        return header.substring(kind.length()).trim();
    }

    private static String header(WebhookRequest request, String name) throws RefusedException {
        return request.header(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new RefusedException(Refusal.UNSIGNED))
                .trim();
    }
}
