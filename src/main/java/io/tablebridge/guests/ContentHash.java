package io.tablebridge.guests;

import io.tablebridge.model.CanonicalRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two states of a record say the same. */
final class ContentHash {

    private ContentHash() {}

    /** 128 bits in hexadecimal over venue and fields. */
    static String of(CanonicalRecord record) {
        return HexFormat.of().formatHex(sha256(record.venue() + "\n" + FieldsJson.write(record.fields())), 0, 16);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
