package io.tablebridge.guests;

import io.tablebridge.identity.IdentityRules;
import io.tablebridge.model.Field;
import io.tablebridge.model.OrderFields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.VisitFields;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells on which record a bill, or what was said about a visit, hangs. A bill goes by what a person said, by the platform's
 * word, by the bill that it is a part of, by its table, and last by the customer it names; whatever else names who it is
 * about goes by that first. Follows from the records and decisions alone, whatever came first.
 */
final class Linker {

    static final Comparator<RecordKey> ORDER = Comparator.comparing(RecordKey::source)
            .thenComparing(RecordKey::type)
            .thenComparing(RecordKey::externalId);

    private static final int MOST_STEPS = 8;

    private final KnownRecords records;
    private final KnownClues clues;
    private final KnownDecisions decisions;
    private final IdentityRules rules;

    Linker(KnownRecords records, KnownClues clues, KnownDecisions decisions, IdentityRules rules) {
        this.records = records;
        this.clues = clues;
        this.decisions = decisions;
        this.rules = rules;
    }

    /** Empty when there is no such record, or no more. */
    Optional<Link> linkOf(RecordKey key) {
        return linkOf(key, List.of());
    }

    private Optional<Link> linkOf(RecordKey key, List<RecordKey> before) {
        Whole whole = whole(key);
        if (whole.isGone()) {
            return Optional.empty();
        }
        List<RecordKey> way = Stream.concat(before.stream(), Stream.of(key)).toList();
        Optional<Link> link = key.type() == RecordType.ORDER
                ? decided(key)
                        .or(() -> byPlatform(whole))
                        .or(() -> withBill(whole, OrderFields.MERGED_INTO, way))
                        .or(() -> withBill(whole, OrderFields.SPLIT_FROM, way))
                : byCustomer(whole).or(() -> byPlatform(whole)).or(() -> withBill(whole, VisitFields.ORDER_ID, way));
        return Optional.of(link.orElseGet(() -> otherwise(whole)));
    }

    private Link otherwise(Whole whole) {
        Link link = whole.key().type() == RecordType.ORDER ? byTable(whole) : Link.none("unnamed");
        return link.isTied()
                ? link
                : names(whole)
                        .filter(this::isCrowded)
                        .findFirst()
                        .map(named -> Link.none("crowded", named.externalId()))
                        .orElse(link);
    }

    private static Stream<RecordKey> names(Whole whole) {
        return whole.parts().stream().flatMap(part -> Clues.named(whole.key(), part.fields()));
    }

    private boolean isCrowded(RecordKey named) {
        return clues.isCrowded(Clues.naming(named));
    }

    private Whole whole(RecordKey key) {
        return Whole.of(key, records.parts(key));
    }

    private Optional<Link> decided(RecordKey bill) {
        return decisions.of(bill).map(decision -> decision.reservation()
                .map(reservation -> whole(reservation)
                        .first()
                        .map(first -> Link.sure(first.id(), LinkWay.PERSON, "person"))
                        .orElseGet(() -> Link.none("gone")))
                .orElseGet(() -> Link.none("undone")));
    }

    private Optional<Link> byPlatform(Whole whole) {
        return named(whole, OrderFields.RESERVATION_ID, RecordType.RESERVATION)
                .flatMap(reservation -> whole(reservation).first())
                .map(first -> Link.sure(first.id(), LinkWay.PLATFORM, "platform"));
    }

    private Optional<Link> withBill(Whole whole, Field field, List<RecordKey> way) {
        if (way.size() > MOST_STEPS) {
            return Optional.empty();
        }
        return named(whole, field, RecordType.ORDER)
                .filter(bill -> !way.contains(bill))
                .flatMap(bill -> linkOf(bill, way)
                        .filter(link -> link.isToVisit() || !whole.key().type().equals(RecordType.ORDER))
                        .filter(Link::isTied)
                        .map(link -> new Link(
                                link.target(),
                                LinkWay.SAME_VISIT,
                                link.confidence(),
                                "same-visit",
                                List.of(bill.externalId()))));
    }

