package io.tablebridge.guests;

import io.tablebridge.guests.BlockTable.Block;
import io.tablebridge.model.CanonicalRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who told what of the records that imports told of, as a batch sees it, so that an import can be taken back: what is left
 * then is what all others make together. Of a record that one alone told of nothing is kept beside the record itself. One
 * batch, one thread.
 */
final class KnownTellers {

    /** So many imports are told apart for a record; an older one counts with the others, and can't be taken back there. */
    static final int MOST_IMPORTS = 4;

    private static final long OTHERS = Arrival.NO_IMPORT;
    private static final SortedMap<Long, StoredRecord> NOBODY = Collections.emptySortedMap();

    private final Connection connection;
    private final Map<Long, SortedMap<Long, StoredRecord>> tellers = new HashMap<>();
    private final Map<Long, Long> imports = new HashMap<>();
    private final Set<Long> looked = new HashSet<>();
    private final Set<Long> lookedEntries = new HashSet<>();
    private final Set<TellerTable.Key> stored = new HashSet<>();
    private final Set<TellerTable.Key> pending = new HashSet<>();
    private final TreeMap<Long, Block> blocks = new TreeMap<>();

    KnownTellers(Connection connection) {
        this.connection = connection;
    }

    /** Looks up in one go who told of these. */
    void expect(Collection<StoredRecord> records) throws SQLException {
        List<Long> ids =
                records.stream().map(StoredRecord::id).filter(looked::add).toList();
        if (!ids.isEmpty()) {
            TellerTable.find(connection, ids).forEach((key, state) -> {
                stored.add(key);
                tellers.computeIfAbsent(key.recordId(), id -> new TreeMap<>()).put(key.importNo(), state);
            });
        }
        Stream<StoredRecord> shares = records.stream().flatMap(record -> of(record.id()).values().stream());
        List<Long> entries = Stream.concat(records.stream(), shares)
                .map(StoredRecord::firstEntry)
                .distinct()
                .filter(entry -> !imports.containsKey(entry) && lookedEntries.add(entry))
                .toList();
        if (!entries.isEmpty()) {
            imports.putAll(BlockTable.imports(connection, entries));
        }
    }

    /**
     * Keeps apart what is told of a record, where that is needed.
     *
     * @param before the record before it; {@link StoredRecord#unseen} ones are told of by nobody
     * @param fresh whether nobody tells of it yet
     * @param changes whether it makes the record another
     */
    void tell(StoredRecord before, Fresh fresh, boolean changes, CanonicalRecord arriving, Arrival arrival) {
        long teller = arrival.importNo();
        long record = before.id();
        SortedMap<Long, StoredRecord> all = of(record);
        if (all.isEmpty()) {
            if (isOnesOwn(before, fresh, changes, arrival)) {
                return;
            }
            if (fresh == Fresh.KNOWN) {
                put(record, importOf(before), before);
            }
        }
        StoredRecord share = Optional.ofNullable(of(record).get(teller))
                .orElseGet(() -> StoredRecord.unseen(record, before.ref(), arrival.change()));
        StoredRecord after = share.take(arriving, VersionMark.of(arriving.version(), arrival))
                .record();
        if (!after.equals(share)) {
            put(record, teller, after);
            leaveOutOldest(before);
        }
    }

    /** Whether a record is there yet. */
    enum Fresh {
        /** Nobody ever told of it. */
        NEW,
        /** What was told was taken back. */
        AGAIN,
        KNOWN
    }

    private boolean isOnesOwn(StoredRecord before, Fresh fresh, boolean changes, Arrival arrival) {
        long teller = arrival.importNo();
        if (fresh == Fresh.NEW && teller != OTHERS && arrival.isFirstTry()) {
            bring(before.id(), arrival.entry(), teller);
            return true;
        }
        long owner = fresh == Fresh.KNOWN ? importOf(before) : OTHERS;
        // What changes nothing is left out where it can't matter: a night's list is nearly the same as the one before.
        return owner == teller || (owner == OTHERS && fresh == Fresh.KNOWN && !changes);
    }

