package io.tablebridge.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of a feature's SHA-256: wide enough that equal hashes are equal values, even for a sender who would
 * like two guests to be mixed up.
 */
public record FeatureHash(long high, long low) {

    /** Bytes of a hash as it is stored. */
    public static final int BYTES = 16;

    public static FeatureHash of(Feature feature) {
        return of(feature.kind().code() + ":" + feature.value());
    }

    static FeatureHash of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new FeatureHash(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public int hashCode() {
        return (int) (low ^ (low >>> 32));
    }
}
