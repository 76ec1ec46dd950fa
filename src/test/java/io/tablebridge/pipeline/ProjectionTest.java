package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.SkippedWithoutPostgres;
import io.tablebridge.delivery.Dismissal;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The laws: order of arrival does not matter, and the database is a projection of the journal. */
@AddLifecycleHook(SkippedWithoutPostgres.class)
class ProjectionTest {

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void shuffledAndResentEventsGiveTheSameGuests(@ForAll("histories") List<Event> history, @ForAll Random random) {
        List<Event> shuffled = new ArrayList<>(history);
        history.stream().filter(event -> random.nextInt(3) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        try (World inOrder = World.empty();
                World otherwise = World.empty()) {
            history.forEach(event -> event.addTo(inOrder));
            shuffled.forEach(event -> event.addTo(otherwise));
            inOrder.run(1 + random.nextInt(50));
            otherwise.run(1 + random.nextInt(50));
            assertThat(otherwise.export()).isEqualTo(inOrder.export());
            assertThat(partitionOf(inOrder)).isEqualTo(partitionOf(otherwise));
            assertThat(linksOf(inOrder)).isEqualTo(linksOf(otherwise));
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void whateverTheBatchesAndRestartsTheTablesAreEqualRowByRow(
            @ForAll("histories") List<Event> history, @ForAll Random random) {
        try (World one = World.empty()) {
            for (Event event : history) {
                event.addTo(one);
                if (random.nextInt(6) == 0) {
                    one.tell(EntryKind.OUTCOME, "sent");
                }
                if (random.nextInt(10) == 0) {
                    one.event(
                            "inline", "", List.of("poison", "broken", "ignore").get(random.nextInt(3)));
                }
                if (random.nextInt(10) == 0) {
                    one.rule("m", random.nextBoolean() ? "text" : "mended at venue Taipei");
                }
                if (random.nextInt(10) == 0) {
                    one.journal.add(aboutABill(random));
                }
                if (random.nextInt(10) == 0) {
                    one.journal.add(RetryDecision.entry(anyOf(one.journal.end(), random), World.FRIDAY));
                }
            }
            one.run(1);
            try (World other = World.beside(one.journal)) {
                while (other.pipeline.position() < one.journal.end()) {
                    long left = one.journal.end() - other.pipeline.position();
                    other.runUntil(other.pipeline.position() + 1 + random.nextInt((int) left), 1 + random.nextInt(40));
                    other.restart();
                }
                assertThat(other.tables()).isEqualTo(one.tables());
            }
        }
    }

    private static Entry aboutABill(Random random) {
        RecordKey bill = new RecordKey("pos", RecordType.ORDER, "B" + (1 + random.nextInt(4)));
        RecordKey booking = new RecordKey("inline", RecordType.RESERVATION, "R" + (1 + random.nextInt(8)));
        Optional<RecordKey> target = random.nextBoolean() ? Optional.of(booking) : Optional.empty();
        return BillDecision.entry(bill, target, new Dismissal(World.FRIDAY, "mei", "seen"));
    }

    private static List<Position> anyOf(long end, Random random) {
        return random.longs(6, 1, end + 1)
                .mapToObj(entry -> new Position(entry, 0))
                .toList();
    }

    /** On what each record hangs, and why. */
    static List<String> linksOf(World world) {
        return world.database.read(handle -> handle.createQuery(
                        """
                        SELECT r.external_id || r.part || ' ' || COALESCE(t.source || t.external_id || t.part, '-') || ' '
                            || l.how || ' ' || l.confidence || ' ' || l.why || ' ' || l.arguments
                        FROM link l JOIN record r ON r.id = l.record_id LEFT JOIN record t ON t.id = l.target_id ORDER BY 1
                        """)
                .mapTo(String.class)
                .list());
    }

    private static List<String> partitionOf(World world) {
        TreeMap<Long, String> groups = new TreeMap<>();
        world.database.read(handle -> {
            handle.createQuery("SELECT m.guest_id, r.source || r.external_id FROM membership m"
                            + " JOIN record r ON r.id = m.record_id ORDER BY 2")
                    .map((row, context) -> java.util.Map.entry(row.getLong(1), row.getString(2)))
                    .forEach(row -> groups.merge(row.getKey(), row.getValue(), (a, b) -> a + " " + b));
            return 0;
        });
        return groups.values().stream().sorted().toList();
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        return events().list().ofMinSize(1).ofMaxSize(45);
    }

    static Arbitrary<Event> events() {
        return Arbitraries.frequencyOf(Tuple.of(3, reservations()), Tuple.of(1, bills()));
    }

    private static Arbitrary<Event> bills() {
        Arbitrary<String> thing = Arbitraries.of("order B1", "order B2", "order B3", "order B4", "feedback F1");
        Arbitrary<Integer> version = Arbitraries.integers().between(1, 4);
        Arbitrary<String> part = Arbitraries.of("", "", "", " part=payment paid=P1:500");
        Arbitrary<String> table = Arbitraries.of("", " table=A5", " table=A5 party=4", " table=A6");
        Arbitrary<String> time = Arbitraries.of(
                "",
                " opened=2026-11-20T19:42:00+08:00",
                " opened=2026-11-20T18:50:00+08:00",
                " closed=2026-11-20T20:42:00+08:00");
        Arbitrary<String> amount = Arbitraries.of("", " total=4860", " total=100", " state=voided");
        Arbitrary<String> more = Arbitraries.of(
                "",
                "",
                "",
                " phone=+886911000002",
                " card=K1",
                " booking=R1 bookedAt=inline",
                " from=B1",
                " into=B2",
                " bill=B1 score=3 most=5 given=2026-11-21T19:42:00+08:00",
                " deleted");
        return Combinators.combine(thing, version, part, table, time, amount, more)
                .as((b, v, p, t, at, a, m) -> new Event("pos", b + " " + v + p + t + at + a + m));
    }

    private static Arbitrary<Event> reservations() {
        Arbitrary<String> source = Arbitraries.of("inline", "square");
        Arbitrary<String> id = Arbitraries.of("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8");
        Arbitrary<Integer> version = Arbitraries.integers().between(1, 4);
        Arbitrary<String> name = Arbitraries.of("", "", " name=Wang", " name=Li", " name=Xu", " name=Wu", " name=Ho");
        Arbitrary<String> phone = Arbitraries.of(
                "", " phone=+886911000001", " phone=+886911000001", " phone=+886911000002", " phone=+886900000000");
        Arbitrary<String> email =
                Arbitraries.of("", "", " email=a@example.com", " email=B@example.com", " email=test@test.com");
        Arbitrary<String> more = Arbitraries.of(
                "",
                " allergy=peanut",
                " allergy=shrimp status=no_show",
                " status=booked at=2026-11-22T19:00:00+08:00",
                " status=completed at=2026-11-02T19:00:00+08:00",
                " table=A5 party=4 at=2026-11-20T19:30:00+08:00",
                " table=A5,A6 status=seated seated=2026-11-20T19:35:00+08:00",
                " table=A6 party=2 status=booked at=2026-11-20T18:45:00+08:00",
                " table=A6 status=cancelled at=2026-11-20T18:45:00+08:00",
                " consent=true",
                " pad=+886911000003",
                " consent=false party=4",
                " deleted");
        return Combinators.combine(source, id, version, name, phone, email, more)
                .as((s, i, v, n, p, e, m) -> new Event(s, "reservation " + i + " " + v + n + p + e + m));
    }

    /** An event whose id follows from its content, as a resend's does. */
    record Event(String source, String body) {
        void addTo(World world) {
            world.event(source, body, body);
        }
    }
}
