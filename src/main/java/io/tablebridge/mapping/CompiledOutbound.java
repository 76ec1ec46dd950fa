package io.tablebridge.mapping;

import io.tablebridge.model.GuestProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs an outbound mapping.
 *
 * @param key the property that holds our id of the guest
 * @param anyOf profile fields of which one must be known; empty: every guest is wanted
 * @param pointer the property that names the survivor on the contact of a guest that went into another
 * @param retired what else is written then: {@code ""} clears
 */
record CompiledOutbound(
        String name,
        String key,
        List<String> anyOf,
        List<PropertyRule> rules,
        Optional<String> pointer,
        Map<String, String> retired)
        implements OutboundMapping {

    @Override
    public List<OutboundProperty> properties() {
        return rules.stream().map(PropertyRule::property).toList();
    }

    @Override
    public List<String> requires() {
        return anyOf;
    }

    @Override
    public boolean wants(GuestProfile profile) {
        return anyOf.isEmpty()
                || anyOf.stream().anyMatch(field -> profile.values().containsKey(field));
    }

    @Override
    public Map<String, String> render(GuestProfile profile) {
        Map<String, String> values = new LinkedHashMap<>();
        for (PropertyRule rule : rules) {
            rule.render(profile).ifPresent(value -> values.put(rule.property().name(), value));
        }
        values.put(key, profile.publicId());
        return values;
    }

    @Override
    public Map<String, String> renderRetired(String publicId, String survivorPublicId) {
        Map<String, String> values = new LinkedHashMap<>(retired);
        pointer.ifPresent(property -> values.put(property, survivorPublicId));
        values.put(key, publicId);
        return values;
    }
}
