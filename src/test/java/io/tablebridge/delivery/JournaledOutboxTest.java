package io.tablebridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.TestDatabase;
import io.tablebridge.db.Database;
import io.tablebridge.delivery.Outbox.Mark;
import io.tablebridge.delivery.Outcome.Ending;
import io.tablebridge.delivery.Outcome.Result;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.settings.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournaledOutboxTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private final Database database = TestDatabase.open();
    private JournaledOutbox outbox = new JournaledOutbox();

    @AfterEach
    void close() {
        database.close();
    }

    private void apply(long number, Entry entry) {
        database.write(h -> {
            outbox.apply(h, new StoredEntry(number, entry, false));
            return true;
        });
    }

    private void mark(long guest, long position) {
        database.write(h -> {
            outbox.mark(h, List.of(guest), position);
            outbox.fold(h);
            return true;
        });
    }

    private static Entry decision(DeliveryDecision decision) {
        return DeliveryEntries.decision("hubspot", decision, List.of(), NOW);
    }

    private static List<GuestRef> refs(long... guests) {
        return LongStream.of(guests).mapToObj(guest -> new GuestRef(guest, "")).toList();
    }

    private static Entry outcome(long guest, long generation, Ending ending) {
        Optional<Problem> problem =
                ending == Ending.IN_STEP ? Optional.empty() : Optional.of(Problem.at("guest g" + guest, "TB-DEL-024"));
        boolean sent = ending == Ending.IN_STEP;
        Result result = new Result(
                new GuestRef(guest, ""),
                generation,
                ending,
                sent,
                new Outcome.Entity(Optional.of("55" + guest), false, false),
                new Outcome.Values(Optional.empty(), Map.of("visits", String.valueOf(generation)), Optional.empty()),
                Outcome.Again.after(1, NOW),
                problem);
        return DeliveryEntries.outcome("hubspot", new Outcome(List.of(result), Optional.empty()), NOW);
    }

    private DeliveryRow row(long guest) {
        return database.read(
                h -> DeliveryTables.rows(h, "hubspot", List.of(guest)).get(0));
    }

    private List<List<Map<String, Object>>> tables() {
        database.write(h -> {
            outbox.fold(h);
            return true;
        });
        return database.read(h -> List.of(
                h.createQuery("SELECT * FROM delivery ORDER BY guest_id")
                        .mapToMap()
                        .list(),
                h.createQuery("SELECT * FROM delivery_mark ORDER BY guest_id")
                        .mapToMap()
                        .list()));
    }

    private void clear() {
        database.write(h -> h.execute("DELETE FROM delivery") + h.execute("DELETE FROM delivery_mark"));
        outbox = new JournaledOutbox();
    }

    private void flush(List<Mark> open, boolean folded) {
        database.write(h -> {
            outbox.markAll(h, List.copyOf(open));
            if (folded) {
                outbox.fold(h);
            }
            return true;
        });
        open.clear();
    }

    @Test
    void marksFoldedInAnyWayMakeTheSameRows() {
        apply(1, decision(DeliveryDecision.CONNECT));
        for (int seed = 0; seed < 15; seed++) {
            List<Object> script = script(seed);
            run(script, 1);
            List<List<Map<String, Object>>> single = tables();
            assertThat(single.get(0)).isNotEmpty();
            clear();
            run(script, 7);
            assertThat(tables()).isEqualTo(single);
            clear();
        }
    }

    @Test
    void marksOfATransactionThatDidNotHoldAreNotReliedOn() {
        apply(1, decision(DeliveryDecision.CONNECT));
        mark(7, 2);
        outbox.commit();
        assertThatThrownBy(() -> database.write(h -> {
                    outbox.mark(h, List.of(7L, 8L), 3);
                    throw new IllegalStateException("the power is off");
                }))
                .isInstanceOf(IllegalStateException.class);
        outbox.rollback();
        mark(8, 3);
        assertThat(tables().get(0)).extracting(row -> row.get("guest_id")).containsExactly(7L, 8L);
    }

    private static List<Object> script(int seed) {
        Random random = new Random(seed);
        List<Ending> endings = List.of(Ending.values());
        List<Object> script = new ArrayList<>();
        for (long number = 2; number < 60; number++) {
            long guest = 1L + random.nextInt(5);
            if (random.nextInt(3) > 0) {
                script.add(new Mark(guest, number));
            } else {
                Ending ending = endings.get(random.nextInt(endings.size()));
                long generation = Math.max(1, number - random.nextInt(6));
                script.add(new StoredEntry(number, outcome(guest, generation, ending), false));
            }
        }
        return script;
    }

    private void run(List<Object> script, int fold) {
        List<Mark> open = new ArrayList<>();
        for (Object step : script) {
            if (step instanceof Mark mark) {
                open.add(mark);
            }
            if (open.size() >= fold || step instanceof StoredEntry) {
                flush(open, fold == 1);
            }
            if (step instanceof StoredEntry stored) {
                apply(stored.number(), stored.entry());
            }
        }
        flush(open, fold == 1);
    }

    @Test
    void anOlderOutcomeLeavesTheGuestWaitingForTheNewerChange() {
        apply(1, decision(DeliveryDecision.CONNECT));
        mark(7, 2);
        apply(3, DeliveryEntries.claim("hubspot", List.of(new Claim(new GuestRef(7, ""), 2)), NOW));
        mark(7, 4);
        assertThat(row(7).claim()).hasValue(3);
        apply(5, outcome(7, 2, Ending.IN_STEP));
        assertThat(row(7).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(row(7).sent()).isEqualTo(2);
        assertThat(row(7).claim()).isEmpty();
        apply(6, outcome(7, 4, Ending.IN_STEP));
        assertThat(row(7).state()).isEqualTo(DeliveryState.IN_STEP);
    }

    @Test
    void aRetryOfSomeGuestsRevivesThemAndNoOthers() {
        apply(1, decision(DeliveryDecision.CONNECT));
        for (long guest = 7; guest <= 9; guest++) {
            mark(guest, 2);
            apply(2 + guest, outcome(guest, 2, Ending.DEAD));
        }
        apply(20, DeliveryEntries.decision("hubspot", DeliveryDecision.RETRY, refs(7, 9), NOW));
        assertThat(row(7).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(row(8).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(row(9).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(new DeliveryAudit(database).dead("hubspot", List.of(7L, 8L, 9L)))
                .extracting(DeliveryAudit.Dead::guestId)
                .containsExactly(8L);
    }

    @Test
    void whatAPersonClosedWaitsForNobodyUntilItIsNamedOrTheGuestChanges() {
        apply(1, decision(DeliveryDecision.CONNECT));
        for (long guest = 7; guest <= 9; guest++) {
            mark(guest, 2);
            apply(2 + guest, outcome(guest, 2, Ending.DEAD));
        }
        apply(19, DeliveryEntries.dismissal("hubspot", refs(8), new Dismissal(NOW, "lin", "")));
        apply(20, DeliveryEntries.dismissal("hubspot", refs(7, 8, 6), new Dismissal(NOW, "chen", "moved away")));
        apply(21, DeliveryEntries.dismissal("hubspot", refs(7), new Dismissal(NOW, "wang", "again")));

        DeliveryAudit audit = new DeliveryAudit(database);
        DeliveryAudit.Counts counts = audit.counts().get(0);
        assertThat(counts.dead()).isEqualTo(1);
        assertThat(counts.dismissed()).isEqualTo(2);
        assertThat(counts.balances()).isTrue();
        assertThat(audit.dead("", "", 0, 10))
                .extracting(DeliveryAudit.Dead::guestId)
                .containsExactly(9L);
        assertThat(audit.dismissed("hubspot", "", 0, 10))
                .extracting(DeliveryAudit.Dead::dismissed)
                .containsOnly(Optional.of(new Dismissal(NOW, "chen", "moved away")))
                .hasSize(2);

        apply(22, decision(DeliveryDecision.RETRY));
        apply(23, decision(DeliveryDecision.REFRESH));
        assertThat(row(7).state()).isEqualTo(DeliveryState.DISMISSED);
        assertThat(row(9).state()).isEqualTo(DeliveryState.WAITING);
        apply(24, DeliveryEntries.decision("hubspot", DeliveryDecision.RETRY, refs(7), NOW));
        assertThat(row(7).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(row(7).attempts()).isZero();
        mark(8, 25);
        assertThat(row(8).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(row(8).attempts()).isZero();
        apply(26, outcome(8, 25, Ending.DEAD));
        assertThat(audit.dead("hubspot", List.of(8L)))
                .extracting(DeliveryAudit.Dead::dismissed)
                .containsExactly(Optional.empty());
    }

    @Test
    void anUnknownOutcomeKeepsTheClaim() {
        apply(1, decision(DeliveryDecision.CONNECT));
        mark(7, 2);
        apply(3, DeliveryEntries.claim("hubspot", List.of(new Claim(new GuestRef(7, ""), 2)), NOW));
        apply(4, outcome(7, 2, Ending.UNKNOWN));
        assertThat(row(7).claim()).hasValue(3);
        assertThat(row(7).notBefore()).hasValue(NOW.toEpochMilli());
    }

    @Test
    void whatWasToldOfAGuestIsItsOwnWhateverItsNumberIsNow() {
        apply(1, decision(DeliveryDecision.CONNECT));
        database.write(h -> h.execute("INSERT INTO guest (id, public_id, since_entry) VALUES (7, 'gseven', 1)"));
        mark(7, 2);
        mark(8, 2);

        apply(3, DeliveryEntries.claim("hubspot", List.of(new Claim(new GuestRef(8, "gseven"), 2)), NOW));
        assertThat(row(7).claim()).hasValue(3);
        assertThat(row(8).claim()).isEmpty();

        // The guest of this one is not known here: its founding record can't be read any more.
        apply(4, DeliveryEntries.claim("hubspot", List.of(new Claim(new GuestRef(8, "ggone"), 2)), NOW));
        assertThat(row(8).claim()).isEmpty();
        apply(5, outcome(8, 2, Ending.DEAD));
        List<GuestRef> gone = List.of(new GuestRef(8, "ggone"));
        apply(6, DeliveryEntries.decision("hubspot", DeliveryDecision.RETRY, gone, NOW));
        apply(7, DeliveryEntries.dismissal("hubspot", gone, new Dismissal(NOW, "chen", "")));
        assertThat(row(8).state()).isEqualTo(DeliveryState.DEAD);
    }

    @Test
    void anOutcomeIsReadBackAsItWasKept() {
        Outcome outcome = new Outcome(
                List.of(new Result(
                        new GuestRef(1, "gabc"),
                        2,
                        Ending.RETRY,
                        true,
                        new Outcome.Entity(Optional.of("9"), true, true),
                        new Outcome.Values(
                                Optional.of(Map.of("email", "a@b.tw")),
                                Map.of("lastname", "王"),
                                Optional.of(Map.of("lastname", "王"))),
                        new Outcome.Again(3, Optional.of(NOW), Optional.of(NOW.plusSeconds(1))),
                        Optional.of(Problem.at("guest g1", "TB-DEL-020", "CODE", "email", "id")))),
                Optional.of(new Outcome.Pause(Problem.at("hubspot", "TB-DEL-010", "-"), "ab12")));
        Entry kept = DeliveryEntries.outcome("hubspot", outcome, NOW);
        assertThat(DeliveryEntries.outcome(kept)).isEqualTo(outcome);
        assertThat(new String(kept.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                {"results":[{"guest":1,"id":"gabc","generation":2,"ending":"RETRY","sent":true,"remoteId":"9","adopted":true,\
                "read":{"email":"a@b.tw"},"written":{"lastname":"王"},"ours":{"lastname":"王"},"gone":true,\
                "attempts":3,"notBefore":1795316400000,"recheckAt":1795316401000,\
                "problem":{"code":"TB-DEL-020","place":"guest g1","arguments":["CODE","email","id"]}}],\
                "pause":{"problem":{"code":"TB-DEL-010","place":"hubspot","arguments":["-"]},"credential":"ab12"}}""");
    }

    @Test
    void aDecisionOfAnotherRoomIsLeftAlone() {
        apply(1, decision(DeliveryDecision.CONNECT));
        Entry other = new Entry(
                io.tablebridge.journal.EntryKind.DECISION,
                "guests",
                "",
                NOW,
                Map.of("decision", "merge"),
                List.of(new byte[0]));
        apply(2, other);
        boolean known =
                database.read(h -> DeliveryTables.destination(h, "guests").isPresent());
        assertThat(known).isFalse();
    }
}
