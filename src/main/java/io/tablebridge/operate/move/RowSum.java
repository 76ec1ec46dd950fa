package io.tablebridge.operate.move;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many rows there are, and a sum over their hashes: the same for the same rows in any order. One thread. */
final class RowSum {

    private final MessageDigest digest;
    private long rows;
    private long high;
    private long low;

    RowSum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    void add(List<@Nullable String> values) {
        for (String value : values) {
            if (value == null) {
                digest.update((byte) 0);
            } else {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                digest.update((byte) 1);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                digest.update(bytes);
            }
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        rows++;
        high += hash.getLong();
        low += hash.getLong();
    }

    /** The sum so far. */
    Sum sum() {
        return new Sum(rows, "%016x%016x".formatted(high, low));
    }

    /**
     * @param rows how many
     * @param hash of all of them, 32 hexadecimal digits
     */
    record Sum(long rows, String hash) {}
}
