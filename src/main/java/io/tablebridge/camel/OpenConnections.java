package io.tablebridge.camel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections stand open, in all and from each address, so that one address can't take all of them. This machine
 * and the declared proxies speak for many and are only counted in all. Thread-safe.
 */
final class OpenConnections {

    /** What one address may have of all. */
    private static final int SHARE = 4;

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

    private final int most;
    private final int mostOfOne;
    private final Set<String> proxies;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<String, Integer> each = new ConcurrentHashMap<>();

    /** @param proxies addresses that speak for many */
    OpenConnections(int most, Set<String> proxies) {
        this.most = most;
        this.mostOfOne = Math.max(1, most / SHARE);
        this.proxies = Set.copyOf(proxies);
    }

    /** Counts a connection in; whatever the answer, {@link #closed} counts it out. Whether it may stay. */
    boolean opened(String address) {
        int ofOne = speaksForMany(address) ? 0 : each.merge(address, 1, Integer::sum);
        return all.incrementAndGet() <= most && ofOne <= mostOfOne;
    }

    void closed(String address) {
        all.decrementAndGet();
        each.computeIfPresent(address, (known, count) -> count > 1 ? count - 1 : null);
    }

    private boolean speaksForMany(String address) {
        return THIS_MACHINE.contains(address) || proxies.contains(address);
    }
}
