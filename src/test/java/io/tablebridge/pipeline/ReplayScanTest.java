package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.intake.FetchDeclaration;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReplayScanTest {

    private static final Instant FRIDAY = World.FRIDAY;
    private static final Duration WEEK = Duration.ofDays(7);

    private final MemoryJournal journal = new MemoryJournal("journal-a");

    @Test
    void onlyWhatThePipelineTookThroughTheMappingIsChosen() throws Exception {
        long first = event("a", FRIDAY, Map.of(Entry.MAPPING, "m"), "one");
        event("a", FRIDAY.plus(Duration.ofDays(6)), Map.of(Entry.MAPPING, "m"), "sent again");
        event("a", FRIDAY.plus(Duration.ofDays(12)), Map.of(Entry.MAPPING, "m"), "and again, a week after the last");
        long anew = event("a", FRIDAY.plus(Duration.ofDays(20)), Map.of(Entry.MAPPING, "m"), "new");
        event("b", FRIDAY, Map.of(Entry.MAPPING, "n"), "through another");
        event("c", FRIDAY, Map.of(Entry.MAPPING, Entry.IGNORED), "through none");
        event("d", FRIDAY, Map.of(Entry.MAPPING, "m", FetchDeclaration.ROUTE, "r"), "thin");
        journal.add(World.entry(EntryKind.OUTCOME, "crm", "", FRIDAY, Map.of(Entry.MAPPING, "m"), "ours"));
        long block = journal.add(
                World.entry(EntryKind.BLOCK, "inline", "", FRIDAY, Map.of(Entry.MAPPING, "m"), "one", "two"));
        long rule = journal.add(World.entry(EntryKind.RULE, "m", "", FRIDAY, Map.of(), "text"));
        event("e", FRIDAY, Map.of(Entry.MAPPING, "m"), "after it");

        ReplayChoice choice = choose(new Replay("m", rule, "", Optional.empty(), Optional.empty()));
        assertThat(choice.chunk(0)).containsExactly(first, anew, block);
        assertThat(choice.entries()).isEqualTo(3);
        assertThat(choice.bodies()).isEqualTo(4);
        assertThat(choose(new Replay("m", rule, "square", Optional.empty(), Optional.empty()))
                        .chunks())
                .isZero();
        assertThat(choose(new Replay("m", rule, "", Optional.of(FRIDAY.plusSeconds(1)), Optional.empty()))
                        .chunk(0))
                .containsExactly(anew);
        assertThat(choose(new Replay("m", rule, "", Optional.empty(), Optional.of(FRIDAY.plusSeconds(1))))
                        .chunk(0))
                .containsExactly(first, block);
    }

    @Test
    void noChunkHoldsMoreBodiesThanOneDecisionMayBringUnlessOneEntryDoes() throws Exception {
        for (int i = 0; i < 5; i++) {
            journal.add(World.entry(
                    EntryKind.BLOCK,
                    "inline",
                    "",
                    FRIDAY,
                    Map.of(Entry.MAPPING, "m"),
                    "x ".repeat(i == 3 ? 1_200 : 400).split(" ")));
        }
        ReplayChoice choice = choose(new Replay("m", 100, "", Optional.empty(), Optional.empty()));
        assertThat(chunks(choice)).containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L), List.of(5L));
        assertThat(choice.entries(0, 1)).isEqualTo(3);
    }

    @Property(tries = 100)
    void whatIsHeldIsGivenBack(@ForAll @Size(max = 60) List<@LongRange(min = 1, max = 3_000_000) Long> distances) {
        ReplayChoice choice = new ReplayChoice();
        List<Long> expected = new ArrayList<>();
        long number = 0;
        for (Long distance : distances) {
            number += distance;
            choice.add(number, 1, expected.size() % 7 == 0);
            expected.add(number);
        }
        assertThat(chunks(choice).stream().flatMap(List::stream)).containsExactlyElementsOf(expected);
        for (int chunk = 0; chunk < choice.chunks(); chunk++) {
            List<Long> numbers = choice.chunk(chunk);
            assertThat(choice.lowest(chunk)).isEqualTo(numbers.get(0));
            assertThat(choice.highest(chunk)).isEqualTo(numbers.get(numbers.size() - 1));
        }
    }

    private static List<List<Long>> chunks(ReplayChoice choice) {
        List<List<Long>> chunks = new ArrayList<>();
        for (int chunk = 0; chunk < choice.chunks(); chunk++) {
            chunks.add(choice.chunk(chunk));
        }
        return chunks;
    }

    private ReplayChoice choose(Replay replay) throws InterruptedException {
        return new ReplayScan(journal, replay, WEEK).run(0, reached -> true);
    }

    private long event(String id, Instant at, Map<String, String> headers, String body) {
        return journal.add(World.entry(EntryKind.EVENT, "inline", id, at, headers, body));
    }
}
