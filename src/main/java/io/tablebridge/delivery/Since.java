package io.tablebridge.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Since which generation things are as they are at a destination: what was written because of an import is undone by it when
 * that is taken back.
 *
 * @param putBack what was written since this one is to be undone; empty when nothing is
 * @param made the one with which the entity came to be known
 * @param ours the one with which each value of ours was written, by property
 */
record Since(OptionalLong putBack, OptionalLong made, Map<String, Long> ours) {

    static final Since NOTHING = new Since(OptionalLong.empty(), OptionalLong.empty(), Map.of());

    /** Whether the entity came to be known because of what is to be undone. */
    boolean isMadeInVain() {
        return putBack.isPresent() && made.isPresent() && made.getAsLong() >= putBack.getAsLong();
    }

    /** Whether a value of ours was written because of what is to be undone. */
    boolean isWrittenInVain(String property) {
        return putBack.isPresent() && ours.getOrDefault(property, 0L) >= putBack.getAsLong();
    }

    /**
     * What it is after an outcome.
     *
     * @param before the row before it
     * @param remoteId the entity after it
     * @param oursNow what is ours after it
     */
    static Since after(DeliveryRow before, Optional<String> remoteId, Map<String, String> oursNow, long generation) {
        OptionalLong made = remoteId.equals(before.remoteId()) ? before.since().made() : OptionalLong.of(generation);
        Map<String, Long> ours = new TreeMap<>();
        oursNow.forEach((property, value) -> {
            boolean same = value.equals(before.ours().get(property));
            ours.put(property, same ? before.since().ours().getOrDefault(property, 0L) : generation);
        });
        return new Since(before.since().putBack(), remoteId.isPresent() ? made : OptionalLong.empty(), ours);
    }

    String oursText() {
        Map<String, String> texts = new TreeMap<>();
        ours.forEach((property, generation) -> texts.put(property, Long.toString(generation)));
        return DeliveryJson.text(texts);
    }

    static Map<String, Long> ours(String text) {
        Map<String, Long> ours = new TreeMap<>();
        DeliveryJson.map(text).forEach((property, generation) -> ours.put(property, Long.valueOf(generation)));
        return ours;
    }
}
