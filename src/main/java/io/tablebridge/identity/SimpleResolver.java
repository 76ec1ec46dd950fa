package io.tablebridge.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Guests are the connected components of records over their personal values; a guest's number is its smallest record id.
 * A value is personal while no more names and records share it than the rules allow, so the outcome follows from the
 * records alone, never from their order. One thread.
 */
public final class SimpleResolver {

    private final GuestIndex index;
    private final IdentityRules rules;

    public SimpleResolver(GuestIndex index, IdentityRules rules) {
        this.index = index;
        this.rules = rules;
    }

    /**
     * Places a record by what it tells now.
     *
     * @param record a known record, or {@link GuestIndex#nextRecord} for a new one
     */
    public Resolution place(long record, RecordIdentity identity) {
        boolean known = index.holds(record);
        Member member = known ? index.member(record) : index.create();
        if (member.id != record) {
            throw new IllegalArgumentException("record ids have no gaps: " + record);
        }
        Changes changes = new Changes();
        if (!known) {
            changes.moved.add(record);
        }
        SharedValue[] now = identity.features().stream().map(index::value).toArray(SharedValue[]::new);
        if (!Arrays.equals(now, member.values) || member.name != identity.name()) {
            describe(member, identity.name(), now, changes);
        }
        changes.moved.forEach(id -> foundIfAlone(index.member(id), changes));
        changes.guests.add(member.guest);
        return new Resolution(changes.moved, changes.guests, changes.founded);
    }

    private void describe(Member member, long name, SharedValue[] now, Changes changes) {
        SharedValue[] before = member.values;
        Map<SharedValue, Boolean> wasPersonal = new LinkedHashMap<>();
        for (SharedValue value : before) {
            wasPersonal.put(value, isPersonal(value));
        }
        for (SharedValue value : now) {
            wasPersonal.computeIfAbsent(value, this::isPersonal);
        }
        index.describe(member, name, now);
        Set<SharedValue> has = new HashSet<>();
        Collections.addAll(has, now);
        List<SharedValue> linking = new ArrayList<>();
        List<Member> cut = new ArrayList<>();
        for (Map.Entry<SharedValue, Boolean> entry : wasPersonal.entrySet()) {
            SharedValue value = entry.getKey();
            if (isPersonal(value) && (has.contains(value) || !entry.getValue())) {
                linking.add(value);
            } else if (entry.getValue()) {
                cut.addAll(value.members());
            }
        }
        if (cut.isEmpty()) {
            linking.forEach(value -> join(value.members(), changes));
        } else {
            cut.add(member);
            linking.forEach(value -> cut.addAll(value.members()));
            regroup(cut, changes);
        }
    }

    private boolean isPersonal(SharedValue value) {
        return value.isPersonal(rules.maxNames(), rules.maxRecords());
    }

    private void foundIfAlone(Member member, Changes changes) {
        if (member.guest == member.id && !member.founder) {
            index.found(member);
            changes.founded.add(member.id);
        }
        if (member.founder) {
            changes.guests.add(member.id);
        }
    }

    /** Links were only added: whole guests become one. */
    private void join(Collection<Member> touched, Changes changes) {
        TreeSet<Long> guests = new TreeSet<>();
        touched.forEach(m -> guests.add(m.guest));
        if (guests.size() < 2) {
            return;
        }
        Member survivor = index.member(guests.first());
        for (long guest : guests.tailSet(guests.first(), false)) {
            Member other = index.member(guest);
            for (Member m : ring(other)) {
                move(m, survivor.id, changes);
            }
            Member next = survivor.next;
            index.link(survivor, other.next);
            index.link(other, next);
        }
    }

    /** A link was cut: the guests it held together are made anew from their records. */
    private void regroup(Collection<Member> touched, Changes changes) {
        TreeSet<Long> guests = new TreeSet<>();
        touched.forEach(m -> guests.add(m.guest));
        List<Member> all = new ArrayList<>();
        guests.forEach(guest -> all.addAll(ring(index.member(guest))));
        Set<Member> seen = new HashSet<>();
        Set<SharedValue> followed = new HashSet<>();
        for (Member start : all) {
            if (seen.add(start)) {
                group(component(start, seen, followed), changes);
            }
        }
    }

    private List<Member> component(Member start, Set<Member> seen, Set<SharedValue> followed) {
        List<Member> component = new ArrayList<>();
        Deque<Member> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Member member = open.pop();
            component.add(member);
            for (SharedValue value : member.values) {
                if (followed.add(value) && isPersonal(value)) {
                    for (Member other : value.members()) {
                        if (seen.add(other)) {
                            open.push(other);
                        }
                    }
                }
            }
        }
        return component;
    }

    private void group(List<Member> component, Changes changes) {
        Member first = Collections.min(component, (a, b) -> Long.compare(a.id, b.id));
        Member previous = component.get(component.size() - 1);
        for (Member member : component) {
            index.link(previous, member);
            previous = member;
            move(member, first.id, changes);
        }
    }

    private void move(Member member, long guest, Changes changes) {
        if (member.guest != guest) {
            changes.guests.add(index.member(member.guest).founder ? member.guest : guest);
            changes.guests.add(guest);
            changes.moved.add(member.id);
            index.assign(member, guest);
        }
    }

    private static List<Member> ring(Member start) {
        List<Member> members = new ArrayList<>();
        Member member = start;
        do {
            members.add(member);
            member = member.next;
        } while (member != start);
        return members;
    }

    private static final class Changes {
        final SortedSet<Long> moved = new TreeSet<>();
        final SortedSet<Long> guests = new TreeSet<>();
        final SortedSet<Long> founded = new TreeSet<>();
    }
}
