package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.delivery.Dismissal;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of dead events that a person closes. */
class DismissTest {

    private static final Dismissal CLOSED = new Dismissal(World.FRIDAY, "chen", "came again");

    private final World world = World.empty();
    private final Bookkeeping books = new Bookkeeping(world.database);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void itWaitsForNobodyAndIsCountedAsDismissed() {
        long closed = unmapped("reservation R1 1 name=Wang");
        long open = unmapped("reservation R2 1 name=Li");
        dismiss(new Position(closed, 0), new Position(closed, 7), new Position(9_999, 0));
        world.run();

        assertThat(books.dead()).isEqualTo(1);
        assertThat(places(books.deadEvents(Position.START, 10))).containsExactly(open + ".0");
        assertThat(books.dismissedEvents("inline", Position.START, 10))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.position()).isEqualTo(new Position(closed, 0));
                    assertThat(event.dismissed()).contains(CLOSED);
                });
        assertThat(books.dismissedEvents("csv", Position.START, 10)).isEmpty();
        assertThat(world.events("inline").of(EventState.DEAD)).isEqualTo(1);
        assertThat(world.events("inline").of(EventState.DISMISSED)).isEqualTo(1);
        assertThat(world.events("inline").total()).isEqualTo(2);
        assertThat(books.dismissedAfter(open)).containsExactly(closed);
        assertThat(books.dismissedAfter(open + 1)).isEmpty();
    }

    @Test
    void theFirstWordStandsAndAnEventThatIsNotDeadIsLeftAlone() {
        world.rule("m", "mended at venue Taipei");
        long fine = world.event("inline", "", "reservation R1 1 name=Wang");
        long dead = unmapped("reservation R2 1 name=Li");
        dismiss(new Position(dead, 0), new Position(fine, 0));
        world.journal.add(DismissDecision.entry(
                List.of(new Position(dead, 0)), new Dismissal(World.FRIDAY, "wang", "something else")));
        world.run();
        assertThat(books.dismissedEvents("", Position.START, 10))
                .extracting(DeadEvent::dismissed)
                .containsExactly(Optional.of(CLOSED));
        assertThat(world.events("inline").of(EventState.DISMISSED)).isEqualTo(1);
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
        assertThat(world.events("inline").of(EventState.DEAD)).isZero();
    }

    @Test
    void aReasonThatIsGivenLaterIsKept() {
        long dead = unmapped("reservation R2 1 name=Li");
        Dismissal silent = new Dismissal(World.FRIDAY, "wang", "");
        world.journal.add(DismissDecision.entry(List.of(new Position(dead, 0)), silent));
        dismiss(new Position(dead, 0));
        world.journal.add(DismissDecision.entry(List.of(new Position(dead, 0)), silent));
        world.run();
        assertThat(books.dismissedEvents("", Position.START, 10))
                .extracting(DeadEvent::dismissed)
                .containsExactly(Optional.of(CLOSED));
        assertThat(world.events("inline").of(EventState.DISMISSED)).isEqualTo(1);
        assertThat(world.events("inline").of(EventState.DEAD)).isZero();
    }

    @Test
    void itCanBeTriedAgainAndWaitsForAPersonWhenThatFails() {
        long poison = unmapped("poison");
        long good = unmapped("reservation R2 1 name=Li");
        dismiss(new Position(poison, 0), new Position(good, 0));
        world.rule("later", "text");
        world.journal.add(RetryDecision.entry(List.of(new Position(poison, 0), new Position(good, 0)), World.FRIDAY));
        world.run();
        assertThat(books.dismissedEvents("", Position.START, 10)).isEmpty();
        assertThat(places(books.deadEvents(Position.START, 10))).containsExactly(poison + ".0");
        assertThat(world.events("inline").of(EventState.DISMISSED)).isZero();
        assertThat(world.events("inline").of(EventState.DEAD)).isEqualTo(1);
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
    }

    @Test
    void anEntryOfOurOwnCanBeClosedAndCountsNowhere() {
        long told = world.tell(EntryKind.OUTCOME, "poison");
        dismiss(new Position(told, 0));
        world.run();
        assertThat(books.dead()).isZero();
        assertThat(places(books.dismissedEvents("", Position.START, 10))).containsExactly(told + ".0");
        assertThat(world.events("crm").total()).isZero();
    }

    @Test
    void theTablesAreTheSameHoweverTheJournalIsCut() {
        long block = world.block("csv", "broken", "broken", "broken");
        dismiss(new Position(block, 0), new Position(block, 2));
        world.journal.add(RetryDecision.entry(List.of(new Position(block, 0)), World.FRIDAY));
        long more = unmapped("reservation R2 1 name=Li");
        dismiss(new Position(more, 0));
        dismiss(new Position(block, 0));
        world.rule("m", "mended at venue Taipei");
        world.journal.add(RetryDecision.entry(List.of(new Position(block, 2)), World.FRIDAY));
        try (World other = World.beside(world.journal)) {
            world.run(500);
            other.run(1);
            assertThat(places(books.dismissedEvents("", Position.START, 10)))
                    .containsExactly(block + ".0", more + ".0");
            assertThat(other.tables()).isEqualTo(world.tables());
        }
    }

    @Test
    void aLongWordIsCutAndMovesNoCursor() {
        Dismissal dismissal = new Dismissal(World.FRIDAY, "a\u001b[2Jb", "x".repeat(400));
        assertThat(dismissal.by()).isEqualTo("a [2Jb");
        assertThat(dismissal.why()).hasSize(Dismissal.MOST_WHY);
    }

    private long unmapped(String body) {
        return world.journal.add(
                World.entry(EntryKind.EVENT, "inline", "", World.FRIDAY, Map.of("mapping", "later"), body));
    }

    private void dismiss(Position... events) {
        world.journal.add(DismissDecision.entry(Arrays.asList(events), CLOSED));
    }

    private static List<String> places(List<DeadEvent> events) {
        return events.stream().map(event -> event.position().toString()).toList();
    }
}
