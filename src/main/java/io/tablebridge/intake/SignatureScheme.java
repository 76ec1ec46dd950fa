package io.tablebridge.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a platform proves that a request is its own.
 *
 * @param mode HMAC, or one of the modes with a fixed secret
 * @param carrier the header that carries the proof; with {@link Mode#QUERY_TOKEN} the query parameter
 * @param encoding how the signature is written
 * @param prefix what stands before the signature, for example {@code sha256=}; empty for nothing
 * @param secretEncoding how the secret is written
 * @param secretPrefix what stands before the secret and is no part of it, for example {@code whsec_}; may be absent from a
 *     secret, and empty for nothing
 * @param layout whether the header holds one signature or a list of them
 * @param version the label of the signatures that count in a list, for example {@code v1}
 * @param template what is signed, with the placeholders {@code {url}}, {@code {body}}, {@code {timestamp}}, {@code {id}}
 * @param url what {@code {url}} stands for: the address registered with the platform, never the one seen behind a proxy
 * @param idHeader the header that {@code {id}} stands for; empty when not used
 * @param timestamp where the signed time stands
 * @param unit how the time is written
 * @param tolerance how far the time may lie from our clock, both ways; empty for no check
 */
public record SignatureScheme(
        Mode mode,
        String carrier,
        Encoding encoding,
        String prefix,
        SecretEncoding secretEncoding,
        String secretPrefix,
        Layout layout,
        String version,
        String template,
        String url,
        String idHeader,
        TimestampPlace timestamp,
        TimestampUnit unit,
        Optional<Duration> tolerance) {

    /** The kinds of proof. There is none for "no proof": a door is never unsigned. */
    public enum Mode {
        HMAC_SHA1("hmac-sha1"),
        HMAC_SHA256("hmac-sha256"),
        HMAC_SHA512("hmac-sha512"),
        STATIC_HEADER("static-header"),
        BASIC("basic"),
        BEARER("bearer"),
        QUERY_TOKEN("query-token");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /** As written in a route file. */
        public String word() {
            return word;
        }

        /** Whether requests are signed, and not only show a fixed secret. */
        public boolean hmac() {
            return this == HMAC_SHA1 || this == HMAC_SHA256 || this == HMAC_SHA512;
        }
    }

    /** How a signature is written. */
    public enum Encoding {
        HEX,
        BASE64,
        BASE64URL,
        /** Hex or base64, whichever it looks like: some platforms' documents and deeds differ. */
        ANY
    }

    /** How a secret is written. */
    public enum SecretEncoding {
        UTF8,
        BASE64,
        HEX
    }

    /** The form of the signature header. */
    public enum Layout {
        /** One signature. */
        SINGLE,
        /** {@code t=…,v1=…,v1=…} */
        FIELDS,
        /** {@code v1,… v1,… v1a,…} */
        VERSIONS
    }

    /** How a time is written. */
    public enum TimestampUnit {
        S,
        MS,
        ISO8601
    }

    /** Where the signed time stands. */
    public sealed interface TimestampPlace {
        /** Nowhere. */
        record None() implements TimestampPlace {}

        /** In a header of its own. */
        record Header(String name) implements TimestampPlace {}

        /** In a field of the signature header ({@link Layout#FIELDS}). */
        record HeaderField(String name) implements TimestampPlace {}

        /** In the body. */
        record Json(String pointer) implements TimestampPlace {}
    }

    /**
     * Reads a secret as this scheme will, to find out whether it can be: an empty one can't, and with {@link Mode#BASIC}
     * neither can one without a colon.
     *
     * @throws IllegalArgumentException when it can't; the message doesn't hold it
     */
    public void checkSecret(String secret) {
        boolean unusable = SignatureCodec.secret(this, secret).length == 0;
        if (unusable || (mode == Mode.BASIC && !secret.contains(":"))) {
            throw new IllegalArgumentException("a secret that can't be used");
        }
    }

    /** The parts of the template, in order. */
    List<String> templateParts() {
        return TemplateParts.of(template);
    }
}
