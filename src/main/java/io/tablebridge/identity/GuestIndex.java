package io.tablebridge.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every record with its features and its guest, complete in memory, so that no look-up needs the database. Changes since
 * the last {@link #commit} can be taken back by {@link #rollback}, like those of the database they go with. One thread.
 */
public final class GuestIndex {

    /** Stands for the guest of a record that is about nobody. */
    public static final long NOBODY = 0;

    private final List<Member> members = new ArrayList<>();
    private final Map<FeatureHash, SharedValue> values = new HashMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /**
     * Takes in a stored record. Records come in the order of their ids, which begin at 1 and have no gaps.
     *
     * @param guest the number of the guest it belongs to: itself, or a record loaded before; {@link #NOBODY} when it is
     *     about nobody
     * @param founder whether there was ever a guest of this record's number
     */
    public void load(long record, long guest, boolean founder, RecordIdentity identity) {
        if (record != nextRecord() || guest > record || guest < NOBODY) {
            throw new IllegalStateException("record " + record + " of guest " + guest + " follows record "
                    + members.size() + ": the database is damaged");
        }
        Member member = new Member(record);
        members.add(member);
        member.founder = founder;
        member.guest = guest == NOBODY ? NOBODY : record;
        member.name = identity.name();
        member.values = identity.features().stream()
                .map(hash -> values.computeIfAbsent(hash, SharedValue::new))
                .toArray(SharedValue[]::new);
        for (SharedValue value : member.values) {
            value.add(member);
        }
        if (guest != record && guest != NOBODY) {
            Member first = member(guest);
            member.guest = guest;
            connect(member, first.next);
            connect(first, member);
        }
    }

    /** The id that the next new record gets. */
    public long nextRecord() {
        return members.size() + 1L;
    }

    /** The number of the guest that a record belongs to, {@link #NOBODY} when it is about nobody. */
    public long guestOf(long record) {
        return member(record).guest;
    }

    /** Whether there was ever a guest of this record's number. */
    public boolean isFounder(long record) {
        return member(record).founder;
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
        return record <= members.size();
    }

    Member member(long record) {
        return members.get(Math.toIntExact(record - 1));
    }

    Member create() {
        Member member = new Member(nextRecord());
        members.add(member);
        undo.push(() -> members.remove(members.size() - 1));
        return member;
    }

    SharedValue value(FeatureHash hash) {
        SharedValue known = values.get(hash);
        if (known != null) {
            return known;
        }
        SharedValue value = new SharedValue(hash);
        values.put(hash, value);
        undo.push(() -> values.remove(hash));
        return value;
    }

    void describe(Member member, long name, SharedValue[] now) {
        long oldName = member.name;
        SharedValue[] before = member.values;
        replace(member, before, name, now);
        forgetUnused(before);
        undo.push(() -> replace(member, now, oldName, before));
    }

    private static void replace(Member member, SharedValue[] from, long name, SharedValue[] to) {
        for (SharedValue value : from) {
            value.remove(member);
        }
        member.name = name;
        member.values = to;
        for (SharedValue value : to) {
            value.add(member);
        }
    }

    private void forgetUnused(SharedValue[] candidates) {
        for (SharedValue value : candidates) {
            if (value.isEmpty() && values.remove(value.hash, value)) {
                undo.push(() -> values.put(value.hash, value));
            }
        }
    }

    void assign(Member member, long guest) {
        long old = member.guest;
        member.guest = guest;
        undo.push(() -> member.guest = old);
    }

    /** Makes a record the next in the ring of its guest. */
    void link(Member member, Member next) {
        Member oldNext = member.next;
        Member oldPrevious = next.previous;
        connect(member, next);
        undo.push(() -> {
            member.next = oldNext;
            next.previous = oldPrevious;
        });
    }

    private static void connect(Member member, Member next) {
        member.next = next;
        next.previous = member;
    }

    void found(Member member) {
        member.founder = true;
        undo.push(() -> member.founder = false);
    }
}
