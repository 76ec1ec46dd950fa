package io.tablebridge.guests;

import io.tablebridge.model.CanonicalRecord;
import io.tablebridge.model.Field;
import io.tablebridge.model.Money;
import io.tablebridge.model.OrderFields;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a guest's bills add up to: totals less what was given back, without tips. A bill counts once, however many parts it
 * came in; one that was voided, or merged into another, does not. Of several currencies the one of most bills is told, the
 * first by its code where two have as many: amounts of different currencies are never added.
 */
final class BillHistory {

    private BillHistory() {}

    /**
     * The profile fields about bills.
     *
     * @param hanging records that hang on the guest's, none of them deleted
     */
    static Map<String, Object> of(List<StoredRecord> hanging) {
        Map<RecordKey, List<StoredRecord>> bills = hanging.stream()
                .filter(record -> record.ref().recordType() == RecordType.ORDER)
                .collect(Collectors.groupingBy(record -> record.ref().whole()));
        List<Whole> counted = bills.entrySet().stream()
                .map(bill -> Whole.of(bill.getKey(), bill.getValue()))
                .filter(BillHistory::counts)
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put(ProfileFields.ORDERS, (long) counted.size());
        putSpend(values, counted);
        counted.stream()
                .flatMap(bill -> at(bill).stream())
                .max(Comparator.comparing(OffsetDateTime::toInstant).thenComparing(OffsetDateTime::toString))
                .ifPresent(at -> values.put(ProfileFields.LAST_ORDER_AT, at));
        return values;
    }

    private static boolean counts(Whole bill) {
        return !bill.isGone()
                && bill.get(OrderFields.MERGED_INTO).isEmpty()
                && bill.get(OrderFields.STATE).filter("voided"::equals).isEmpty();
    }

    private static Optional<OffsetDateTime> at(Whole bill) {
        return Stream.of(OrderFields.OPENED_AT, OrderFields.CLOSED_AT)
                .flatMap(field -> bill.get(field, OffsetDateTime.class).stream())
                .findFirst();
    }

    private static void putSpend(Map<String, Object> values, List<Whole> bills) {
        TreeMap<String, List<Money>> byCurrency = new TreeMap<>(
                bills.stream().flatMap(bill -> spent(bill).stream()).collect(Collectors.groupingBy(Money::currency)));
        // The first of several with as many: max() would give the last.
        Optional<List<Money>> most =
                byCurrency.values().stream().reduce((one, other) -> other.size() > one.size() ? other : one);
        most.flatMap(BillHistory::sum).ifPresent(spend -> {
            values.put(ProfileFields.SPEND, spend);
            long bill = Math.floorDiv(
                    2 * spend.minor() + most.get().size(), 2L * most.get().size());
            values.put(ProfileFields.AVERAGE_SPEND, new Money(bill, spend.currency()));
        });
    }

    /** What was paid for a bill; where it has no total, what its payments say. */
    private static Optional<Money> spent(Whole bill) {
        Optional<Money> total =
                bill.get(OrderFields.TOTAL, Money.class).or(() -> sum(ofPayments(bill, OrderFields.PAYMENT_AMOUNT)));
        Optional<Money> refunded = refunded(bill).or(() -> sum(ofPayments(bill, OrderFields.PAYMENT_REFUNDED)));
        return total.flatMap(paid -> refunded.filter(back -> back.currency().equals(paid.currency()))
                .map(back -> amount(paid.minor() - back.minor(), paid.currency()))
                .orElse(total));
    }

    /** What the main part says; where it says nothing, each other part gave back something of its own. */
    static Optional<Money> refunded(Whole bill) {
        List<Money> all = bill.parts().stream()
                .flatMap(part -> part.fields().money(OrderFields.REFUNDED).stream())
                .toList();
        boolean main = bill.first()
                .filter(part -> part.ref().part().equals(CanonicalRecord.MAIN))
                .flatMap(part -> part.fields().money(OrderFields.REFUNDED))
                .isPresent();
        return main ? Optional.of(all.get(0)) : sum(all);
    }

    private static List<Money> ofPayments(Whole bill, Field column) {
        return bill.rows(OrderFields.PAYMENTS).stream()
                .flatMap(payment -> payment.money(column).stream())
                .toList();
    }

    /** Empty for none, for more than one currency, and for what no money can be. */
    private static Optional<Money> sum(List<Money> amounts) {
        if (amounts.stream().map(Money::currency).distinct().count() != 1) {
            return Optional.empty();
        }
        return amount(
                amounts.stream().mapToLong(Money::minor).sum(), amounts.get(0).currency());
    }

    private static Optional<Money> amount(long minor, String currency) {
        return Math.abs(minor) > Money.MOST ? Optional.empty() : Optional.of(new Money(minor, currency));
    }
}
