package io.tablebridge.delivery;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.StoredEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The outbox as a projection of the journal: the same entries in the same order make the same rows. One thread. */
public final class JournaledOutbox implements Outbox {

    private static final String REMEMBER =
            """
            INSERT INTO delivery_change (guest_id, newest)
            SELECT g.guest_id, g.newest FROM UNNEST(:guests, :oldest, :newest) AS g (guest_id, oldest, newest)""";

    private static final String KNOW =
            """
            MERGE INTO delivery_mark t USING
                (SELECT g.guest_id, g.newest FROM UNNEST(:guests, :oldest, :newest) AS g (guest_id, oldest, newest)) s
            ON t.guest_id = s.guest_id
            WHEN NOT MATCHED THEN INSERT (guest_id, wanted) VALUES (s.guest_id, s.newest)""";

    // A dead delivery whose guest changed gets another chance; a claim without outcome stays one, and goes alone (2
    // attempts). What waits already is not touched, the mark says how new it is: that is most of them while much comes
    // in.
    private static final String WANT =
            """
            MERGE INTO delivery t USING (SELECT x.name, g.guest_id, g.oldest
                FROM UNNEST(:guests, :oldest, :newest) AS g (guest_id, oldest, newest)
                CROSS JOIN delivery_destination x) s
            ON t.destination = s.name AND t.guest_id = s.guest_id
            WHEN MATCHED AND (t.due IS NULL OR t.state <> 'WAITING') THEN UPDATE SET
                wanted = GREATEST(t.wanted, s.oldest), due = COALESCE(t.due, s.oldest),
                attempts = CASE WHEN t.state NOT IN ('DEAD', 'DISMISSED') THEN t.attempts WHEN t.claim IS NULL THEN 0 ELSE 2 END,
                not_before = CASE WHEN t.state IN ('DEAD', 'DISMISSED') THEN NULL ELSE t.not_before END, state = 'WAITING'
            WHEN NOT MATCHED THEN INSERT (destination, guest_id, state, wanted, sent, due, adopted, attempts)
                VALUES (s.name, s.guest_id, 'WAITING', s.oldest, 0, s.oldest, FALSE, 0)""";

    private static final String FOLD_MARKS =
            """
            MERGE INTO delivery_mark t USING
                (SELECT c.guest_id, MAX(c.newest) AS newest FROM delivery_change c GROUP BY c.guest_id) s
            ON t.guest_id = s.guest_id
            WHEN MATCHED AND t.wanted < s.newest THEN UPDATE SET wanted = s.newest""";

    private static final String CONNECT =
            """
            MERGE INTO delivery t USING (SELECT m.guest_id, m.wanted FROM delivery_mark m) s
            ON t.destination = :destination AND t.guest_id = s.guest_id
            WHEN NOT MATCHED THEN INSERT (destination, guest_id, state, wanted, sent, due, adopted, attempts)
                VALUES (:destination, s.guest_id, 'WAITING', s.wanted, 0, s.wanted, FALSE, 0)""";

    private final WaitingGuests waiting = new WaitingGuests();

    @Override
    public void mark(Handle transaction, Collection<Long> guestIds, long position) {
        markAll(
                transaction,
                guestIds.stream().map(guest -> new Mark(guest, position)).toList());
    }

    @Override
    public void markAll(Handle transaction, List<Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        SortedMap<Long, Long> oldest = new TreeMap<>(); // ascending keys: each page is touched once
        SortedMap<Long, Long> newest = new TreeMap<>();
        for (Mark mark : marks) {
            oldest.merge(mark.guestId(), mark.position(), Math::min);
            newest.merge(mark.guestId(), mark.position(), Math::max);
        }
        write(transaction, REMEMBER, oldest, newest);
        oldest.keySet().removeIf(waiting::holds);
        newest.keySet().retainAll(oldest.keySet());
        if (!oldest.isEmpty()) {
            write(transaction, KNOW, oldest, newest);
            write(transaction, WANT, oldest, newest);
            waiting.add(oldest.keySet());
        }
    }

    private static void write(
            Handle transaction, String change, SortedMap<Long, Long> oldest, SortedMap<Long, Long> newest) {
        transaction
                .createUpdate(change)
                .bind("guests", oldest.keySet().toArray(Long[]::new))
                .bind("oldest", oldest.values().toArray(Long[]::new))
                .bind("newest", newest.values().toArray(Long[]::new))
                .execute();
    }

    @Override
    public void putBack(Handle transaction, Collection<Long> guestIds, long decision, long since) {
        PutBack.ask(transaction, guestIds, decision, since);
    }

    @Override
    public void commit() {
        waiting.commit();
    }

    @Override
    public void rollback() {
        waiting.rollback();
    }

    @Override
    public void fold(Handle transaction) {
        transaction.execute(FOLD_MARKS);
        transaction.execute("DELETE FROM delivery_change");
    }

    @Override
    public void apply(Handle transaction, StoredEntry stored) {
        if (stored.erased()) {
            return; // what it told is gone; a claim that waits for it will be read at the destination
        }
        fold(transaction);
        Entry entry = stored.entry();
        switch (entry.kind()) {
            case CLAIM -> claim(transaction, entry, stored.number());
            case OUTCOME -> outcome(transaction, entry, stored.number());
            case DECISION ->
                DeliveryDecision.of(entry.headers().getOrDefault(DeliveryDecision.HEADER, ""))
                        .ifPresent(decision -> decide(transaction, decision, entry, stored.number()));
            default -> throw new IllegalArgumentException("no entry for an outbox: " + entry.kind());
        }
    }

