package io.tablebridge.guests;

import io.tablebridge.model.RecordKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Records as a batch sees them: what the database holds, asked once, and over it what the batch made of them. */
final class KnownRecords {

    private final Connection connection;
    private final Map<RecordRef, StoredRecord> byRef = new HashMap<>();
    private final Map<Long, StoredRecord> byId = new HashMap<>();
    private final Map<RecordKey, Map<String, StoredRecord>> byKey = new HashMap<>();
    private final Set<RecordRef> looked = new HashSet<>();
    private final Set<RecordKey> lookedWhole = new HashSet<>();
    private final Set<Long> lookedIds = new HashSet<>();

    KnownRecords(Connection connection) {
        this.connection = connection;
    }

    /** Looks these up in one go. */
    void expect(Collection<RecordRef> refs) {
        load(refs.stream().filter(looked::add).toList(), asked -> RecordTable.find(connection, asked));
    }

    /** Looks all parts of these up in one go. */
    void expectWhole(Collection<RecordKey> keys) {
        load(keys.stream().filter(lookedWhole::add).toList(), asked -> RecordTable.findWhole(connection, asked));
    }

    /** Looks these up in one go. */
    void expectIds(Collection<Long> ids) {
        load(
                ids.stream()
                        .filter(id -> !byId.containsKey(id) && lookedIds.add(id))
                        .toList(),
                asked -> RecordTable.findIds(connection, asked));
    }

    private <K> void load(List<K> asked, Question<K> question) {
        if (asked.isEmpty()) {
            return;
        }
        try {
            for (StoredRecord record : question.ask(asked)) {
                if (!byId.containsKey(record.id())) {
                    put(record);
                }
            }
        } catch (SQLException e) {
            throw new GuestStoreException("records can't be looked up", e);
        }
    }

    private interface Question<K> {
        Collection<StoredRecord> ask(List<K> asked) throws SQLException;
    }

    void put(StoredRecord record) {
        byRef.put(record.ref(), record);
        byId.put(record.id(), record);
        byKey.computeIfAbsent(record.ref().whole(), key -> new TreeMap<>())
                .put(record.ref().part(), record);
    }

    /** One that was expected or put. */
    Optional<StoredRecord> get(RecordRef ref) {
        return Optional.ofNullable(byRef.get(ref));
    }

    /** All parts there are, deleted ones too. */
    List<StoredRecord> parts(RecordKey key) {
        expectWhole(List.of(key));
        return List.copyOf(byKey.getOrDefault(key, Map.of()).values());
    }

    /** Those that there are, in the order asked for. */
    List<StoredRecord> withIds(Collection<Long> ids) {
        expectIds(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }

    Collection<StoredRecord> all() {
        return byRef.values();
    }
}
