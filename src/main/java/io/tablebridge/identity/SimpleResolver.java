package io.tablebridge.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Guests are the connected components of records over the values they share; a guest's number is its smallest record id.
 * A record that is about nobody belongs to none. A personal value joins all its records. A value is personal while no more names and records share it than the rules
 * allow; beyond that it still joins, for each name, the records of that name, however many they are, and records without
 * a name stay alone. So the outcome follows from the records alone, never from their order. One thread.
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
        if (member.id() != record) {
            throw new IllegalArgumentException("record ids have no gaps: " + record);
        }
        Changes changes = new Changes();
        if (!known) {
            changes.before.put(record, GuestIndex.NOBODY);
        }
        if (identity.somebody()) {
            beSomebody(member, changes);
        }
        if (!index.tells(record, identity)) {
            List<SharedValue> now =
                    identity.features().stream().map(index::value).toList();
            describe(member, identity.name(), now, changes);
        }
        if (!identity.somebody()) {
            move(member, GuestIndex.NOBODY, changes);
        }
        return resolution(member, changes);
    }

    private void beSomebody(Member member, Changes changes) {
        if (member.guest() == GuestIndex.NOBODY) {
            move(member, member.id(), changes);
        }
    }

    /**
     * What is different in the end. A record may have been moved more than once on the way there, and the way depends on
     * what is quicker to see: only the end follows from the records.
     */
    private Resolution resolution(Member placed, Changes changes) {
        SortedSet<Long> moved = new TreeSet<>();
        SortedSet<Long> guests = new TreeSet<>(Set.of(placed.guest()));
        SortedSet<Long> founded = new TreeSet<>();
        changes.before.forEach((record, before) -> {
            Member member = index.member(record);
            if (member.guest() == before) {
                return;
            }
            moved.add(record);
            guests.add(member.guest());
            if (before != GuestIndex.NOBODY) {
                guests.add(before);
            }
            if (member.guest() == record && !member.isFounder()) {
                index.found(member);
                founded.add(record);
            }
            if (member.isFounder()) {
                guests.add(record); // it is or was a guest: one that went into another goes elsewhere, or comes back
            }
        });
        guests.remove(GuestIndex.NOBODY);
        Map<FeatureHash, Boolean> crossed = new HashMap<>();
        for (SharedValue value : changes.crossed) {
            crossed.put(value.hash(), isPersonal(value));
            // What guests hold is worth something else now; at the border a value has few records.
            value.members().forEach(holder -> guests.add(holder.guest()));
        }
        return new Resolution(moved, guests, founded, crossed);
    }

    private void describe(Member member, long name, List<SharedValue> now, Changes changes) {
        Rewiring rewiring = Rewiring.describe(index, member, name, now, this::isPersonal);
        if (rewiring.leavesItsGuestWhole()) {
            if (rewiring.leaves()) {
                move(member, member.id(), changes);
                index.link(member.previous(), member.next());
                index.link(member, member);
            }
            rewiring.joined().forEach(members -> join(members, changes));
        } else {
            List<Member> touched = new ArrayList<>(rewiring.parted());
            touched.add(member);
            rewiring.joined().forEach(touched::addAll);
            regroup(touched, changes);
        }
        changes.crossed.addAll(rewiring.crossed());
    }

    private boolean isPersonal(SharedValue value) {
        return value.isPersonal(rules.maxNames(), rules.maxRecords());
    }

    /** Links were only added: whole guests become one. */
    private void join(Collection<Member> touched, Changes changes) {
        TreeSet<Long> guests = new TreeSet<>();
        touched.forEach(m -> guests.add(m.guest()));
        if (guests.size() < 2) {
            return;
        }
        Member survivor = index.member(guests.first());
        for (long guest : guests.tailSet(guests.first(), false)) {
            Member other = index.member(guest);
            for (Member m : ring(other)) {
                move(m, survivor.id(), changes);
            }
            Member next = survivor.next();
            index.link(survivor, other.next());
            index.link(other, next);
        }
    }

    /** A link was cut: the guests it held together are made anew from their records. */
    private void regroup(Collection<Member> touched, Changes changes) {
        TreeSet<Long> guests = new TreeSet<>();
        touched.forEach(m -> guests.add(m.guest()));
        List<Member> all = new ArrayList<>();
        guests.forEach(guest -> all.addAll(ring(index.member(guest))));
        Set<Member> seen = new HashSet<>();
        Set<Followed> followed = new HashSet<>();
        for (Member start : all) {
            if (seen.add(start)) {
                group(component(start, seen, followed), changes);
            }
        }
    }

    private List<Member> component(Member start, Set<Member> seen, Set<Followed> followed) {
        List<Member> component = new ArrayList<>();
        Deque<Member> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Member member = open.pop();
            component.add(member);
            for (SharedValue value : member.values()) {
                for (Member other : peers(value, member.name(), followed)) {
                    if (seen.add(other)) {
                        open.push(other);
                    }
                }
            }
        }
        return component;
    }

    /** The records that a value joins to one of this name; none when that was asked before. */
    private Collection<Member> peers(SharedValue value, long name, Set<Followed> followed) {
        if (followed.contains(new Followed(value, 0))) {
            return List.of();
        }
        if (isPersonal(value)) {
            followed.add(new Followed(value, 0));
            return value.members();
        }
        return name != 0 && followed.add(new Followed(value, name))
                ? value.members(name).toList()
                : List.of();
    }

    private void group(List<Member> component, Changes changes) {
        Member first = Collections.min(component, (a, b) -> Long.compare(a.id(), b.id()));
        Member previous = component.get(component.size() - 1);
        for (Member member : component) {
            index.link(previous, member);
            previous = member;
            move(member, first.id(), changes);
        }
    }

    private void move(Member member, long guest, Changes changes) {
        if (member.guest() != guest) {
            changes.before.putIfAbsent(member.id(), member.guest());
            index.assign(member, guest);
        }
    }

    private static List<Member> ring(Member start) {
        List<Member> members = new ArrayList<>();
        Member member = start;
        do {
            members.add(member);
            member = member.next();
        } while (!member.equals(start));
        return members;
    }

    /** A value whose records were visited: those of a name, or all when the name is 0. */
    private record Followed(SharedValue value, long name) {}

    /** Whose each record was that was moved, before it was first; and the values that crossed the border. */
    private static final class Changes {
        final SortedMap<Long, Long> before = new TreeMap<>();
        final List<SharedValue> crossed = new ArrayList<>();
    }
}
