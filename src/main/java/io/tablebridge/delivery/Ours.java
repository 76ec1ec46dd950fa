package io.tablebridge.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Knows what an entity's properties that staff fill too hold because we wrote it: anything else there is not ours to change.
 * Pure.
 */
final class Ours {

    private final Set<String> shared;

    /**
     * @param shared properties that staff fill too
     */
    Ours(Set<String> shared) {
        this.shared = shared;
    }

    /** What is ours after a write, compact. */
    Map<String, String> after(Map<String, String> before, Map<String, String> written) {
        Map<String, String> ours = new TreeMap<>(before);
        written.forEach((name, value) -> {
            if (shared.contains(name)) {
                ours.put(name, ShadowValue.of(value));
            }
        });
        ours.values().removeIf(String::isEmpty);
        return ours;
    }

    /** What is ours now, what a write whose outcome was missing has put there included. */
    Map<String, String> of(Subject subject) {
        return learnt(subject).orElseGet(subject::ours);
    }

    /**
     * What is ours, where this look told it. A write whose outcome was missing has put there what the entity holds as wanted
     * and did not hold before. Where it is not known what it held before, nothing more is taken for ours: it may be an entity
     * of others.
     */
    Optional<Map<String, String>> learnt(Subject subject) {
        boolean settlesClaim = subject.row().claim().isPresent() && subject.looked() && !subject.byOthers();
        if (!settlesClaim || subject.gone() || subject.row().shadow().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> before = subject.row().shadow().get();
        Map<String, String> ours = new TreeMap<>(subject.ours());
        subject.known().forEach((name, value) -> {
            String wanted = ShadowValue.of(subject.guest().target().getOrDefault(name, ""));
            boolean isNew = !value.equalsIgnoreCase(before.getOrDefault(name, ""));
            if (shared.contains(name) && isNew && !value.isBlank() && value.equalsIgnoreCase(wanted)) {
                ours.put(name, value);
            }
        });
        return Optional.of(ours);
    }
}
