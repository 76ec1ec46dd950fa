package io.tablebridge.journal;

import java.io.IOException;

/** What simulated disks run on: once it is cut, every call to any of them fails. Thread-safe. */
public final class Power {

    private long changes;
    private long cutAt = Long.MAX_VALUE;

    /** The power goes when this many more changes were begun. */
    public synchronized void cutAfter(long more) {
        cutAt = changes + more;
    }

    public synchronized boolean isCut() {
        return changes >= cutAt;
    }

    /** How many changes were begun. */
    public synchronized long changes() {
        return changes;
    }

    /** A change begins; the one at which the power goes fails, though a part of it may reach the disk. */
    public synchronized void change() throws IOException {
        changes++;
        alive();
    }

    public synchronized void alive() throws IOException {
        if (isCut()) {
            throw new IOException("the power is off");
        }
    }
}
