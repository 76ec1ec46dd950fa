package io.tablebridge.guests;

import io.tablebridge.identity.FeatureHash;
import io.tablebridge.identity.GuestIndex;
import io.tablebridge.identity.RecordIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rows that a batch will write, in the order of their keys. */
final class PendingRows {

    private final TreeMap<Long, StoredRecord> inserts = new TreeMap<>();
    private final TreeMap<Long, StoredRecord> updates = new TreeMap<>();
    private final TreeMap<Long, RecordIdentity> identities = new TreeMap<>();
    private final TreeSet<Long> moved = new TreeSet<>();
    private final TreeMap<Long, Long> founded = new TreeMap<>();
    private final Map<FeatureHash, Boolean> crossed = new HashMap<>();
    private final Map<SafetyNote, Arrival> safety = new LinkedHashMap<>();

    void record(StoredRecord record, boolean isNew) {
        if (isNew || inserts.containsKey(record.id())) {
            inserts.put(record.id(), record);
        } else {
            updates.put(record.id(), record);
        }
    }

    boolean isNew(long recordId) {
        return inserts.containsKey(recordId);
    }

    void identity(long recordId, RecordIdentity identity) {
        identities.put(recordId, identity);
    }

    void moved(Collection<Long> records) {
        moved.addAll(records);
    }

    void founded(Collection<Long> guests, long entry) {
        guests.forEach(guest -> founded.put(guest, entry));
    }

    void crossed(Map<FeatureHash, Boolean> values) {
        crossed.putAll(values);
    }

    void safety(SafetyNote note, Arrival arrival) {
        safety.put(note, arrival);
    }

    void write(Connection connection, GuestIndex index, Collection<StoredRecord> known) throws SQLException {
        RecordTable.insert(connection, List.copyOf(inserts.values()));
        RecordTable.update(connection, List.copyOf(updates.values()));
        Map<Long, RecordIdentity> described = new TreeMap<>(identities);
        Map<Long, RecordIdentity> placed = new TreeMap<>(identities);
        placed.keySet().retainAll(inserts.keySet());
        described.keySet().removeAll(inserts.keySet());
        MembershipTable.insert(connection, placed, index);
        MembershipTable.describe(connection, described);
        moved.removeAll(inserts.keySet());
        MembershipTable.move(connection, moved, index);
        MembershipTable.found(connection, newGuests(connection, known));
        SafetyTable.insert(connection, safety);
        SharedValueTable.write(connection, crossed);
        inserts.clear();
        updates.clear();
        identities.clear();
        moved.clear();
        founded.clear();
        crossed.clear();
        safety.clear();
    }

    private List<MembershipTable.NewGuest> newGuests(Connection connection, Collection<StoredRecord> known)
            throws SQLException {
        if (founded.isEmpty()) {
            return List.of();
        }
        Map<Long, RecordRef> refs = new HashMap<>();
        known.forEach(record -> refs.put(record.id(), record.ref()));
        List<Long> unknown =
                founded.keySet().stream().filter(id -> !refs.containsKey(id)).toList();
        refs.putAll(RecordTable.refs(connection, unknown));
        List<MembershipTable.NewGuest> guests = new ArrayList<>();
        founded.forEach((id, entry) -> {
            RecordRef founder = refs.get(id);
            if (founder == null) {
                throw new IllegalStateException("guest " + id + " has no founding record");
            }
            guests.add(new MembershipTable.NewGuest(id, PublicId.of(founder), entry));
        });
        return guests;
    }
}