    private void bring(long record, long entry, long importNo) {
        blocks.merge(
                entry, new Block(importNo, record, record), (one, other) -> new Block(importNo, one.first(), record));
        imports.put(entry, importNo);
    }

    private SortedMap<Long, StoredRecord> of(long record) {
        return tellers.getOrDefault(record, NOBODY);
    }

    private long importOf(StoredRecord record) {
        return imports.getOrDefault(record.firstEntry(), OTHERS);
    }

    private void put(long record, long importNo, StoredRecord state) {
        looked.add(record); // what is written may be older now
        tellers.computeIfAbsent(record, id -> new TreeMap<>()).put(importNo, state);
        pending.add(new TellerTable.Key(record, importNo));
    }

    private void leaveOutOldest(StoredRecord record) {
        SortedMap<Long, StoredRecord> all = of(record.id());
        SortedMap<Long, StoredRecord> ofImports = all.tailMap(OTHERS + 1);
        if (ofImports.size() > MOST_IMPORTS) {
            addToOthers(record, ofImports.firstKey());
        }
    }

    private void addToOthers(StoredRecord record, long importNo) {
        SortedMap<Long, StoredRecord> all = of(record.id());
        List<StoredRecord> both = Stream.of(all.get(OTHERS), all.get(importNo))
                .flatMap(Stream::ofNullable)
                .toList();
        put(record.id(), OTHERS, record.of(both));
        remove(record.id(), importNo);
    }

    private void remove(long record, long importNo) {
        SortedMap<Long, StoredRecord> all = tellers.get(record);
        if (all != null && all.remove(importNo) != null) {
            pending.add(new TellerTable.Key(record, importNo));
        }
    }

    /** Takes back what a body told of a record; whoever else told of it stays. */
    void untell(StoredRecord record, Arrival arrival) {
        SortedMap<Long, StoredRecord> all = of(record.id());
        StoredRecord share = all.get(arrival.importNo());
        if (share != null) {
            put(record.id(), arrival.importNo(), share.without(arrival.entry(), arrival.body()));
        }
    }

    /** What a record is without an import; empty when the import does not tell of it. */
    Optional<StoredRecord> without(StoredRecord record, long importNo) {
        SortedMap<Long, StoredRecord> all = of(record.id());
        if (all.isEmpty()) {
            return importOf(record) == importNo && !record.isUnseen() ? Optional.of(record.unseen()) : Optional.empty();
        }
        if (!all.containsKey(importNo)) {
            return Optional.empty();
        }
        remove(record.id(), importNo);
        StoredRecord left = all.isEmpty() ? record.unseen() : record.of(all.values());
        forgetLast(record.id(), OTHERS);
        return Optional.of(left);
    }

    /** An import of long ago is taken for one of the others from now on. */
    void forget(StoredRecord record, long upTo) {
        SortedMap<Long, StoredRecord> all = of(record.id());
        for (long importNo : List.copyOf(all.keySet())) {
            if (importNo != OTHERS && importNo <= upTo) {
                addToOthers(record, importNo);
            }
        }
        forgetLast(record.id(), upTo);
    }

    /** Blocks of imports from one number to another are none any more. */
    void forgetBlocks(long from, long to) {
        imports.values().removeIf(importNo -> importNo >= from && importNo <= to);
    }

    /** What the others alone tell is the record itself, unless an import behind this number brought the first of it. */
    private void forgetLast(long record, long upTo) {
        StoredRecord others = of(record).get(OTHERS);
        if (others != null && of(record).size() == 1 && importOf(others) <= upTo) {
            remove(record, OTHERS);
        }
    }

    void write() throws SQLException {
        BlockTable.insert(connection, blocks);
        TellerTable.delete(
                connection, pending.stream().filter(stored::contains).sorted().toList());
        TreeMap<TellerTable.Key, StoredRecord> present = new TreeMap<>();
        for (TellerTable.Key key : pending) {
            StoredRecord state = of(key.recordId()).get(key.importNo());
            if (state != null) {
                present.put(key, state);
            }
        }
        TellerTable.insert(connection, present);
        stored.removeAll(pending);
        stored.addAll(present.keySet());
        pending.clear();
        blocks.clear();
    }
}
