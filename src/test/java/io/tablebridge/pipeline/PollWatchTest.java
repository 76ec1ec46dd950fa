package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.intake.poll.PollState;
import io.tablebridge.intake.poll.PollWatchTable;
import io.tablebridge.intake.poll.PollWatched;
import io.tablebridge.journal.EntryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a poll watches follows from the journal alone. */
class PollWatchTest {

    private static final String KEY = "pos/bookings";
    private static final Instant AT = Instant.parse("2026-11-21T11:00:00.123Z");

    private static void swept(World world, String shape, String change) {
        PollState state = PollState.backfill(World.FRIDAY, World.FRIDAY.plus(Duration.ofDays(1)));
        world.journal.add(World.entry(
                EntryKind.RUN,
                "pos",
                "",
                World.FRIDAY,
                Map.of("poll", KEY, "poll-state", state.json(), "poll-watch", shape),
                change.replace("@", String.valueOf(AT.toEpochMilli()))));
    }

    private static void history(World world) {
        swept(world, "s1", "{\"shape\":\"s1\",\"put\":[[\"R0\",null,0]],\"drop\":[]}");
        swept(world, "s2", "{\"shape\":\"s2\",\"put\":[[\"R1\",@,0],[\"R2\",@,0],[\"R3\",null,0]],\"drop\":[]}");
        world.block("pos", "reservation R1 1 name=Wang");
        swept(world, "s2", "{\"shape\":\"s2\",\"put\":[[\"R1\",@,1]],\"drop\":[\"R2\",\"R9\"]}");
        swept(world, "s2", "no change at all");
    }

    private static List<PollWatched> stored(World world, String shape) {
        return world.database.read(handle -> PollWatchTable.of(handle, KEY, shape));
    }

    @Test
    void eachSweepChangesWhatIsWatchedAndAnotherShapeBeginsAnew() {
        try (World world = World.empty()) {
            history(world);
            world.run();
            assertThat(stored(world, "s2"))
                    .containsExactly(
                            new PollWatched("R1", Optional.of(AT), 1), new PollWatched("R3", Optional.empty(), 0));
            assertThat(stored(world, "s1")).isEmpty();
            int rows = world.database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM poll_watch")
                    .mapTo(Integer.class)
                    .one());
            assertThat(rows).isEqualTo(2);
        }
    }

    @Test
    void idsThatStandTwiceOrCannotBeKeptAreLeftOut() {
        try (World world = World.empty()) {
            swept(
                    world,
                    "s1",
                    "{\"shape\":\"s1\",\"put\":[[\"a?\",null,0],[\"a?\",null,1],[\"n\\u0000\",null,0],[\"b\",null,0],"
                            + "[\"h\\ud83d\",null,0]],\"drop\":[\"x\\u0000\"]}");
            world.run();
            assertThat(stored(world, "s1"))
                    .containsExactly(
                            new PollWatched("a?", Optional.empty(), 1), new PollWatched("b", Optional.empty(), 0));
        }
    }

    @Test
    void whatNoTableCanTakeIsPassedOverAndNothingElse() {
        try (World world = World.empty()) {
            String tooLong = "s".repeat(17);
            swept(world, tooLong, "{\"shape\":\"" + tooLong + "\",\"put\":[[\"R0\",null,0]],\"drop\":[]}");
            swept(world, "s2", "{\"shape\":\"s2\",\"put\":[[\"R1\",null,0]],\"drop\":[]}");
            world.run();
            assertThat(world.pipeline.position()).isEqualTo(world.journal.end());
            assertThat(stored(world, "s2")).containsExactly(new PollWatched("R1", Optional.empty(), 0));
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
