package io.tablebridge.identity;

import io.tablebridge.model.Sha256;
import java.nio.ByteBuffer;

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
        ByteBuffer bytes = ByteBuffer.wrap(Sha256.of(text));
        return new FeatureHash(bytes.getLong(), bytes.getLong());
    }

    @Override
    public int hashCode() {
        return (int) (low ^ (low >>> 32));
    }
}
