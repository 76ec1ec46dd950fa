package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values that could not be read in records that were taken without them are counted. */
class UnreadableFieldsTest {

    private static final LocalDate FRIDAY = LocalDate.ofInstant(World.FRIDAY, ZoneOffset.UTC);

    @Test
    void eachFieldOfARecordThatWasAppliedCounts() {
        try (World world = World.empty()) {
            world.event("inline", "1", "reservation a 1 name=Wang bad=phone bad=email");
            world.event("inline", "2", "reservation b 1 name=Li bad=phone");
            world.event("square", "3", "reservation c 1 name=Lin bad=party");
            world.event("square", "4", "reservation d 1 name=Chen phone=0912");
            world.run();
            assertThat(new UnreadableFields(world.database).all())
                    .containsExactly(
                            new UnreadableField("inline", "guest.phone", 2),
                            new UnreadableField("inline", "guest.email", 1),
                            new UnreadableField("square", "partySize", 1));
        }
    }

    @Test
    void whatASourceSaysAgainOrTooLateAndWhatIsDeadDoesNotCount() {
        try (World world = World.empty()) {
            world.event("inline", "1", "reservation a 7 name=Wang bad=phone");
            world.event("inline", "1", "reservation a 7 name=Wang bad=phone");
            world.event("inline", "2", "reservation a 7 name=Wang bad=phone");
            world.event("inline", "3", "reservation a 5 name=Wong bad=phone");
            world.event("inline", "4", "broken");
            world.run();
            assertThat(new UnreadableFields(world.database).all())
                    .containsExactly(new UnreadableField("inline", "guest.phone", 1));
        }
    }

    @Test
    void onlyTheDaysAskedForCountAndNothingIsForgottenAtARestart() {
        try (World world = World.empty()) {
            world.event("inline", "1", World.FRIDAY.minus(Duration.ofDays(7)), "reservation a 1 name=Wang bad=phone");
            world.event("inline", "2", "reservation b 1 name=Li bad=phone");
            world.run(1);
            world.restart();
            world.event("inline", "3", "reservation c 1 name=Lin bad=phone");
            world.run();
            UnreadableFields fields = new UnreadableFields(world.database);
            assertThat(fields.all()).containsExactly(new UnreadableField("inline", "guest.phone", 3));
            assertThat(fields.since(FRIDAY.minusDays(6)))
                    .containsExactly(new UnreadableField("inline", "guest.phone", 2));
            assertThat(fields.since(FRIDAY.plusDays(1))).isEmpty();
        }
    }

    @Test
    void aDeadEventThatWentThroughCountsThen() {
        try (World world = World.empty()) {
            long dead = world.journal.add(World.entry(
                    EntryKind.EVENT,
                    "inline",
                    "",
                    World.FRIDAY,
                    Map.of(Entry.MAPPING, "later"),
                    "reservation a 1 name=Wang bad=phone"));
            world.run();
            assertThat(new UnreadableFields(world.database).all()).isEmpty();
            world.rule("later", "text");
            world.journal.add(RetryDecision.entry(List.of(new Position(dead, 0)), World.FRIDAY));
            world.run();
            assertThat(new UnreadableFields(world.database).all())
                    .containsExactly(new UnreadableField("inline", "guest.phone", 1));
        }
    }

    @Test
    void theTableFollowsFromTheJournalAlone() {
        try (World world = World.empty()) {
            for (int i = 0; i < 40; i++) {
                world.event(
                        "inline", "e" + i, "reservation r" + (i % 9) + " " + (i % 4) + " name=N" + i + " bad=phone");
            }
            world.run(3);
            try (World other = World.beside(world.journal)) {
                other.run(17);
                assertThat(other.tables()).isEqualTo(world.tables());
            }
        }
    }
}
