package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.settings.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of dead events when a person wants them tried again. */
class RetryTest {

    private final World world = World.empty();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aPoisonEventStaysDeadWithTheNewReasonAndTheOthersGoOn() {
        long first = unmapped("reservation R1 1 name=Wang");
        long poison = unmapped("poison");
        long last = unmapped("reservation R3 1 name=Li");
        world.run();
        assertThat(reasons())
                .containsExactly(first + ".0 TB-PIP-003", poison + ".0 TB-PIP-003", last + ".0 TB-PIP-003");
        world.rule("later", "text");
        retry(new Position(first, 0), new Position(poison, 0), new Position(last, 0));
        world.event("inline", "", "reservation R4 1 name=Xu");
        world.run();

        assertThat(reasons()).containsExactly(poison + ".0 TB-PIP-002");
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(3);
        assertThat(world.events("inline").of(EventState.DEAD)).isEqualTo(1);
        assertThat(world.living()).hasSize(3);
    }

    @Test
    void anEventThatBreaksARuleOfTheDatabaseOnItsRetryIsPoisonForItselfAlone() {
        long first = unmapped("reservation R1 1 name=Wang");
        long refused = unmapped("reservation R2 1 name=Refused");
        world.run();
        world.database.write(
                handle -> handle.execute("ALTER TABLE record ADD CONSTRAINT no_r2 CHECK (external_id <> 'R2')"));
        world.rule("later", "text");
        retry(new Position(first, 0), new Position(refused, 0));
        world.run();

        assertThat(reasons()).singleElement().asString().startsWith(refused + ".0 TB-PIP-002");
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
    }

    @Test
    void oneRowOfABlockIsTriedAgainAndItsNeighboursAreNot() {
        long block = world.block("csv", "broken", "broken", "reservation R3 1 name=Li");
        world.run();
        world.rule("m", "mended at venue Taipei");
        retry(new Position(block, 1), new Position(block, 2), new Position(block, 9));
        world.run();

        assertThat(reasons()).containsExactly(block + ".0 TB-PIP-001");
        assertThat(world.events("csv").of(EventState.FINISHED)).isEqualTo(2);
        assertThat(world.events("csv").of(EventState.DEAD)).isEqualTo(1);
    }

    @Test
    void theMappingInForceAtTheDecisionsPlaceIsUsedHoweverTheJournalIsCut() {
        long early = world.event("inline", "", "broken");
        long late = world.event("inline", "", "broken");
        retry(new Position(early, 0));
        world.rule("m", "mended at venue Taipei");
        retry(new Position(late, 0));
        world.rule("m", "uncompilable");
        try (World other = World.beside(world.journal)) {
            world.run(500);
            other.run(1);
            assertThat(reasons()).containsExactly(early + ".0 TB-PIP-001");
            assertThat(other.tables()).isEqualTo(world.tables());
        }
    }

    @Test
    void anEventThatTheJournalCanNotGiveBackStaysDeadAndStopsNothing() {
        long lost = unmapped("reservation R1 1 name=Wang");
        long there = unmapped("reservation R2 1 name=Li");
        world.run();
        world.rule("later", "text");
        retry(new Position(lost, 0), new Position(there, 0));
        world.journal.damage(lost, lost);
        world.run();

        assertThat(reasons()).containsExactly(lost + ".0 TB-PIP-003");
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
        assertThat(world.pipeline.position()).isEqualTo(world.journal.end());
    }

    @Test
    void aRetryWaitsWithItsOwnReasonWhileTheDiskFailsAtItsEvent() {
        long there = unmapped("reservation R1 1 name=Wang");
        world.run();
        world.rule("later", "text");
        retry(new Position(there, 0));
        world.journal.failAt(there);
        assertThatThrownBy(world::run)
                .isInstanceOfSatisfying(StoreUnavailableException.class, e -> assertThat(e.problem())
                        .isEqualTo(Problem.at("", "TB-PIP-010", there)));
        assertThat(world.pipeline.position()).isLessThan(world.journal.end());

        world.journal.failAt(0);
        world.run();
        assertThat(reasons()).isEmpty();
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
    }

    @Test
    void anEntryOfOurOwnIsNoEventAndKeepsItsReason() {
        long told = world.tell(EntryKind.OUTCOME, "poison");
        world.run();
        retry(new Position(told, 0));
        world.run();
        assertThat(reasons()).containsExactly(told + ".0 TB-PIP-002");
        assertThat(world.events("crm").total()).isZero();
    }

    @Test
    void whatWasRevivedIsNotTakenTwice() {
        long dead = unmapped("reservation R1 1 name=Wang");
        world.run();
        world.rule("later", "text");
        retry(new Position(dead, 0));
        retry(new Position(dead, 0));
        world.run();
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
        assertThat(world.events("inline").total()).isEqualTo(1);
        Bookkeeping books = new Bookkeeping(world.database);
        assertThat(books.revivedAfter(dead + 1)).containsExactly(dead);
        assertThat(books.revivedAfter(dead + 2)).isEmpty();
    }

    @Test
    void aDecisionNamesABoundedNumberOfEvents() {
        List<Position> many = IntStream.rangeClosed(1, RetryDecision.MOST + 1)
                .mapToObj(entry -> new Position(entry, 0))
                .toList();
        assertThatThrownBy(() -> RetryDecision.entry(many, World.FRIDAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RetryDecision.entry(List.of(), World.FRIDAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private long unmapped(String body) {
        return world.journal.add(
                World.entry(EntryKind.EVENT, "inline", "", World.FRIDAY, Map.of("mapping", "later"), body));
    }

    private void retry(Position... events) {
        world.journal.add(RetryDecision.entry(Arrays.asList(events), World.FRIDAY));
    }

    private List<String> reasons() {
        return new Bookkeeping(world.database)
                .deadEvents(Position.START, 100).stream()
                        .map(dead ->
                                dead.position() + " " + dead.problems().get(0).code())
                        .toList();
    }
}
