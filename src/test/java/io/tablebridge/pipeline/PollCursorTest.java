package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.intake.poll.PollCursors;
import io.tablebridge.intake.poll.PollState;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A poll's cursor in the database moves with the records of its page, and follows from the journal alone. */
class PollCursorTest {

    private static final String KEY = "pos/bookings";

    private static PollState state(int days) {
        return PollState.backfill(World.FRIDAY, World.FRIDAY.plus(Duration.ofDays(days)));
    }

    private static long page(World world, PollState state, String... bodies) {
        return world.journal.add(World.entry(
                EntryKind.BLOCK,
                "pos",
                "",
                World.FRIDAY,
                Map.of(Entry.MAPPING, "m", "poll", KEY, "poll-state", state.json()),
                bodies));
    }

    private static long moved(World world, PollState state) {
        return world.journal.add(World.entry(
                EntryKind.RUN, "pos", "", World.FRIDAY, Map.of("poll", KEY, "poll-state", state.json()), ""));
    }

    private static Optional<PollState> stored(World world) {
        return world.database.read(handle -> PollCursors.state(handle, KEY));
    }

    @Test
    void aPageAndItsCursorAreThereTogether() {
        try (World world = World.empty()) {
            page(world, state(1), "reservation R1 1 name=Wang", "poison", "reservation R2 1 name=Li");
            assertThat(stored(world)).isEmpty();
            world.run();
            assertThat(stored(world)).contains(state(1));
            assertThat(world.events("pos").of(EventState.FINISHED)).isEqualTo(2);
            assertThat(world.events("pos").of(EventState.DEAD)).isEqualTo(1);
        }
    }

    @Test
    void theSamePageOnceMoreChangesNothingButTheCursor() {
        try (World world = World.empty()) {
            page(world, state(1), "reservation R1 1 name=Wang phone=+886912345678");
            page(world, state(2), "reservation R1 1 name=Wang phone=+886912345678");
            world.run();
            assertThat(world.living()).hasSize(1);
            assertThat(world.events("pos").of(EventState.FINISHED)).isEqualTo(2);
            assertThat(world.events("pos").of(EventState.DUPLICATE)).isZero();
            assertThat(stored(world)).contains(state(2));
        }
    }

    @Test
    void howTheJournalIsCutIntoBatchesMakesNoDifference() {
        try (World one = World.empty()) {
            page(one, state(1), "reservation R1 1 name=Wang");
            moved(one, state(2));
            page(one, state(3), "reservation R2 1 name=Li");
            one.event("inline", "e", "reservation R3 1 name=Xu");
            moved(one, state(4).withStopped(true));
            one.run();
            try (World other = World.beside(one.journal)) {
                other.run(1);
                assertThat(other.tables()).isEqualTo(one.tables());
            }
            assertThat(stored(one)).contains(state(4).withStopped(true));
        }
    }
}
