package io.tablebridge.guests;

import io.tablebridge.identity.IdentityRules;
import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Fields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps the links of bills and of what was said about visits in step with the records, one change after the other. */
final class LinkBook {

    private final Connection connection;
    private final KnownRecords records;
    private final KnownClues clues;
    private final KnownLinks links;
    private final KnownDecisions decisions;
    private final Linker linker;
    private final BillCounter counter = new BillCounter();
    /** Whether there is any bill or the like: without one nothing hangs on anything, and only reservations' places are noted. */
    private boolean visitsThere;

    private boolean lookedForVisits;

    LinkBook(Connection connection, KnownRecords records, IdentityRules rules) {
        this.connection = connection;
        this.records = records;
        this.clues = new KnownClues(connection);
        this.links = new KnownLinks(connection);
        this.decisions = new KnownDecisions(connection);
        this.linker = new Linker(records, clues, decisions, rules);
    }

    /** Looks up in one go what the links of these records, and those that depend on them, are made of. */
    void expect(Collection<CanonicalRecord> arriving) {
        if (!areVisitsThere(arriving.stream().map(CanonicalRecord::key))) {
            expectPlaces(arriving);
            return;
        }
        Set<RecordKey> visits = new HashSet<>();
        Set<RecordKey> named = new HashSet<>();
        Set<String> asked = new HashSet<>();
        for (CanonicalRecord record : arriving) {
            RecordKey key = record.key();
            collect(key, record.fields(), named, asked);
            records.get(RecordRef.of(record)).ifPresent(stored -> collect(key, stored.fields(), named, asked));
            if (key.type().isOfAVisit()) {
                visits.add(key);
            }
        }
        clues.expect(
                Stream.concat(asked.stream(), named.stream().map(Clues::naming)).toList());
        visits.addAll(visits(clues.records(asked)));
        named.addAll(visits);
        records.expectWhole(named);
        expectLinks(visits);
    }

    /** All of them have a link, if only to nothing; deleted ones have none, but nothing of theirs changes any more. */
    private boolean areVisitsThere(Stream<RecordKey> touched) {
        if (!lookedForVisits) {
            lookedForVisits = true;
            visitsThere = !links.wereNone();
        }
        visitsThere |= touched.anyMatch(key -> key.type().isOfAVisit());
        return visitsThere;
    }

    private void expectPlaces(Collection<CanonicalRecord> arriving) {
        Set<String> asked = new HashSet<>();
        for (CanonicalRecord record : arriving) {
            RecordType type = record.key().type();
            if (isLookedUp(type)) {
                asked.addAll(Clues.there(type, record.fields()));
                records.get(RecordRef.of(record)).ifPresent(stored -> asked.addAll(Clues.there(type, stored.fields())));
            }
        }
        clues.expect(asked);
    }

    private static void collect(RecordKey key, Fields fields, Set<RecordKey> named, Set<String> asked) {
        if (isLookedUp(key.type())) {
            asked.addAll(leadingTo(key));
            asked.addAll(Clues.farAround(key.type(), fields));
            Clues.named(key, fields).forEach(named::add);
        }
    }

    private List<RecordKey> visits(Collection<Long> ids) {
        return records.withIds(ids).stream()
                .map(record -> record.ref().whole())
                .filter(key -> key.type().isOfAVisit())
                .toList();
    }

    private static boolean isLookedUp(RecordType type) {
        return type == RecordType.RESERVATION || type.isOfAVisit();
    }

    private void expectLinks(Collection<RecordKey> visits) {
        links.expect(visits.stream()
                .flatMap(key -> records.parts(key).stream())
                .map(StoredRecord::id)
                .toList());
        decisions.expect(
                visits.stream().filter(key -> key.type() == RecordType.ORDER).toList());
    }

    /**
     * Brings the links in step with a record that is another than before.
     *
     * @return the records on which something hangs that changed, or hung before
     */
    Set<Long> changed(StoredRecord before, StoredRecord now) {
        RecordKey key = now.ref().whole();
        if (!isLookedUp(key.type()) || saysTheSame(before, now)) {
            return Set.of();
        }
        Set<Long> unsettled = clues.replace(now.id(), Clues.of(before), Clues.of(now));
        if (!areVisitsThere(Stream.of(key))) {
            return Set.of();
        }
        NavigableSet<RecordKey> open = new TreeSet<>(Linker.ORDER);
        open.addAll(visits(unsettled));
        if (key.type().isOfAVisit()) {
            open.add(key);
        } else {
            open.addAll(naming(key));
            open.addAll(billsAround(before));
            open.addAll(billsAround(now));
        }
        Set<Long> targets = relink(open, Set.of(key));
        if (key.type().isOfAVisit()) {
            links.of(now.id()).filter(Link::isTied).ifPresent(link -> targets.add(link.target()));
        }
        return targets;
    }

