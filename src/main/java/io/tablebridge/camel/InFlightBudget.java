package io.tablebridge.camel;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** How many requests, and how many bytes of their bodies, may be under way at once, over all doors. Thread-safe. */
final class InFlightBudget {

    private final int maxRequests;
    private final long maxBytes;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    InFlightBudget(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    /** What one request holds; given back once, by {@link #close}. */
    final class Share implements AutoCloseable {
        private final AtomicBoolean open = new AtomicBoolean(true);
        private final AtomicLong held = new AtomicLong();

        private Share() {}

        /** Whether the request may hold this many bytes in all. */
        boolean grow(long total) {
            long more = total - held.get();
            if (more <= 0) {
                return true;
            }
            if (bytes.addAndGet(more) > maxBytes) {
                bytes.addAndGet(-more);
                return false;
            }
            held.addAndGet(more);
            return true;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                requests.decrementAndGet();
                bytes.addAndGet(-held.get());
            }
        }
    }

    /**
     * A share without bytes yet; empty when there are too many requests just now. Bytes count once they arrived: anyone can
     * declare a length.
     */
    Optional<Share> take() {
        Share share = new Share();
        if (requests.incrementAndGet() <= maxRequests) {
            return Optional.of(share);
        }
        share.close();
        return Optional.empty();
    }

    long requests() {
        return requests.get();
    }

    long bytes() {
        return bytes.get();
    }
}