    private static void claim(Handle transaction, Entry entry, long number) {
        List<Long> guests = PresentNumbers.of(
                transaction,
                DeliveryEntries.claims(entry).stream().map(Claim::guest).toList(),
                number);
        transaction
                .createUpdate(
                        """
                        MERGE INTO delivery t USING (SELECT g.guest_id FROM UNNEST(:guests) AS g (guest_id)) s
                        ON t.destination = :destination AND t.guest_id = s.guest_id
                        WHEN MATCHED THEN UPDATE SET claim = :number, due = COALESCE(t.due, :number), state = 'WAITING'
                        WHEN NOT MATCHED THEN INSERT (destination, guest_id, state, wanted, sent, due, adopted, attempts, claim)
                            VALUES (:destination, s.guest_id, 'WAITING', 0, 0, :number, FALSE, 0, :number)""")
                .bind("guests", guests.toArray(Long[]::new))
                .bind("destination", entry.source())
                .bind("number", number)
                .execute();
    }

    private void outcome(Handle transaction, Entry entry, long number) {
        String destination = entry.source();
        Outcome told = DeliveryEntries.outcome(entry);
        Outcome outcome = PresentNumbers.in(told, transaction, number);
        List<Long> guests =
                outcome.results().stream().map(r -> r.guest().number()).sorted().toList();
        Map<Long, DeliveryRow> rows = DeliveryTables.rows(transaction, destination, guests).stream()
                .collect(Collectors.toMap(DeliveryRow::guestId, Function.identity()));
        List<DeliveryRow> changed = outcome.results().stream()
                .map(r -> OutcomeRule.apply(rowOf(r.guest(), rows), r, number))
                .toList();
        RowWriter.write(transaction, destination, changed, rows.keySet());
        waiting.remove(guests);
        long writes = told.results().stream().filter(Outcome.Result::sent).count();
        if (writes > 0) {
            transaction
                    .createUpdate(
                            """
                            UPDATE delivery_destination SET writes = writes + :writes, written = GREATEST(written, :written)
                            WHERE name = :name""")
                    .bind("writes", writes)
                    .bind("written", newestWritten(outcome, rows))
                    .bind("name", destination)
                    .execute();
        }
        outcome.pause().ifPresent(pause -> transaction
                .createUpdate(
                        "UPDATE delivery_destination SET paused = :paused, credential = :credential WHERE name = :name")
                .bind("paused", DeliveryJson.problemNode(pause.problem()).toString())
                .bind("credential", pause.credential())
                .bind("name", destination)
                .execute());
    }

    private static DeliveryRow rowOf(GuestRef guest, Map<Long, DeliveryRow> rows) {
        DeliveryRow row = rows.get(guest.number());
        return row == null ? DeliveryRow.unknown(guest.number()) : row;
    }

    /** The newest claim of which something was written; what was only found to be there says nothing of the destination. */
    private static long newestWritten(Outcome outcome, Map<Long, DeliveryRow> rows) {
        return outcome.results().stream()
                .filter(result -> result.sent() && result.wroteSomething())
                .flatMap(result -> Optional.ofNullable(rows.get(result.guest().number())).stream())
                .mapToLong(row -> row.claim().orElse(0))
                .max()
                .orElse(0);
    }

    private void decide(Handle transaction, DeliveryDecision decision, Entry entry, long number) {
        waiting.clear();
        String destination = entry.source();
        switch (decision) {
            case CONNECT -> connect(transaction, destination, number);
            case GO_ON ->
                transaction
                        .createUpdate(
                                "UPDATE delivery_destination SET paused = NULL, credential = NULL WHERE name = :name")
                        .bind("name", destination)
                        .execute();
            case GO_AHEAD ->
                transaction
                        .createUpdate("UPDATE delivery_destination SET go_ahead = TRUE WHERE name = :name")
                        .bind("name", destination)
                        .execute();
            case REFRESH ->
                transaction
                        .createUpdate(
                                """
                                UPDATE delivery SET state = 'WAITING', wanted = :number, due = COALESCE(due, :number)
                                WHERE destination = :name AND state NOT IN ('DEAD', 'DISMISSED')""")
                        .bind("number", number)
                        .bind("name", destination)
                        .execute();
            case RETRY -> retry(transaction, entry, number);
            case DISMISS ->
                DeadDeliveries.dismiss(
                        transaction,
                        destination,
                        PresentNumbers.of(transaction, DeliveryEntries.guests(entry), number),
                        DeliveryEntries.dismissal(entry));
        }
    }

    private static void retry(Handle transaction, Entry entry, long number) {
        List<GuestRef> named = DeliveryEntries.guests(entry);
        if (named.isEmpty()) {
            DeadDeliveries.retryAll(transaction, entry.source(), number);
        } else {
            DeadDeliveries.retry(transaction, entry.source(), PresentNumbers.of(transaction, named, number), number);
        }
    }

    private static void connect(Handle transaction, String destination, long number) {
        if (DeliveryTables.destination(transaction, destination).isPresent()) {
            return; // asked for twice, before the first was seen
        }
        transaction
                .createUpdate(
                        """
                        INSERT INTO delivery_destination (name, connected, writes, go_ahead)
                        VALUES (:name, :number, 0, FALSE)""")
                .bind("name", destination)
                .bind("number", number)
                .execute();
        transaction.createUpdate(CONNECT).bind("destination", destination).execute();
    }
}
