package io.tablebridge.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * A guest on its way to a destination.
 *
 * @param row what we know of it there
 * @param target what the mapping makes of it
 * @param impersonal values that are no sign of who the guest is
 * @param survivor the guest it went into; empty for one that lives
 * @param survivorTarget what the mapping makes of that one; empty for one that lives
 * @param wanted whether the mapping wants it there
 * @param looked whether the destination was asked in this step
 * @param found what the destination holds, when it was asked and had it
 * @param byOthers whether what was found does not carry our id yet
 */
record Subject(
        DeliveryRow row,
        String publicId,
        Map<String, String> target,
        Set<String> impersonal,
        OptionalLong survivor,
        Map<String, String> survivorTarget,
        boolean wanted,
        Optional<Instant> recheckAt,
        boolean looked,
        Optional<RemoteEntity> found,
        boolean byOthers) {

    boolean retired() {
        return survivor.isPresent();
    }

    Subject lookedUp(Optional<RemoteEntity> entity, boolean madeByOthers) {
        return new Subject(
                row,
                publicId,
                target,
                impersonal,
                survivor,
                survivorTarget,
                wanted,
                recheckAt,
                true,
                entity,
                madeByOthers);
    }

    /** Whether the destination has an entity for it, as far as is known. */
    boolean isThere() {
        return looked ? found.isPresent() : row.remoteId().isPresent();
    }

    /** Whether this is not the entity that the write was made out for. */
    boolean isAnother(String remoteId) {
        Optional<String> meant = looked ? found.map(RemoteEntity::remoteId) : row.remoteId();
        return meant.isPresent() && !meant.get().equals(remoteId);
    }

    /** Whether the entity that we knew was looked for and is not there, or another stands in its place. */
    boolean gone() {
        return looked
                && row.remoteId().isPresent()
                && !found.map(RemoteEntity::remoteId).equals(row.remoteId());
    }

    /** What the destination holds because we wrote it, as far as is known. */
    Map<String, String> ours() {
        return gone() || !isThere() ? Map.of() : row.ours();
    }

    /** Whether this property still holds what we wrote there. */
    boolean holdsOurs(String property) {
        String value = known().getOrDefault(property, "");
        return !value.isBlank() && value.equalsIgnoreCase(ours().getOrDefault(property, ""));
    }

    /** What it may be found by among the entities that others made. */
    EntityLookup lookup() {
        Map<String, String> values = new TreeMap<>(target);
        values.values().removeAll(impersonal);
        return new EntityLookup(publicId, values);
    }

    Map<String, String> known() {
        return looked
                ? ShadowValue.of(found.map(RemoteEntity::values).orElse(Map.of()))
                : row.shadow().orElse(Map.of());
    }

    @Override
    public String toString() {
        return "guest " + publicId;
    }
}
