package io.tablebridge.identity;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Every record with its features and its guest, complete in memory, so that no look-up needs the database: about 70 bytes
 * for each record and 30 for each value. Changes since the last {@link #commit} can be taken back by {@link #rollback},
 * like those of the database they go with. One thread.
 */
public final class GuestIndex {

    /** Stands for the guest of a record that is about nobody. */
    public static final long NOBODY = 0;

    private final Ints guests = new Ints();
    private final Ints next = new Ints();
    private final Ints previous = new Ints();
    private final BitSet founders = new BitSet();
    private final Descriptions descriptions = new Descriptions();
    private final FeatureNumbers values = new FeatureNumbers();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private int records;

    /**
     * Takes in a stored record. Records come in the order of their ids, which begin at 1 and have no gaps.
     *
     * @param guest the number of the guest it belongs to: itself, or a record loaded before; {@link #NOBODY} when it is
     *     about nobody
     * @param founder whether there was ever a guest of this record's number
     */
    public void load(long record, long guest, boolean founder, RecordIdentity identity) {
        if (record != nextRecord() || guest > record || guest < NOBODY) {
            throw new IllegalStateException("record " + record + " of guest " + guest + " follows record " + records
                    + ": the database is damaged");
        }
        Member member = append();
        founders.set(member.number(), founder);
        descriptions.describe(member.number(), identity.name(), numbers(identity.features()));
        if (guest != record) {
            guests.set(member.number(), (int) guest);
        }
        if (guest != record && guest != NOBODY) {
            Member first = member(guest);
            connect(member, first.next());
            connect(first, member);
        }
    }

    private Member append() {
        Member member = new Member(this, Math.addExact(records, 1));
        records = member.number();
        guests.set(records, records);
        connect(member, member);
        return member;
    }

    private int[] numbers(List<FeatureHash> features) {
        return features.stream()
                .mapToInt(hash -> values.of(hash) == FeatureNumbers.NONE ? values.add(hash) : values.of(hash))
                .toArray();
    }

    /** The id that the next new record gets. */
    public long nextRecord() {
        return records + 1L;
    }

    /** The number of the guest that a record belongs to, {@link #NOBODY} when it is about nobody. */
    public long guestOf(long record) {
        return guests.get(member(record).number());
    }

    /** Whether there was ever a guest of this record's number. */
    public boolean isFounder(long record) {
        return founders.get(member(record).number());
    }

    /** Whether a record is known and tells just this. */
    public boolean tells(long record, RecordIdentity identity) {
        if (!holds(record) || descriptions.name((int) record) != identity.name()) {
            return false;
        }
        int[] told = descriptions.values((int) record);
        List<FeatureHash> features = identity.features();
        boolean same = told.length == features.size();
        for (int i = 0; same && i < told.length; i++) {
            same = values.hash(told[i]).equals(features.get(i));
        }
        return same;
    }

    /** Makes the changes since the last commit lasting. */
    public void commit() {
        undo.clear();
    }

    /** Takes the changes since the last commit back. */
    public void rollback() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    /** How many steps a rollback would take back: the measure of what the work since the last commit has cost. */
    int uncommitted() {
        return undo.size();
    }

    boolean holds(long record) {
        return record <= records;
    }

    Member member(long record) {
        if (record < 1 || !holds(record)) {
            throw new IndexOutOfBoundsException("record " + record + " of " + records);
        }
        return new Member(this, (int) record);
    }

    Descriptions descriptions() {
        return descriptions;
    }

    FeatureHash hash(SharedValue value) {
        return values.hash(value.number());
    }

    Member create() {
        Member member = append();
        undo.push(() -> records--);
        return member;
    }

    SharedValue value(FeatureHash hash) {
        int known = values.of(hash);
        if (known != FeatureNumbers.NONE) {
            return new SharedValue(this, known);
        }
        int added = values.add(hash);
        undo.push(() -> values.remove(added));
        return new SharedValue(this, added);
    }

    void describe(Member member, long name, List<SharedValue> now) {
        int[] before = descriptions.values(member.number());
        long oldName = member.name();
        descriptions.describe(
                member.number(),
                name,
                now.stream().mapToInt(SharedValue::number).toArray());
        forgetUnused(before);
        undo.push(() -> descriptions.describe(member.number(), oldName, before));
    }

    private void forgetUnused(int[] candidates) {
        for (int value : candidates) {
            if (descriptions.size(value) == 0) {
                FeatureHash hash = values.hash(value);
                values.remove(value);
                undo.push(() -> values.add(hash));
            }
        }
    }

    void assign(Member member, long guest) {
        int old = guests.get(member.number());
        guests.set(member.number(), Math.toIntExact(guest));
        undo.push(() -> guests.set(member.number(), old));
    }

    Member next(Member member) {
        return new Member(this, next.get(member.number()));
    }

    Member previous(Member member) {
        return new Member(this, previous.get(member.number()));
    }

    /** Makes a record the next in the ring of its guest. */
    void link(Member member, Member other) {
        int oldNext = next.get(member.number());
        int oldPrevious = previous.get(other.number());
        connect(member, other);
        undo.push(() -> {
            next.set(member.number(), oldNext);
            previous.set(other.number(), oldPrevious);
        });
    }

    private void connect(Member member, Member other) {
        next.set(member.number(), other.number());
        previous.set(other.number(), member.number());
    }

    void found(Member member) {
        founders.set(member.number());
        undo.push(() -> founders.clear(member.number()));
    }
}
