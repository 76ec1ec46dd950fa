package io.tablebridge.journal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Looks after the reserve of free disk. The writer's thread only. */
final class DiskSpace {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long BETWEEN = 16L << 20;

    private final JournalFiles files;
    private final long reserve;
    private long written;
    private long lookedAt;
    private Admission admission = Admission.ALL;

    DiskSpace(JournalFiles files, long reserve) throws IOException {
        this.files = files;
        this.reserve = reserve;
        look();
    }

    void wrote(long bytes) {
        written += bytes;
    }

    /** What may be taken; looks again after a while and after some writing. */
    Admission admission() throws IOException {
        if (written >= BETWEEN || System.nanoTime() - lookedAt >= INTERVAL) {
            look();
        }
        return admission;
    }

    private void look() throws IOException {
        lookedAt = System.nanoTime();
        written = 0;
        if (reserve == 0) {
            return;
        }
        long free = files.usableBytes();
        if (free >= reserve) {
            admission = Admission.ALL;
        } else {
            admission = free >= reserve / 2 ? Admission.OWN_ONLY : Admission.DISK_FULL;
        }
    }
}
