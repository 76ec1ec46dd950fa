package io.tablebridge.db;

import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;

/** A change on its way: what was written holds from {@link #commit} on, or never. Used and closed by one thread. */
public final class Change implements AutoCloseable {

    private final Handle handle;
    private final ReentrantLock writing;

    Change(Handle handle, ReentrantLock writing) {
        this.handle = handle;
        this.writing = writing;
    }

    public Handle handle() {
        return handle;
    }

    /** Makes all of it hold. */
    public void commit() {
        handle.commit();
    }

    /** Takes back what was not committed and lets the next writer in. */
    @Override
    public void close() {
        try (handle) {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        } finally {
            writing.unlock();
        }
    }
}
