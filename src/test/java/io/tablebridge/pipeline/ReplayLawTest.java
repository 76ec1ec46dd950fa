package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.SkippedWithoutPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The law: what was read again is what it would have been, had the mapping been right from the start. */
@AddLifecycleHook(SkippedWithoutPostgres.class)
class ReplayLawTest {

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void aReplayGivesWhatTheCorrectedMappingWouldHaveGiven(
            @ForAll("histories") List<ProjectionTest.Event> history,
            @ForAll("corrections") String mistaken,
            @ForAll("corrections") String correction,
            @ForAll Random random) {
        List<ProjectionTest.Event> shuffled = new ArrayList<>(history);
        history.stream().filter(event -> random.nextInt(4) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        try (World corrected = World.empty();
                World fromTheStart = World.empty()) {
            corrected.rule("m", mistaken);
            shuffled.forEach(event -> event.addTo(corrected));
            corrected.run(1 + random.nextInt(50));
            ReplayTest.replayAll(corrected, correction, 1 + random.nextInt(20));
            fromTheStart.rule("m", correction);
            history.forEach(event -> event.addTo(fromTheStart));
            fromTheStart.run();
            assertThat(corrected.exportOfTold()).isEqualTo(fromTheStart.exportOfTold());
            assertThat(ProjectionTest.linksOf(corrected)).isEqualTo(ProjectionTest.linksOf(fromTheStart));

            try (World again = World.beside(corrected.journal)) {
                again.run(1 + random.nextInt(50));
                assertThat(again.tables()).isEqualTo(corrected.tables());
            }
        }
    }

    @Provide
    Arbitrary<List<ProjectionTest.Event>> histories() {
        // An allergy or a refusal that was ever told stays, whoever it was read from.
        Arbitrary<ProjectionTest.Event> one =
                ProjectionTest.events().filter(event -> !event.body().matches(".*(allergy|consent=false).*"));
        Arbitrary<ProjectionTest.Event> two = Combinators.combine(one, one)
                .as((first, second) -> new ProjectionTest.Event(first.source(), first.body() + "\n" + second.body()));
        return Arbitraries.oneOf(List.of(one, two)).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> corrections() {
        return Arbitraries.subsetOf("ids", "versions", "schemes", "phones", "skipping", "deleting")
                .map(some -> "read-otherwise "
                        + String.join(
                                " ",
                                Stream.of(some.toArray(String[]::new)).sorted().toList()));
    }
}
