package io.tablebridge.delivery;

import io.tablebridge.guests.GuestNumbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The numbers that guests named in the journal have in this database. Stateless. */
final class PresentNumbers {

    private PresentNumbers() {}

    /**
     * Ascending; those that are not known here are left out.
     *
     * @param entry the entry that names them
     */
    static List<Long> of(Handle transaction, List<GuestRef> named, long entry) {
        return byRef(transaction, named, entry).values().stream().sorted().toList();
    }

    /** An outcome with these numbers; what it tells of a guest that is not known here is left out. */
    static Outcome in(Outcome told, Handle transaction, long entry) {
        Map<GuestRef, Long> numbers = byRef(
                transaction, told.results().stream().map(Outcome.Result::guest).toList(), entry);
        List<Outcome.Result> results = told.results().stream()
                .filter(r -> numbers.containsKey(r.guest()))
                .map(r -> r.of(new GuestRef(
                        numbers.getOrDefault(r.guest(), 0L), r.guest().publicId())))
                .toList();
        return new Outcome(results, told.pause());
    }

    private static Map<GuestRef, Long> byRef(Handle transaction, List<GuestRef> named, long entry) {
        Map<String, Long> remembered = new HashMap<>();
        for (GuestRef guest : named) {
            if (!guest.publicId().isEmpty()) {
                remembered.put(guest.publicId(), guest.number());
            }
        }
        Map<String, Long> numbers = GuestNumbers.of(transaction, remembered, entry);
        Map<GuestRef, Long> known = new HashMap<>();
        for (GuestRef guest : named) {
            Long number = guest.publicId().isEmpty() ? Long.valueOf(guest.number()) : numbers.get(guest.publicId());
            if (number != null) {
                known.put(guest, number);
            }
        }
        return known;
    }
}