    /** The record that a field names, which must be one that it leads to: not one that too many name. */
    private Optional<RecordKey> named(Whole whole, Field field, RecordType type) {
        Function<StoredRecord, Stream<RecordKey>> names =
                part -> part.fields().text(field).stream().flatMap(id -> Clues.named(whole.key(), part.fields())
                        .filter(key -> key.type() == type && key.externalId().equals(id)));
        return whole.parts().stream()
                .flatMap(names)
                .filter(named -> !isCrowded(named))
                .findFirst();
    }

    private Link byTable(Whole bill) {
        Link fitting = fitting(bill);
        Link link = fitting.isTied() && isTaken(bill, fitting) ? Link.none("taken") : fitting;
        return link.isTied() ? link : byCustomer(bill).orElse(link);
    }

    /** To the reservation that fits best, whatever other bills there are. */
    private Link fitting(Whole bill) {
        Optional<StoredRecord> seated = bill.parts().stream()
                .filter(part -> !Clues.around(RecordType.ORDER, part.fields()).isEmpty())
                .findFirst();
        return seated.map(part ->
                        isCrowded(part) ? Link.none("crowded-table") : TableMatch.of(rules, bill, part, around(part)))
                .orElseGet(() -> Link.none("no-table"));
    }

    /** A reservation has one bill of its own: people who sit down at its table later have another. */
    private boolean isTaken(Whole bill, Link fitting) {
        return billsAround(fitting.target()).stream()
                .filter(key -> !key.equals(bill.key()))
                .map(this::whole)
                .filter(this::isOfItself)
                .anyMatch(other -> {
                    Link theirs = fitting(other);
                    int better = Integer.compare(theirs.confidence(), fitting.confidence());
                    return theirs.target() == fitting.target()
                            && (better > 0 || (better == 0 && ORDER.compare(other.key(), bill.key()) < 0));
                });
    }

    /** Whether only its table tells whose it is, and it was not voided. */
    private boolean isOfItself(Whole bill) {
        return !bill.isGone()
                && bill.get(OrderFields.STATE).filter("voided"::equals).isEmpty()
                && bill.get(OrderFields.MERGED_INTO).isEmpty()
                && bill.get(OrderFields.SPLIT_FROM).isEmpty()
                && decisions.of(bill.key()).isEmpty()
                && byPlatform(bill).isEmpty();
    }

    /** The bills that this reservation fits best, whichever of them it keeps. */
    List<RecordKey> fittedBy(long reservation) {
        return billsAround(reservation).stream()
                .filter(key -> fitting(whole(key)).target() == reservation)
                .toList();
    }

    private Set<RecordKey> billsAround(long reservation) {
        Set<RecordKey> bills = records.withIds(List.of(reservation)).stream()
                .flatMap(seat -> around(seat).stream())
                .map(record -> record.ref().whole())
                .filter(key -> key.type() == RecordType.ORDER)
                .collect(Collectors.toCollection(() -> new TreeSet<>(ORDER)));
        records.expectWhole(bills);
        return bills;
    }

    /** Whether so many stand there that those who do can't be told apart. */
    private boolean isCrowded(StoredRecord seated) {
        Set<String> around = Clues.around(seated.ref().recordType(), seated.fields());
        clues.expect(around);
        return around.stream().anyMatch(clues::isCrowded);
    }

    private List<StoredRecord> around(StoredRecord seated) {
        return records.withIds(clues.records(Clues.around(seated.ref().recordType(), seated.fields())));
    }

    private Optional<Link> byCustomer(Whole whole) {
        return whole.parts().stream()
                .filter(part -> part.identity(rules).somebody())
                .findFirst()
                .map(part -> Link.sure(part.id(), LinkWay.CUSTOMER, "customer"));
    }
}
