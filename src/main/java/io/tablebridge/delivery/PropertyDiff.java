package io.tablebridge.delivery;

import io.tablebridge.mapping.OutboundProperty;
import io.tablebridge.mapping.WriteRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must be written so that a destination holds what it should, by each property's write rule. Pure. */
final class PropertyDiff {

    private final List<OutboundProperty> properties;

    PropertyDiff(List<OutboundProperty> properties) {
        this.properties = properties;
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

    /** The properties to write for a guest that went into another: all that differ, whatever their rule. */
    static Map<String, String> retired(Map<String, String> target, Map<String, String> known, String uniqueProperty) {
        Map<String, String> changes = new TreeMap<>();
        target.forEach((name, value) -> {
            if (!name.equals(uniqueProperty) && !ShadowValue.of(value).equals(known.getOrDefault(name, ""))) {
                changes.put(name, value);
            }
        });
        return changes;
    }

    /** Whether one of these may only be written while the destination holds nothing there: that must be seen first. */
    boolean mustSeeFirst(Map<String, String> changes) {
        return properties.stream().anyMatch(p -> p.write() != WriteRule.ALWAYS && changes.containsKey(p.name()));
    }
}
