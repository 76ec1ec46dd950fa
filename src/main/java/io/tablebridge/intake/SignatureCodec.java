package io.tablebridge.intake;

import io.tablebridge.intake.SignatureScheme.Encoding;
import io.tablebridge.intake.SignatureScheme.Layout;
import io.tablebridge.intake.SignatureScheme.Mode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Reads the forms in which platforms write secrets and signatures. */
final class SignatureCodec {

    private static final byte[] UNREADABLE = {};

    private SignatureCodec() {}

    static String algorithm(Mode mode) {
        return switch (mode) {
            case HMAC_SHA1 -> "HmacSHA1";
            case HMAC_SHA512 -> "HmacSHA512";
            default -> "HmacSHA256";
        };
    }

    /**
     * @throws IllegalArgumentException when the secret is not in the declared encoding; the message doesn't hold it
     */
    static byte[] secret(SignatureScheme scheme, String secret) {
        if (!scheme.mode().hmac()) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
        String bare = secret.startsWith(scheme.secretPrefix())
                ? secret.substring(scheme.secretPrefix().length())
                : secret;
        try {
            return switch (scheme.secretEncoding()) {
                case UTF8 -> bare.getBytes(StandardCharsets.UTF_8);
                case HEX -> HexFormat.of().parseHex(bare);
                case BASE64 -> Base64.getDecoder().decode(bare);
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret is not written as " + scheme.secretEncoding());
        }
    }

    /** The signature's bytes; no bytes, which equal no signature, when they can't be read. */
    static byte[] decode(Encoding encoding, String signature, int length) {
        try {
            return switch (encoding) {
                case HEX -> HexFormat.of().parseHex(signature);
                case BASE64 -> base64(signature, Base64.getDecoder(), Base64.getEncoder());
                case BASE64URL -> base64(signature, Base64.getUrlDecoder(), Base64.getUrlEncoder());
                case ANY ->
                    signature.length() == 2 * length
                            ? HexFormat.of().parseHex(signature)
                            : base64(signature, Base64.getDecoder(), Base64.getEncoder());
            };
        } catch (IllegalArgumentException e) {
            return UNREADABLE;
        }
    }

    /**
     * Padding is often lost on the way. Apart from it one signature has one form: Java's decoder overlooks the last bits,
     * so that several texts would be the same signature.
     */
    private static byte[] base64(String text, Base64.Decoder decoder, Base64.Encoder encoder) {
        byte[] bytes = decoder.decode(text);
        String form = encoder.encodeToString(bytes);
        String unpadded = encoder.withoutPadding().encodeToString(bytes);
        return text.equals(form) || text.equals(unpadded) ? bytes : UNREADABLE;
    }

    /** The values with this label in a list of signatures, or the only signature. */
    static List<String> signatures(Layout layout, String label, String header) {
        return switch (layout) {
            case SINGLE -> List.of(header);
            case FIELDS -> labelled(header.split(",", -1), label + "=");
            case VERSIONS -> labelled(header.split(" ", -1), label + ",");
        };
    }

    /** User and password of HTTP Basic; unreadable ones match nothing. */
    static String basic(String credentials) {
        return new String(decode(Encoding.BASE64, credentials, 0), StandardCharsets.UTF_8);
    }

    private static List<String> labelled(String[] items, String label) {
        return Arrays.stream(items)
                .map(String::trim)
                .filter(item -> item.startsWith(label))
                .map(item -> item.substring(label.length()))
                .toList();
    }
}
