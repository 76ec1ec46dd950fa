package io.tablebridge.remote;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One rate budget for each account at a platform, whoever of us asks there: polls and fetches of one source share it.
 * Thread-safe.
 */
public final class RateBudgets {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Shared> byAccount = new HashMap<>();

    private record Shared(RateBudget budget, int perMinute) {}

    public RateBudgets(Clock clock) {
        this.clock = clock;
    }

    /**
     * The account's budget; of the limits that were named for it the smallest holds.
     *
     * @param account usually the source's name
     * @param perMinute requests in a minute, at least 1
     */
    public synchronized RateBudget of(String account, int perMinute) {
        Shared shared = byAccount.get(account);
        if (shared == null) {
            shared = new Shared(new RateBudget(clock, perMinute, MINUTE), perMinute);
        } else if (perMinute < shared.perMinute()) {
            shared.budget().learn(perMinute, MINUTE, perMinute);
            shared = new Shared(shared.budget(), perMinute);
        }
        byAccount.put(account, shared);
        return shared.budget();
    }
}
