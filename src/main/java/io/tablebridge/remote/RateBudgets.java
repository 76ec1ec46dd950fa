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

    private static final class Shared {

        private final RateBudget budget;
        private final Map<String, Limit> limits = new HashMap<>();
        private int applied;

        Shared(RateBudget budget, int applied) {
            this.budget = budget;
            this.applied = applied;
        }

        /** The last limit stays while nobody names one. */
        void apply() {
            int least = limits.values().stream()
                    .map(Limit::perMinute)
                    .min(Integer::compare)
                    .orElse(applied);
            if (least != applied) {
                applied = least;
                budget.learn(least, MINUTE, least);
            }
        }
    }

    /** @param holders how many have asked for it and not left: a new one may come before the old one goes */
    private record Limit(int perMinute, int holders) {}

    public RateBudgets(Clock clock) {
        this.clock = clock;
    }

    /**
     * The account's budget; of the limits that were named for it the smallest holds. What somebody named before is
     * replaced, so that a limit that a person raised is taken up.
     *
     * @param account usually the source's name
     * @param asker who asks there, until it leaves: the same one whenever it is set up anew
     * @param perMinute requests in a minute, at least 1
     */
    public synchronized RateBudget of(String account, String asker, int perMinute) {
        Shared shared = byAccount.computeIfAbsent(
                account, name -> new Shared(new RateBudget(clock, perMinute, MINUTE), perMinute));
        shared.limits.merge(asker, new Limit(perMinute, 1), (old, fresh) -> new Limit(perMinute, old.holders() + 1));
        shared.apply();
        return shared.budget;
    }

    /** One who asked for a budget asks there no more: the limit that it named counts no longer. */
    public synchronized void leave(String account, String asker) {
        Shared shared = byAccount.get(account);
        if (shared != null) {
            shared.limits.computeIfPresent(
                    asker,
                    (name, limit) -> limit.holders() == 1 ? null : new Limit(limit.perMinute(), limit.holders() - 1));
            shared.apply();
        }
    }
}
