package io.tablebridge.guests;

import io.tablebridge.identity.IdentityRules;
import io.tablebridge.model.Field;
import io.tablebridge.model.OrderFields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.model.VisitFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells on which record a bill, or what was said about a visit, hangs. A bill goes by what a person said, by the platform's
 * word, by the bill that it is a part of, by its table, and last by the customer it names; whatever else names who it is
 * about goes by that first. Follows from the records and decisions alone, whatever came first.
 */
final class Linker {

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
        return Optional.of(
                link.orElseGet(() -> key.type() == RecordType.ORDER ? byTable(whole) : Link.none("unnamed")));
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

    /** The record that a field names, which must be one that it leads to. */
    private static Optional<RecordKey> named(Whole whole, Field field, RecordType type) {
        Function<StoredRecord, Stream<RecordKey>> names =
                part -> part.fields().text(field).stream().flatMap(id -> Clues.named(whole.key(), part.fields())
                        .filter(key -> key.type() == type && key.externalId().equals(id)));
        return whole.parts().stream().flatMap(names).findFirst();
    }

    private Link byTable(Whole bill) {
        Optional<StoredRecord> seated = bill.parts().stream()
                .filter(part -> !Clues.around(RecordType.ORDER, part.fields()).isEmpty())
                .findFirst();
        Link link = seated.map(part -> TableMatch.of(rules, bill, part, there(part)))
                .orElseGet(() -> Link.none("no-table"));
        return link.isTied() ? link : byCustomer(bill).orElse(link);
    }

    private List<StoredRecord> there(StoredRecord seated) {
        Set<Long> ids = new TreeSet<>();
        for (String clue : Clues.around(RecordType.ORDER, seated.fields())) {
            ids.addAll(clues.records(clue));
        }
        return records.withIds(ids);
    }

    private Optional<Link> byCustomer(Whole whole) {
        return whole.parts().stream()
                .filter(part -> part.identity(rules).somebody())
                .findFirst()
                .map(part -> Link.sure(part.id(), LinkWay.CUSTOMER, "customer"));
    }
}