    private static boolean saysTheSame(StoredRecord before, StoredRecord now) {
        return before.isDeleted() == now.isDeleted()
                && (before.told() == null) == (now.told() == null)
                && (before.gone() == null) == (now.gone() == null)
                && before.hash().equals(now.hash());
    }

    /**
     * Keeps what a person said.
     *
     * @return the records on which something hangs that changed, or hung before
     */
    Set<Long> decide(LinkDecision decision) {
        decisions.put(decision);
        decision.reservation().ifPresent(reservation -> records.parts(decision.bill()).stream()
                .findFirst()
                .ifPresent(bill -> lead(Clues.decided(reservation), bill.id())));
        NavigableSet<RecordKey> open = new TreeSet<>(Linker.ORDER);
        open.add(decision.bill());
        return relink(open, Set.of(decision.bill()));
    }

    private void lead(String decided, long bill) {
        if (!clues.records(decided).contains(bill)) {
            clues.replace(bill, Set.of(), Set.of(decided));
        }
    }

    private List<RecordKey> naming(RecordKey key) {
        return leadingTo(key).stream()
                .flatMap(clue -> records.withIds(clues.records(clue)).stream())
                .map(record -> record.ref().whole())
                .toList();
    }

    private static List<String> leadingTo(RecordKey key) {
        return key.type() == RecordType.RESERVATION
                ? List.of(Clues.naming(key), Clues.decided(key))
                : List.of(Clues.naming(key));
    }

    private List<RecordKey> billsAround(StoredRecord reservation) {
        Set<Long> ids = clues.records(Clues.around(RecordType.RESERVATION, reservation.fields()));
        return records.withIds(ids).stream()
                .map(record -> record.ref().whole())
                .filter(key -> key.type() == RecordType.ORDER)
                .toList();
    }

    /** @param changed may count for other bills in another way, though they hang where they did */
    private Set<Long> relink(NavigableSet<RecordKey> first, Set<RecordKey> changed) {
        Set<Long> touched = new TreeSet<>();
        NavigableSet<RecordKey> done = new TreeSet<>(Linker.ORDER);
        NavigableSet<RecordKey> open = withDependents(first);
        while (!open.isEmpty()) {
            records.expectWhole(open);
            expectLinks(open);
            clues.expect(open.stream().flatMap(this::namedBy).map(Clues::naming).toList());
            done.addAll(open);
            NavigableSet<RecordKey> rivals = new TreeSet<>(Linker.ORDER);
            for (RecordKey key : open) {
                Optional<Link> was = before(key);
                Optional<Link> now = linker.linkOf(key);
                put(key, was, now, touched);
                if (changed.contains(key) || !now.equals(was)) {
                    Stream.of(was, now)
                            .flatMap(Optional::stream)
                            .filter(link -> link.how() == LinkWay.TABLE)
                            .forEach(link -> rivals.addAll(linker.fittedBy(link.target())));
                }
            }
            rivals.removeAll(done);
            open = withDependents(rivals);
            open.removeAll(done);
        }
        return touched;
    }

    private void put(RecordKey key, Optional<Link> before, Optional<Link> link, Set<Long> touched) {
        if (key.type() == RecordType.ORDER) {
            counter.count(key.source(), before, link);
        }
        for (StoredRecord part : records.parts(key)) {
            Optional<Link> now = link.filter(l -> !part.isDeleted());
            Optional<Link> was = links.of(part.id());
            if (!now.equals(was)) {
                links.put(part.id(), now);
                was.filter(Link::isTied).ifPresent(l -> touched.add(l.target()));
                now.filter(Link::isTied).ifPresent(l -> touched.add(l.target()));
            }
        }
    }

    private Stream<RecordKey> namedBy(RecordKey key) {
        return records.parts(key).stream().flatMap(part -> Clues.named(key, part.fields()));
    }

    /** All parts of a bill that are there hang on the same. */
    private Optional<Link> before(RecordKey key) {
        return records.parts(key).stream()
                .flatMap(part -> links.of(part.id()).stream())
                .findFirst();
    }

    /** Bills that were split from these or merged into them, and what was said about them. */
    private NavigableSet<RecordKey> withDependents(NavigableSet<RecordKey> first) {
        NavigableSet<RecordKey> all = new TreeSet<>(Linker.ORDER);
        all.addAll(first);
        Deque<RecordKey> open = new ArrayDeque<>(first);
        while (!open.isEmpty()) {
            RecordKey key = open.pop();
            if (key.type() == RecordType.ORDER) {
                naming(key).stream().filter(all::add).forEach(open::push);
            }
        }
        return all;
    }

    void write() throws SQLException {
        clues.write();
        links.write();
        decisions.write();
        counter.write(connection);
    }
}
