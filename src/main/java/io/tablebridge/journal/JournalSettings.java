package io.tablebridge.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the journal of a folder behaves.
 *
 * @param folder where its files are; made when missing, held by one process at a time
 * @param segmentBytes a segment that has reached this size is sealed and a new one begun, at least 4 KiB
 * @param maxQueueEntries entries that may wait for the device, at least 1
 * @param maxQueueBytes bytes that may wait for the device; at least {@code maxEntryBytes}
 * @param maxEntryBytes the largest entry taken, with its headers
 * @param maxGroupBytes entries are forced together up to this many bytes; one larger entry stands alone
 * @param reserveBytes free disk below which events and blocks are refused; what people decide and what we did outside
 *     may use half of it; 0 switches the check off
 * @param retryAfter how long after a failed write a new segment is tried, and what refused senders are told
 */
public record JournalSettings(
        Path folder,
        long segmentBytes,
        int maxQueueEntries,
        long maxQueueBytes,
        int maxEntryBytes,
        int maxGroupBytes,
        long reserveBytes,
        Duration retryAfter) {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    public JournalSettings {
        require(segmentBytes >= 4 * KIB, "segmentBytes must be at least 4096");
        require(maxQueueEntries >= 1, "maxQueueEntries must be at least 1");
        require(maxEntryBytes >= KIB && maxEntryBytes <= 256 * MIB, "maxEntryBytes must be 1 KiB to 256 MiB");
        require(maxGroupBytes >= KIB && maxGroupBytes <= 256 * MIB, "maxGroupBytes must be 1 KiB to 256 MiB");
        require(maxQueueBytes >= maxEntryBytes, "maxQueueBytes must be at least maxEntryBytes");
        require(reserveBytes >= 0, "reserveBytes must not be negative");
        require(retryAfter.toMillis() > 0, "retryAfter must be at least a millisecond");
    }

    /** The defaults, for a folder: segments of 64 MiB, 32 MiB and 20,000 entries waiting, a reserve of 64 MiB. */
    public static JournalSettings of(Path folder) {
        return new JournalSettings(
                folder, 64L * MIB, 20_000, 32L * MIB, 8 * MIB, 4 * MIB, 64L * MIB, Duration.ofSeconds(5));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
