package io.tablebridge.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A guest on its way to a destination.
 *
 * @param row what we know of it there
 * @param target what the mapping makes of it
 * @param survivor the guest it went into; empty for one that lives
 * @param wanted whether the mapping wants it there
 * @param looked whether the destination was asked in this step
 * @param found what the destination holds, when it was asked and had it
 * @param byOthers whether what was found does not carry our id yet
 */
record Subject(
        DeliveryRow row,
        String publicId,
        Map<String, String> target,
        OptionalLong survivor,
        boolean wanted,
        Optional<Instant> recheckAt,
        boolean looked,
        Optional<RemoteEntity> found,
        boolean byOthers) {

    boolean retired() {
        return survivor.isPresent();
    }

    Subject lookedUp(Optional<RemoteEntity> entity, boolean madeByOthers) {
        return new Subject(row, publicId, target, survivor, wanted, recheckAt, true, entity, madeByOthers);
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
