package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.CuttableLine;
import io.tablebridge.CuttableLine.Cut;
import io.tablebridge.TestPostgres;
import io.tablebridge.db.Database;
import io.tablebridge.db.DatabaseAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that is cut off in the middle of a commit has done it or not: each event takes effect once all the same. */
class DoubtfulCommitTest {

    private static final String WANG = "name=Wang phone=+886911000001";

    private CuttableLine line;
    private World world;
    private PipelineLoop loop;

    @BeforeEach
    void connect() {
        DatabaseAddress direct = TestPostgres.shared().fresh();
        URI place = URI.create(direct.url().substring("jdbc:".length()));
        line = CuttableLine.to(place.getPort());
        DatabaseAddress through = new DatabaseAddress(
                // So that each commit goes over the line by its name.
                direct.url().replace(":" + place.getPort() + "/", ":" + line.port() + "/") + "?prepareThreshold=0",
                direct.user(),
                direct.password());
        world = new World(new MemoryJournal("journal-a"), Database.open(through, Duration.ZERO));
        world.rule("m", "text");
        world.run();
        loop = new PipelineLoop(world.pipeline, world.journal);
    }

    @AfterEach
    void disconnect() {
        loop.close();
        world.close();
        line.close();
    }

    @Test
    void aCommitOfWhichOnlyTheAnswerIsLostIsNotDoneTwice() throws InterruptedException {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        line.cutAtNextCommit(Cut.BEFORE_ITS_ANSWER);
        assertThatThrownBy(this::process).isInstanceOf(StoreUnavailableException.class);
        goOn();
    }

    @Test
    void aCommitThatWasNeverHeardIsDoneOnce() throws InterruptedException {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        line.cutAtNextCommit(Cut.BEFORE_THE_COMMIT);
        assertThatThrownBy(this::process).isInstanceOf(StoreUnavailableException.class);
        goOn();
    }

    @Test
    void aServerThatStaysAwayAfterACommitIsAskedWhatBecameOfIt() throws InterruptedException {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        long before = loop.position();
        line.cutAtNextCommit(Cut.BEFORE_ITS_ANSWER);
        line.refuse(true);
        assertThatThrownBy(this::process).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(this::process).isInstanceOf(StoreUnavailableException.class);
        assertThat(loop.position()).isEqualTo(before);
        line.refuse(false);
        goOn();
    }

    @Test
    void aDatabaseThatSomethingElseHasWrittenIsNotWrittenAnyMore() throws InterruptedException {
        world.database.write(handle -> handle.execute("UPDATE pipeline_state SET entry = entry + 5"));
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        assertThatThrownBy(this::process).isInstanceOfSatisfying(StoreUnavailableException.class, e -> assertThat(
                        e.problem().code())
                .isEqualTo("TB-PIP-011"));
        assertThat(world.living()).isEmpty();
    }

    private void goOn() throws InterruptedException {
        world.event("inline", "e2", "reservation R2 1 " + WANG);
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        while (loop.position() < world.journal.end()) {
            process();
        }
        try (World undisturbed = World.beside(world.journal)) {
            undisturbed.run();
            assertThat(world.tables()).isEqualTo(undisturbed.tables());
        }
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(2);
        assertThat(world.events("inline").of(EventState.DUPLICATE)).isEqualTo(1);
        assertThat(world.living()).hasSize(1);
    }

    private void process() throws InterruptedException {
        Batch batch = loop.poll(Duration.ofMillis(10));
        if (!batch.isEmpty()) {
            try (Passage passage = loop.begin(batch)) {
                passage.normalise();
                passage.resolve();
                loop.store(passage, System.nanoTime());
            }
        }
    }
}
