package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.journal.EntryKind;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of nightly batches follows from the journal alone. */
class NightlyRunsTest {

    private static final Instant DUE = World.FRIDAY.plus(Duration.ofHours(2));
    private static final Instant NOW = DUE.plusSeconds(5);

    private static NightlyRun run(long entry) {
        return new NightlyRun(entry, "b", DUE, false, 2, NOW, Optional.empty(), Optional.empty());
    }

    private static NightlyFile file(NightlyFile.Fate fate, long rows) {
        return new NightlyFile(
                fate,
                "b.csv",
                "00ff",
                rows,
                new ImportState.Counts(rows - 1, 0, 0, 1, 0, 0),
                "rejected/b.csv",
                true,
                40,
                false,
                fate == NightlyFile.Fate.AGAIN ? Optional.of(World.FRIDAY) : Optional.empty(),
                List.of(Problem.at("b", "TB-CSV-005")));
    }

    private static void history(World world) {
        world.journal.add(NightlyEntries.seen("b", World.FRIDAY));
        long begun = world.journal.end() + 1;
        world.journal.add(NightlyEntries.begin("b", DUE, false, 2, NOW));
        world.block("pos", "reservation R1 1 name=Wang");
        world.journal.add(NightlyEntries.late(run(begun), NOW.plusSeconds(1)));
        world.journal.add(NightlyEntries.late(run(begun), NOW.plusSeconds(2)));
        world.journal.add(NightlyEntries.begin("b", DUE, false, 0, NOW.plusSeconds(2)));
        world.journal.add(NightlyEntries.file(run(begun), file(NightlyFile.Fate.AGAIN, 7), NOW.plusSeconds(3)));
        world.journal.add(NightlyEntries.file(run(begun), file(NightlyFile.Fate.TAKEN, 9), NOW.plusSeconds(4)));
        world.journal.add(NightlyEntries.end(run(begun), end(NOW.plusSeconds(5), 9)));
        world.journal.add(NightlyEntries.end(run(begun), end(NOW.plusSeconds(6), 0)));
        world.journal.add(NightlyEntries.begin("b", NOW.plusSeconds(7), true, 0, NOW.plusSeconds(7)));
        world.journal.add(NightlyEntries.message("m-1", DUE, "[1]", NOW));
        world.journal.add(NightlyEntries.message("m-1", DUE, "[2]", NOW.plusSeconds(9)));
        world.journal.add(NightlyEntries.message("m-2", DUE, "", NOW.plusSeconds(9)));
        world.journal.add(NightlyEntries.sent("m-1", "mail", NOW));
        world.journal.add(NightlyEntries.sent("m-1", "mail", NOW.plusSeconds(9)));
        for (String strange : List.of("BEGIN", "FILE", "END", "MESSAGE", "NOTHING")) {
            world.journal.add(World.entry(
                    EntryKind.RUN, "b", "", NOW, Map.of("nightly", strange), "{\"due\":\"soon\",\"outcome\":\"x\"}"));
        }
    }

    private static NightlyRun.End end(Instant at, long rows) {
        return new NightlyRun.End(at, NightlyRun.Outcome.DONE, rows, "", List.of());
    }

    @Test
    void runsFilesAndMessagesAreReadBackAndWhatIsToldTwiceCountsOnce() {
        try (World world = World.empty()) {
            history(world);
            world.run();
            assertThat(world.pipeline.position()).isEqualTo(world.journal.end());
            NightlyRuns runs = new NightlyRuns(world.database);
            assertThat(runs.firstSeen()).contains(World.FRIDAY);
            assertThat(runs.lastDue("b")).as("by hand does not count").contains(DUE);
            List<NightlyRun> last = runs.last("b", 9);
            assertThat(last).hasSize(2);
            assertThat(last.get(0).byHand()).isTrue();
            NightlyRun first = last.get(1);
            assertThat(first.missed()).isEqualTo(2);
            assertThat(first.late()).contains(NOW.plusSeconds(1));
            assertThat(first.end()).contains(end(NOW.plusSeconds(5), 9));
            assertThat(runs.files(first, 0))
                    .containsExactly(file(NightlyFile.Fate.AGAIN, 7), file(NightlyFile.Fate.TAKEN, 9));
            assertThat(runs.rows("b", 14)).containsExactly(9L);
            assertThat(runs.open("b")).contains(last.get(0));
            assertThat(runs.run(first.entry())).contains(first);
            assertThat(runs.toldAfter(first.entry(), 9)).containsExactly(first, last.get(0));
            assertThat(runs.lastMessage().orElseThrow().id()).isEqualTo("m-2");
            assertThat(runs.unsent("mail", World.FRIDAY)).as("sent, or empty").isEmpty();
            assertThat(runs.unsent("webhook", World.FRIDAY))
                    .singleElement()
                    .satisfies(message -> assertThat(message.content()).isEqualTo("[1]"));
            assertThat(runs.unsent("webhook", NOW.plusSeconds(1))).as("too old").isEmpty();
        }
    }

    @Test
    void howTheJournalIsCutIntoBatchesMakesNoDifference() {
        try (World one = World.empty()) {
            history(one);
            one.run();
            try (World other = World.beside(one.journal)) {
                other.run(1);
                assertThat(other.tables()).isEqualTo(one.tables());
            }
        }
    }
}
