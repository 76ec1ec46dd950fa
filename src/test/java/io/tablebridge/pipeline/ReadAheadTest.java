package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.SkippedWithoutPostgres;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.mapping.MappingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** What is mapped ahead is only ever quicker. */
@AddLifecycleHook(SkippedWithoutPostgres.class)
class ReadAheadTest {

    private static final Map<String, String> TO_M = Map.of(Entry.MAPPING, "m");

    private static StoredEntry stored(long number, EntryKind kind, String... bodies) {
        return new StoredEntry(number, World.entry(kind, "inline", "", World.FRIDAY, TO_M, bodies), false);
    }

    private static InboundMapping mapping() throws MappingException {
        return LineMapping.compile("m", "text");
    }

    private static MappedAhead mapped(InboundMapping mapping, StoredEntry... entries) {
        return MappedAhead.of(List.of(entries), Map.of("m", mapping), new BodyMapper());
    }

    @Test
    void itCountsForTheSameEntryAndTheSameMapping() throws MappingException {
        InboundMapping mapping = mapping();
        StoredEntry block = stored(1, EntryKind.BLOCK, "reservation R1 1 name=Mei", "reservation R2 1 name=Lin");
        MappedAhead ahead = mapped(mapping, block);
        assertThat(ahead.find(block, 1, mapping)).get().satisfies(body -> {
            assertThat(body).isEqualTo(new BodyMapper().map(block, 1, mapping));
            assertThat(body.position().index()).isEqualTo(1);
        });
        assertThat(ahead.find(block, 1, mapping())).as("another mapping").isEmpty();
        StoredEntry part = new StoredEntry(1, ImportedRows.part(block.entry(), 1, 2), false);
        assertThat(ahead.find(part, 0, mapping))
                .as("another body of that number")
                .isEmpty();
    }

    @Test
    void whatFailsOrIsNoEventOrIsErasedWaitsForItsTurn() throws MappingException {
        InboundMapping mapping = mapping();
        StoredEntry poison = stored(1, EntryKind.EVENT, "poison");
        StoredEntry told = stored(2, EntryKind.OUTCOME, "reservation R1 1 name=Mei");
        StoredEntry erased = new StoredEntry(3, stored(3, EntryKind.EVENT, "").entry(), true);
        StoredEntry good = stored(4, EntryKind.EVENT, "reservation R1 1 name=Mei");
        MappedAhead ahead = mapped(mapping, poison, told, erased, good);
        assertThat(ahead.find(poison, 0, mapping)).isEmpty();
        assertThat(ahead.find(told, 0, mapping)).isEmpty();
        assertThat(ahead.find(erased, 0, mapping)).isEmpty();
        assertThat(ahead.find(good, 0, mapping)).isPresent();
    }

    @Test
    void aMappingThatChangesInWhatWasReadAheadCountsFromThereOn() throws InterruptedException {
        MemoryJournal journal = new MemoryJournal("journal-a");
        try (World one = World.beside(journal);
                World other = World.beside(journal)) {
            one.rule("m", "text");
            tell(one, 1_100); // three times as many as are read at once: the third part is mapped ahead
            one.rule("m", "read-otherwise ids");
            tell(one, 500);
            try (PipelineLoop loop = new PipelineLoop(one.pipeline, journal)) {
                while (loop.position() < journal.end()) {
                    take(loop);
                }
            }
            other.run();
            assertThat(one.tables()).isEqualTo(other.tables());
        }
    }

    private static void tell(World world, int events) {
        for (int i = 0; i < events; i++) {
            String body =
                    "reservation R%d %d name=王小明 phone=+8869%08d".formatted(i, world.journal.end(), 10_000_000 + i);
            world.event("inline", "e" + world.journal.end(), body);
        }
    }

    private static void take(PipelineLoop loop) throws InterruptedException {
        Batch batch = loop.poll(Duration.ofSeconds(1));
        assertThat(batch.entries()).isNotEmpty();
        try (Passage passage = loop.begin(batch)) {
            passage.normalise();
            passage.resolve();
            loop.store(passage, System.nanoTime());
        }
    }
}
