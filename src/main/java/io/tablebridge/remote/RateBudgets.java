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

    private record Shared(RateBudget budget, Map<String, Integer> limits) {

        int least() {
            return limits.values().stream().min(Integer::compare).orElseThrow();
        }
    }

    public RateBudgets(Clock clock) {
        this.clock = clock;
    }

    /**
     * The account's budget; of the limits that were named for it the smallest holds. What somebody named before is
     * replaced, so that a limit that a person raised is taken up.
     *
     * @param account usually the source's name
     * @param asker who asks there: the same one whenever it is set up anew
     * @param perMinute requests in a minute, at least 1
     */
    public synchronized RateBudget of(String account, String asker, int perMinute) {
        Shared shared = byAccount.get(account);
        if (shared == null) {
            shared = new Shared(new RateBudget(clock, perMinute, MINUTE), new HashMap<>(Map.of(asker, perMinute)));
            byAccount.put(account, shared);
            return shared.budget();
        }
        int before = shared.least();
        shared.limits().put(asker, perMinute);
        int least = shared.least();
        if (least != before) {
            shared.budget().learn(least, MINUTE, least);
        }
        return shared.budget();
    }
}
