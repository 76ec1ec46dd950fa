package io.tablebridge.delivery;

import io.tablebridge.mapping.OutboundProperty;
import io.tablebridge.mapping.WriteRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must be written so that a destination holds what it should, by each property's write rule. Pure. */
final class PropertyDiff {

    private final List<OutboundProperty> properties;
    private final Set<String> exclusive;

    /**
     * @param exclusive properties of which no two entities may hold the same value
     */
    PropertyDiff(List<OutboundProperty> properties, Set<String> exclusive) {
        this.properties = properties;
        this.exclusive = exclusive;
    }

    /**
     * The properties to write for a guest that lives.
     *
     * @param target what the mapping makes of it
     * @param known what the destination is known to hold, compact
     * @param first whether this guest was never told before
     */
    Map<String, String> living(Map<String, String> target, Map<String, String> known, boolean first) {
        Map<String, String> changes = new TreeMap<>();
        for (OutboundProperty property : properties) {
            if (property.unique()) {
                continue; // what the entity is found by travels apart
            }
            String ours = target.getOrDefault(property.name(), "");
            String theirs = known.getOrDefault(property.name(), "");
            boolean write =
                    switch (property.write()) {
                        case ALWAYS ->
                            !ShadowValue.of(ours).equals(theirs) && (!ours.isEmpty() || property.provisioned());
                        case IF_EMPTY -> theirs.isBlank() && !ours.isEmpty();
                        case ONCE -> first && theirs.isBlank() && !ours.isEmpty();
                    };
            if (write) {
                changes.put(property.name(), ours);
            }
        }
        return changes;
    }

    /**
     * Exclusive properties that still hold what we wrote though the guest has another value now, or none: whoever has the
     * old one needs it. What anybody else typed is not ours to change, whatever stands there.
     *
     * @param ours what the destination holds because we wrote it
     */
    Map<String, String> following(Map<String, String> target, Map<String, String> known, Map<String, String> ours) {
        Map<String, String> changes = new TreeMap<>();
        for (OutboundProperty property : properties) {
            String name = property.name();
            String now = target.getOrDefault(name, "");
            boolean old = isOurs(name, known, ours) && !ShadowValue.of(now).equalsIgnoreCase(known.get(name));
            if (exclusive.contains(name) && old) {
                changes.put(name, now);
            }
        }
        return changes;
    }

    /**
     * Properties that still hold what we wrote because of something that was taken back since, though the guest has another
     * value now, or none.
     */
    Map<String, String> inVain(
            Map<String, String> target, Map<String, String> known, Map<String, String> ours, Since since) {
        Map<String, String> changes = new TreeMap<>();
        for (OutboundProperty property : properties) {
            String name = property.name();
            String now = target.getOrDefault(name, "");
            boolean old = isOurs(name, known, ours) && !ShadowValue.of(now).equalsIgnoreCase(known.get(name));
            if (old && since.isWrittenInVain(name)) {
                changes.put(name, now);
            }
        }
        return changes;
    }

    /**
     * The properties to write for a guest that went into another: all that differ, whatever their rule; but what staff
     * typed into a property that is theirs too is only cleared where the survivor needs that very value.
     *
     * @param survivor what the mapping makes of the guest it went into
     */
    Map<String, String> retired(
            Map<String, String> target,
            Map<String, String> known,
            Map<String, String> ours,
            Map<String, String> survivor) {
        Map<String, String> changes = new TreeMap<>();
        for (OutboundProperty property : properties) {
            String name = property.name();
            String value = target.get(name);
            if (value == null || property.unique() || ShadowValue.of(value).equals(known.getOrDefault(name, ""))) {
                continue;
            }
            boolean cleared =
                    exclusive.contains(name) ? isOurs(name, known, survivor) : property.write() == WriteRule.ALWAYS;
            if (!value.isEmpty() || cleared || isOurs(name, known, ours)) {
                changes.put(name, value);
            }
        }
        return changes;
    }

    private static boolean isOurs(String name, Map<String, String> known, Map<String, String> ours) {
        String value = known.getOrDefault(name, "");
        return !value.isBlank() && value.equalsIgnoreCase(ours.getOrDefault(name, ""));
    }
}
