package io.tablebridge.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which equal contents are known without being kept. Thread-safe. */
public final class Sha256 {

    private Sha256() {}

    /** The 32 bytes of a text's hash, of its UTF-8. */
    public static byte[] of(String text) {
        return begin().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same as 64 digits, lower case. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** For content that comes in pieces; what is returned belongs to one thread. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
