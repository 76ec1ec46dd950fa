package io.tablebridge.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Values as a shadow keeps them: short ones as they are, long ones as their hash, so that a row stays small. */
final class ShadowValue {

    private static final int LONGEST = 500;

    private ShadowValue() {}

    static String of(String value) {
        if (value.length() <= LONGEST) {
            return value;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static Map<String, String> of(Map<String, String> values) {
        Map<String, String> compact = new TreeMap<>();
        values.forEach((name, value) -> compact.put(name, of(value)));
        return compact;
    }
}
