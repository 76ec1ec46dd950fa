package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.intake.FetchDeclaration;
import io.tablebridge.intake.fetch.FetchAnswer;
import io.tablebridge.intake.fetch.FetchBooks;
import io.tablebridge.intake.fetch.FetchKey;
import io.tablebridge.intake.fetch.FetchSetback;
import io.tablebridge.intake.fetch.FetchSetback.Ending;
import io.tablebridge.intake.fetch.FetchTask;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.settings.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of events that only name what changed. */
class ThinEventsTest {

    private static final Problem PROBLEM = Problem.at("thefork direct:r", "TB-INT-042", "HTTP 500");

    private final World world = World.empty();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anEventWaitsUntilWhatItNamesWasFetched() {
        long asked = thin(world, "A");
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.WAITING, 1L));

        answer(world, "A", asked, "reservation A 1 name=Wang");
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.WAITING, 0L, EventState.FINISHED, 2L));
        assertThat(world.living()).hasSize(1);
        assertThat(open()).isZero();
    }

    @Test
    void noticesThatAreAllAlikeAreAnsweredByOneFetchButNotThoseThatCameAfterItBegan() {
        thin(world, "A");
        long last = thin(world, "A");
        long later = thin(world, "A");
        answer(world, "A", last, "reservation A 1 name=Wang");
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.WAITING, 1L, EventState.FINISHED, 3L));
        assertThat(new FetchBooks(world.database).waiting()).containsExactly(later);

        answer(world, "A", later, "reservation A 2 name=Li");
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.WAITING, 0L, EventState.FINISHED, 5L));
    }

    @Test
    void anAnswerThatCanNotBeMappedIsADeadLetterOfItsOwn() {
        long asked = thin(world, "A");
        long answer = answer(world, "A", asked, "broken");
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.WAITING, 0L, EventState.FINISHED, 1L, EventState.DEAD, 1L));
        assertThat(dead()).containsExactly(answer);
    }

    @Test
    void aFetchThatIsRefusedLeavesADeadLetterThatARetryAsksForAgain() {
        long asked = thin(world, "A");
        setback(world, "A", asked, Ending.REFUSED, 0);
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.WAITING, 0L, EventState.DEAD, 1L));
        assertThat(dead()).containsExactly(asked);
        assertThat(open()).isZero();

        world.journal.add(RetryDecision.entry(List.of(new Position(asked, 0)), World.FRIDAY));
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.WAITING, 1L, EventState.DEAD, 0L));
        assertThat(dead()).isEmpty();
        answer(world, "A", asked, "reservation A 1 name=Wang");
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.WAITING, 0L, EventState.DEAD, 0L, EventState.FINISHED, 2L));
    }

    @Test
    void whatThePlatformNoLongerHasIsDeadUnlessTheRouteSaysOtherwise() {
        long dead = thin(world, "A");
        long ignored = world.journal.add(thin("B", true));
        setback(world, "A", dead, Ending.GONE, 0);
        setback(world, "B", ignored, Ending.GONE, 0);
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.WAITING, 0L, EventState.DEAD, 1L, EventState.IGNORED, 1L));
        assertThat(dead()).containsExactly(dead);
    }

    @Test
    void anEventThatNamesNothingIsADeadLetter() {
        Map<String, String> headers =
                Map.of(Entry.MAPPING, "m", FetchDeclaration.ROUTE, "direct:r", FetchDeclaration.NOT_AT, "/uuid");
        world.journal.add(World.entry(EntryKind.EVENT, "thefork", "", World.FRIDAY, headers, "{}"));
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.DEAD, 1L));
        assertThat(new Bookkeeping(world.database)
                        .deadEvents(Position.START, 10)
                        .get(0)
                        .problems())
                .containsExactly(Problem.at("thefork", "TB-PIP-012", "/uuid"));
    }

    @Test
    void aPauseHoldsUntilThePlatformAnswersAgain() {
        long asked = thin(world, "A");
        setback(world, "A", asked, Ending.PAUSE, 0);
        world.run();
        assertThat(new FetchBooks(world.database).routes().get(0).paused()).contains(PROBLEM);
        answer(world, "A", asked, "reservation A 1 name=Wang");
        world.run();
        assertThat(new FetchBooks(world.database).routes().get(0).paused()).isEmpty();
    }

    @Test
    void aLostOrRepeatedAnswerDoesNoHarm() {
        long asked = thin(world, "A");
        answer(world, "A", asked, "reservation A 1 name=Wang");
        answer(world, "A", asked, "reservation A 1 name=Wang");
        answer(world, "B", 1, "reservation B 1 name=Li");
        world.run();
        assertThat(states()).isEqualTo(Map.of(EventState.WAITING, 0L, EventState.FINISHED, 4L));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void whereTheJournalIsCutIntoBatchesDoesNotMatter(@ForAll long seed) {
        MemoryJournal journal = new MemoryJournal("journal-a");
        try (World one = World.beside(journal);
                World other = World.beside(journal)) {
            one.rule("m", "text");
            Random random = new Random(seed);
            for (int i = 0; i < 60; i++) {
                something(one, random);
            }
            one.run();
            while (other.pipeline.position() < journal.end()) {
                other.runUntil(Math.min(journal.end(), other.pipeline.position() + 1 + random.nextInt(7)), 3);
            }
            assertThat(other.tables()).isEqualTo(one.tables());
            long accounted = one.events("thefork").total();
            assertThat(accounted).isEqualTo(events(journal));
        }
    }

    private static long events(MemoryJournal journal) {
        return journal.between(0, journal.end()).stream()
                .filter(stored -> stored.entry().kind() == EntryKind.EVENT)
                .count();
    }

    private static void something(World world, Random random) {
        String id = Character.toString('A' + random.nextInt(4));
        long upTo = random.nextLong(world.journal.end() + 1);
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> world.journal.add(thin(id, random.nextBoolean()));
            case 4, 5 -> answer(world, id, upTo, "reservation " + id + " " + upTo + " name=N" + upTo);
            case 6 -> {
                Ending[] endings = Ending.values();
                setback(world, id, upTo, endings[random.nextInt(endings.length)], random.nextInt(9));
            }
            default -> world.journal.add(RetryDecision.entry(List.of(new Position(1 + upTo, 0)), World.FRIDAY));
        }
    }

    private static long thin(World world, String id) {
        return world.journal.add(thin(id, false));
    }

    private static Entry thin(String id, boolean mayBeGone) {
        Map<String, String> headers = new HashMap<>(
                FetchDeclaration.of("direct:r", "/uuid", mayBeGone).headers(body(id)));
        headers.put(Entry.MAPPING, "m");
        return new Entry(EntryKind.EVENT, "thefork", "", World.FRIDAY, headers, List.of(body(id)));
    }

    private static byte[] body(String id) {
        return ("{\"uuid\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static long answer(World world, String id, long upTo, String body) {
        FetchTask task = new FetchTask(key(id), "m", upTo, 0, 0, 0, false);
        return world.journal.add(FetchAnswer.entry(task, body.getBytes(StandardCharsets.UTF_8), World.FRIDAY));
    }

    private static void setback(World world, String id, long upTo, Ending ending, int attempts) {
        Instant later = World.FRIDAY.plusSeconds(attempts);
        world.journal.add(
                new FetchSetback(key(id), upTo, ending, attempts, later.toEpochMilli(), PROBLEM).entry(World.FRIDAY));
    }

    private static FetchKey key(String id) {
        return new FetchKey("thefork", "direct:r", id);
    }

    private Map<EventState, Long> states() {
        EventCounts counts = world.events("thefork");
        Map<EventState, Long> states = new HashMap<>();
        Arrays.stream(EventState.values())
                .filter(counts.byState()::containsKey)
                .forEach(state -> states.put(state, counts.of(state)));
        return states;
    }

    private List<Long> dead() {
        return new Bookkeeping(world.database)
                .deadEvents(Position.START, 100).stream()
                        .map(event -> event.position().entry())
                        .toList();
    }

    private long open() {
        return new FetchBooks(world.database)
                .routes().stream().mapToLong(FetchBooks.RouteCount::tasks).sum();
    }
}
