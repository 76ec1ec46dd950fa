package io.tablebridge.intake.poll;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The polls that run. Thread-safe. */
public final class Polls {

    private final Map<String, Poller> byKey = new ConcurrentHashMap<>();

    /** @return whether it was taken in: no other of its name runs */
    public boolean add(Poller poller) {
        return byKey.putIfAbsent(poller.key(), poller) == null;
    }

    public void remove(Poller poller) {
        byKey.remove(poller.key(), poller);
    }

    /** @param key source and name, as in {@code square/bookings} */
    public Optional<Poller> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Their names. */
    public List<String> keys() {
        return byKey.keySet().stream().sorted().toList();
    }

    /** How each of them is doing, by name. */
    public List<PollReport> reports() {
        return byKey.values().stream()
                .map(Poller::report)
                .sorted(Comparator.comparing(PollReport::key))
                .toList();
    }
}
