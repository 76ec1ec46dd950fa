package io.tablebridge.identity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a record tells about who its guest is.
 *
 * @param name a hash of the normalised name, 0 when the record names nobody
 * @param features hashes of its features, distinct and sorted
 * @param somebody whether the record is about a person at all; false only for one without features, such as a bill that
 *     names no customer: it makes no guest
 */
public record RecordIdentity(long name, List<FeatureHash> features, boolean somebody) {

    /** Of a record that is about nobody. */
    public static final RecordIdentity NOBODY = new RecordIdentity(0, List.of(), false);

    /** Of a record that tells nothing: its guest stays alone. */
    public static final RecordIdentity UNKNOWN = new RecordIdentity(0, List.of());

    public RecordIdentity {
        features = List.copyOf(features);
        if (!somebody && !features.isEmpty()) {
            throw new IllegalArgumentException("features are somebody's");
        }
    }

    /** Of a record about a person. */
    public RecordIdentity(long name, List<FeatureHash> features) {
        this(name, features, true);
    }

    /** The features in the form {@link #of} reads: {@value FeatureHash#BYTES} bytes each. */
    public byte[] packedFeatures() {
        ByteBuffer bytes = ByteBuffer.allocate(features.size() * FeatureHash.BYTES);
        for (FeatureHash feature : features) {
            bytes.putLong(feature.high()).putLong(feature.low());
        }
        return bytes.array();
    }

    public static RecordIdentity of(long name, byte[] packedFeatures) {
        ByteBuffer bytes = ByteBuffer.wrap(packedFeatures);
        List<FeatureHash> features = new ArrayList<>(packedFeatures.length / FeatureHash.BYTES);
        while (bytes.hasRemaining()) {
            features.add(new FeatureHash(bytes.getLong(), bytes.getLong()));
        }
        return new RecordIdentity(name, features);
    }
}
