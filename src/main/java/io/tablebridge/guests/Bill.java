package io.tablebridge.guests;

import io.tablebridge.model.Money;
import io.tablebridge.model.RecordKey;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A bill, and whose it is.
 *
 * @param id its number in the order of first sight
 * @param venue empty where its source has only one
 * @param at when it was opened, or else closed
 * @param confidence in percent; 0 when it is nobody's
 * @param why the reason, a word for which {@code app.bills.why.*} has sentences
 * @param arguments what such a sentence names; never who somebody is
 * @param hangsOn the record by which it belongs to its guest; empty when it is nobody's
 * @param guest the number of its guest, 0 when it is nobody's
 * @param namesAnother whether it names a customer who is another guest
 */
public record Bill(
        long id,
        RecordKey key,
        String venue,
        Optional<OffsetDateTime> at,
        Optional<String> table,
        Optional<Money> total,
        LinkWay how,
        int confidence,
        String why,
        List<String> arguments,
        Optional<RecordKey> hangsOn,
        long guest,
        boolean namesAnother) {

    public Bill {
        arguments = List.copyOf(arguments);
    }

    /** Its number only: whose it is must not reach a log. */
    @Override
    public String toString() {
        return "bill " + id;
    }
}
