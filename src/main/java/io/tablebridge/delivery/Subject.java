package io.tablebridge.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A guest on its way to a destination.
 *
 * @param row what we know of it there
 * @param guest what it is to be there
 * @param look what the destination said of it in this step; empty while it was not asked
 */
record Subject(DeliveryRow row, Rendered guest, Optional<Look> look) {

    /**
     * What the destination said when it was asked.
     *
     * @param found what it holds, if it has it
     * @param byOthers whether what was found does not carry our id yet
     */
    record Look(Optional<RemoteEntity> found, boolean byOthers) {}

    Subject(DeliveryRow row, Rendered guest) {
        this(row, guest, Optional.empty());
    }

    Subject lookedUp(Optional<RemoteEntity> entity, boolean madeByOthers) {
        return new Subject(row, guest, Optional.of(new Look(entity, madeByOthers)));
    }

    GuestRef ref() {
        return new GuestRef(row.guestId(), publicId());
    }

    String publicId() {
        return guest.publicId();
    }

    boolean retired() {
        return guest.survivor().isPresent();
    }

    /** Whether it went into this guest. */
    boolean wentInto(long guestId) {
        return guest.survivor().filter(s -> s.guestId() == guestId).isPresent();
    }

    boolean looked() {
        return look.isPresent();
    }

    Optional<RemoteEntity> found() {
        return look.flatMap(Look::found);
    }

    boolean byOthers() {
        return look.filter(Look::byOthers).isPresent();
    }

    /** The id of the destination's entity for it, as far as is known. */
    private Optional<String> remoteId() {
        return looked() ? found().map(RemoteEntity::remoteId) : row.remoteId();
    }

    /** Whether the destination has an entity for it, as far as is known. */
    boolean isThere() {
        return remoteId().isPresent();
    }

    /** Whether this is not the entity that the write was made out for. */
    boolean isAnother(String writtenId) {
        return remoteId().filter(meant -> !meant.equals(writtenId)).isPresent();
    }

    /** Whether the entity that we knew was looked for and is not there, or another stands in its place. */
    boolean gone() {
        return row.remoteId().isPresent() && !remoteId().equals(row.remoteId());
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
        Map<String, String> values = new TreeMap<>(guest.target());
        values.values().removeAll(guest.impersonal());
        return new EntityLookup(publicId(), values);
    }

    /** The values that this step's look showed, compact: none of an entity that is not there. */
    Optional<Map<String, String>> read() {
        return look.map(l -> ShadowValue.of(l.found().map(RemoteEntity::values).orElse(Map.of())));
    }

    /** The values that the destination holds, as far as is known. */
    Map<String, String> known() {
        return read().or(row::shadow).orElse(Map.of());
    }

    @Override
    public String toString() {
        return "guest " + publicId();
    }
}
