package io.tablebridge.delivery;

import io.tablebridge.delivery.EntityWrite.Way;
import io.tablebridge.mapping.OutboundProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a guest that was there only because of an import leaves a destination, when that import was taken back. An entity that
 * we made, and in which nothing but what we wrote is seen, is removed; from any other what is ours is taken away. Pure.
 */
final class Parting {

    private final List<OutboundProperty> properties;

    Parting(List<OutboundProperty> properties) {
        this.properties = properties;
    }

    /** Whether there is an entity that would not be there without the import. */
    static boolean isDue(Subject subject) {
        return subject.row().since().isMadeInVain()
                && !subject.retired()
                && !subject.guest().wanted()
                && subject.isThere();
    }

    Way way(Subject subject) {
        boolean onlyOurs = properties.stream()
                .filter(property -> isShared(property))
                .allMatch(property ->
                        subject.known().getOrDefault(property.name(), "").isBlank()
                                || subject.holdsOurs(property.name()));
        return onlyOurs && !subject.row().adopted() && !subject.byOthers() ? Way.REMOVE : Way.LET_GO;
    }

    /** What is ours there, each with nothing instead; our id travels apart. */
    Map<String, String> cleared(Subject subject) {
        Map<String, String> cleared = new TreeMap<>();
        for (OutboundProperty property : properties) {
            boolean ours = !isShared(property) || subject.holdsOurs(property.name());
            boolean holds = !subject.known().getOrDefault(property.name(), "").isBlank();
            if (ours && holds && !property.unique()) {
                cleared.put(property.name(), "");
            }
        }
        return cleared;
    }

    private static boolean isShared(OutboundProperty property) {
        return !property.provisioned() && !property.unique();
    }
}
