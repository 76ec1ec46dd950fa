package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tablebridge.guests.GuestState;
import io.tablebridge.guests.RecordOutcome;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.model.GuestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class PipelineTest {

    private static final String WANG = "name=Wang phone=+886912345678";

    private final World world = World.empty();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aPoisonEventStandsAloneAsADeadLetterAndTheOthersGoOn() {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        long poison = world.event("inline", "e2", "poison");
        world.event("inline", "e3", "reservation R3 1 " + WANG);
        world.run();

        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(2);
        assertThat(world.events("inline").of(EventState.DEAD)).isEqualTo(1);
        List<DeadEvent> dead = new Bookkeeping(world.database).deadEvents(Position.START, 10);
        assertThat(dead).singleElement().satisfies(event -> {
            assertThat(event.position()).isEqualTo(new Position(poison, 0));
            assertThat(event.problems().get(0).text(java.util.Locale.ENGLISH)).contains("TB-PIP-002");
        });
        assertThat(world.living()).hasSize(1);
    }

    @Test
    void aPoisonRowOfABlockLeavesTheOtherRowsAlone() {
        long block = world.block(
                "csv", "reservation R1 1 " + WANG, "reservation R2 1 name=Li", "poison", "reservation R4 1 name=Xu");
        world.run();

        assertThat(world.events("csv").of(EventState.FINISHED)).isEqualTo(3);
        assertThat(world.events("csv").of(EventState.DEAD)).isEqualTo(1);
        assertThat(new Bookkeeping(world.database).deadEvents(Position.START, 10))
                .extracting(DeadEvent::position)
                .containsExactly(new Position(block, 2));
        assertThat(world.living()).hasSize(3);
    }

    @Test
    void anOutcomeThatCannotBeAppliedDoesNotStopTheOthers() {
        long told = world.tell(EntryKind.OUTCOME, "poison");
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        world.run();

        Bookkeeping books = new Bookkeeping(world.database);
        assertThat(books.deadEvents(Position.START, 10))
                .extracting(DeadEvent::position)
                .containsExactly(new Position(told, 0));
        assertThat(books.dead()).isEqualTo(1);
        assertThat(world.living()).hasSize(1);
    }

    @Test
    void theLogNamesAPoisonEntryAndNothingItSays() {
        Logger ours = (Logger) LoggerFactory.getLogger("io.tablebridge.pipeline");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        ours.addAppender(lines);
        try {
            long told = world.tell(EntryKind.OUTCOME, "poison");
            world.run();
            assertThat(lines.list)
                    .filteredOn(line -> line.getLevel() == Level.ERROR)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "TB-PIP-002: entry " + told + " (outcome) can't be processed, 1 bodies, the first at "
                                    + told + ".0: IllegalStateException");
        } finally {
            ours.detachAppender(lines);
        }
    }

    @Test
    void aDatabaseThatIsGoneIsNoPoison() {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        world.database.close();

        assertThatThrownBy(world::run).isInstanceOf(StoreUnavailableException.class);
        assertThat(world.pipeline.position()).isZero();
    }

    @Test
    void whatFailedFirstIsToldWhenTakingBackFailsToo() throws Exception {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        long before = world.pipeline.position();
        try (Passage passage = world.pipeline.begin(world.journal.between(before, before + 1))) {
            passage.normalise();
            passage.resolve();
            try (Connection other = world.database.dataSource().getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute(
                        world.database.address().isServer()
                                ? "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                                        + " AND datname = current_database() AND backend_type = 'client backend'"
                                : "SHUTDOWN IMMEDIATELY");
            } catch (SQLException e) {
                assertThat((Throwable) e).as("closing what is gone").isNotNull();
            }
            assertThatThrownBy(passage::store)
                    .isInstanceOf(StoreUnavailableException.class)
                    .satisfies(
                            e -> assertThat(Objects.requireNonNull(e.getCause()).getSuppressed())
                                    .isNotEmpty());
        }
        assertThat(world.pipeline.position()).isEqualTo(before);
    }

    @Test
    void afterATransactionThatDidNotHoldMemoryIsAsBefore() {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        world.event("inline", "e2", "reservation R2 1 name=Li phone=+886987654321");
        world.run();
        world.event("inline", "e3", "reservation R2 2 name=Li phone=+886912345678");
        world.event("inline", "e4", "reservation R3 1 name=Xu phone=+886987654321");
        world.database.write(handle -> handle.execute("ALTER TABLE guest RENAME TO guest_away"));
        assertThatThrownBy(world::run).isInstanceOf(StoreUnavailableException.class);
        world.database.write(handle -> handle.execute("ALTER TABLE guest_away RENAME TO guest"));
        world.run();

        try (World undisturbed = World.beside(world.journal)) {
            undisturbed.run();
            assertThat(world.tables()).isEqualTo(undisturbed.tables());
        }
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(4);
    }

    @Test
    void theResendWindowIsKnownAgainAfterARestart() {
        world.event("inline", "e1", World.FRIDAY.minus(Duration.ofDays(6)), "reservation R1 1 " + WANG);
        world.event("inline", "e0", World.FRIDAY.minus(Duration.ofDays(8)), "reservation R0 1 " + WANG);
        world.run();
        world.restart();
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        world.event("inline", "e0", "reservation R0 1 " + WANG);
        world.event("other", "e1", "reservation R1 1 " + WANG);
        world.run();

        assertThat(world.events("inline").of(EventState.DUPLICATE)).isEqualTo(1);
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
        assertThat(world.events("other").of(EventState.FINISHED)).isEqualTo(1);
    }

    @Test
    void doorsOfOneSourceMayUseTheSameEventIds() {
        world.rule("guests", "text");
        for (String mapping : List.of("m", "guests", "guests")) {
            Map<String, String> headers = Map.of(Entry.MAPPING, mapping);
            world.journal.add(World.entry(
                    EntryKind.EVENT,
                    "generic",
                    "1001",
                    World.FRIDAY,
                    headers,
                    "reservation R-" + mapping + " 1 " + WANG));
        }
        world.run();

        assertThat(world.events("generic").of(EventState.FINISHED)).isEqualTo(2);
        assertThat(world.events("generic").of(EventState.DUPLICATE)).isEqualTo(1);
    }

    @Test
    void anEventWithoutIdIsAResendOnlyWithinTheTimeItsSourceDeclares() {
        for (int minute : new int[] {0, 5, 30}) {
            world.journal.add(World.entry(
                    EntryKind.EVENT,
                    "plain",
                    "",
                    World.FRIDAY.plus(Duration.ofMinutes(minute)),
                    Map.of("mapping", "m", "resend-window", "PT10M"),
                    "reservation R1 - " + WANG));
        }
        world.event("silent", "", "reservation R1 - " + WANG);
        world.event("silent", "", "reservation R1 - " + WANG);
        world.run();

        assertThat(world.events("plain").of(EventState.DUPLICATE)).isEqualTo(1);
        assertThat(world.events("silent").of(EventState.DUPLICATE)).isZero();
    }

    @Test
    void aForeignJournalIsRefused() {
        world.run();
        MemoryJournal foreign = new MemoryJournal("journal-b");
        assertThatThrownBy(() -> Pipeline.open(
                        world.database, world.store, world.outbox, foreign, LineMapping::compile, Duration.ofDays(7)))
                .isInstanceOf(JournalMismatchException.class)
                .hasMessageContaining("TB-PIP-006");
    }

    @Test
    void aPositionBeyondTheEndOfTheJournalIsRefused() {
        world.run();
        MemoryJournal shorter = new MemoryJournal("journal-a");
        assertThatThrownBy(() -> Pipeline.open(
                        world.database, world.store, world.outbox, shorter, LineMapping::compile, Duration.ofDays(7)))
                .isInstanceOf(JournalMismatchException.class)
                .hasMessageContaining("TB-PIP-007");
    }

    @Test
    void aRetriedDeadLetterGoesThroughTheMappingInForceNow() {
        long dead = world.event("inline", "e1", "broken");
        world.run();
        assertThat(world.events("inline").of(EventState.DEAD)).isEqualTo(1);
        world.rule("m", "mended at venue Taipei");
        world.tell(EntryKind.DECISION, "{\"retry\":[" + dead + "]}");
        world.run();

        assertThat(world.events("inline").of(EventState.DEAD)).isZero();
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
        assertThat(new Bookkeeping(world.database).deadEvents(Position.START, 10))
                .isEmpty();
        assertThat(world.living()).extracting(p -> p.values().get("name")).containsExactly("Mended");
    }

    @Test
    void aMissingAndAnUnreadableMappingMakeDeadLettersThatSayWhy() {
        world.rule("u", "uncompilable");
        for (String mapping : List.of("nowhere", "u", "")) {
            Map<String, String> headers = mapping.isEmpty() ? Map.of() : Map.of("mapping", mapping);
            world.journal.add(World.entry(EntryKind.EVENT, "inline", "", World.FRIDAY, headers, "x"));
        }
        world.event("inline", "", "ignore");
        world.run();

        assertThat(new Bookkeeping(world.database).deadEvents(Position.START, 10))
                .extracting(event -> event.problems().get(0).code())
                .containsExactly("TB-PIP-003", "TB-PIP-004", "TB-PIP-001");
        assertThat(world.events("inline").of(EventState.IGNORED)).isEqualTo(1);
    }

    @Test
    void anErasedEventIsCountedAsErased() {
        long event = world.event("inline", "e1", "reservation R1 1 " + WANG);
        world.journal.erase(event);
        world.run();
        assertThat(world.events("inline").of(EventState.ERASED)).isEqualTo(1);
    }

    @Test
    void anIdLongerThanTheTablesIsRejectedAndCounted() {
        world.event("inline", "e1", "reservation " + "R".repeat(201) + " 1 " + WANG);
        world.run();
        assertThat(world.records("inline").of(RecordOutcome.REJECTED)).isEqualTo(1);
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "%HALF%"})
    void whatOnlyOneOfTheDatabasesCouldKeepIsRejectedOnBoth(String odd) {
        world.event("inline", "e1", "reservation R" + odd + " 1 " + WANG);
        world.event("inline", "e2", "reservation R2 1 requests=no" + odd + "nuts");
        world.event("inline", "e3", "reservation R3 1 allergy=pea" + odd + "nut");
        world.event("inline", "e4", "reservation R4 1 venue=Xin" + odd + "yi " + WANG);
        world.event("inline", "e5", "reservation R5 1 part=p" + odd + " " + WANG);
        world.event("pos", "e6", "order B1 1 paid=P" + odd + ":700");
        world.event("inline", "e7", "reservation R7 1 " + WANG);
        world.run();
        assertThat(world.records("inline").of(RecordOutcome.REJECTED)).isEqualTo(5);
        assertThat(world.records("pos").of(RecordOutcome.REJECTED)).isEqualTo(1);
        assertThat(world.records("inline").of(RecordOutcome.APPLIED)).isEqualTo(1);
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(6);
    }

    @Test
    void aSourceWithAnEndlessNameCannotStopThePipeline() {
        world.event("s".repeat(300), "e1", "poison");
        world.event("inline", "e2", "reservation R1 1 " + WANG);
        world.run();
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
    }

    @Test
    void twoGuestsJoinedByANewPhoneLeaveARetiredOneAndASplitBringsItBack() {
        world.event("inline", "e1", "guest G1 1 " + WANG);
        world.event("inline", "e2", "guest G2 1 name=Wang email=wang@example.com");
        world.run();
        assertThat(world.living()).hasSize(2);
        world.event("inline", "e3", "guest G2 2 name=Wang email=wang@example.com phone=+886912345678");
        world.run();
        assertThat(world.guests().get(2L)).isInstanceOfSatisfying(GuestState.Retired.class, retired -> {
            assertThat(retired.survivorId()).isEqualTo(1);
        });
        assertThat(world.retiredInto(1L, 2L)).isEqualTo(Map.of(2L, 1L));
        assertThat(world.outbox.marked(world.database)).containsExactly(1L, 2L);
        world.event("inline", "e4", "guest G2 3 name=Wang email=wang@example.com");
        world.run();
        assertThat(world.retiredInto(1L, 2L)).isEmpty();
        assertThat(world.living()).extracting(GuestProfile::guestId).containsExactly(1L, 2L);
    }

    @Test
    void aDeletedReservationNoLongerCountsButItsAllergyStaysWithTheGuest() {
        world.event("inline", "e1", "reservation R1 1 status=booked allergy=peanut " + WANG);
        world.event("inline", "e2", "reservation R2 1 status=completed at=2026-11-01T19:00:00+08:00 " + WANG);
        world.event("inline", "e3", "reservation R1 2 deleted");
        world.run();

        assertThat(world.living()).singleElement().satisfies(guest -> {
            assertThat(guest.values()).containsEntry("bookings", 1L).containsEntry("visits", 1L);
            assertThat(guest.values()).containsEntry("allergies", List.of("peanut"));
        });
    }

    @Test
    void aFourthSpellingUnderOnePhoneLeavesTheGuestWithItsAllergy() {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        world.event("inline", "e2", "reservation R2 1 allergy=peanut " + WANG);
        int count = 3;
        for (String spelling : List.of("Wáng", "Mr.Wang", "W.", "W.Wang")) {
            String event = "reservation R" + count + " 1 name=" + spelling + " phone=+886912345678";
            world.event("inline", "e" + count++, event);
        }
        world.event("inline", "e9", "reservation R9 1 " + WANG);
        world.run();

        assertThat(world.living().get(0).values())
                .containsEntry("allergies", List.of("peanut"))
                .containsEntry("bookings", 3L);
    }

    @Test
    void aRefusalOfMailStandsAgainstAnyConsent() {
        world.event("inline", "e1", "reservation R1 1 consent=true " + WANG);
        world.event("square", "e2", "reservation R1 1 consent=false " + WANG);
        world.run();
        assertThat(world.living().get(0).values()).containsEntry("emailConsent", false);
    }

    @Test
    void aRefusalOfMailOutlivesItsRecordAndAConsentDoesNot() {
        world.event("inline", "e1", "reservation R1 1 consent=false " + WANG);
        world.event("inline", "e2", "reservation R2 1 consent=true " + WANG);
        world.event("inline", "e3", "reservation R3 1 consent=true name=Li phone=+886987654321");
        world.event("inline", "e4", "reservation R4 1 name=Li phone=+886987654321");
        world.event("inline", "e5", "reservation R1 2 deleted");
        world.event("inline", "e6", "reservation R3 2 deleted");
        world.run();
        assertThat(world.living().get(0).values()).containsEntry("emailConsent", false);
        assertThat(world.living().get(1).values()).doesNotContainKey("emailConsent");
    }

    @Test
    void aStateThatWasLeftBehindStaysBehindWhateverCountsInBetween() {
        for (String between : List.of("-", "changes:3")) {
            String id = " R" + between + " ";
            world.event("inline", "a" + between, "reservation" + id + "5 name=Five");
            world.event("inline", "b" + between, "reservation" + id + between + " name=New");
            world.event("inline", "c" + between, "reservation" + id + "4 name=Four");
            world.event("inline", "d" + between, "reservation" + id + "4 deleted");
        }
        world.event("inline", "e", "reservation R9 5 deleted name=Nine");
        world.event("inline", "f", "reservation R9 - name=Back");
        world.event("inline", "g", "reservation R9 4 name=Old");
        world.event("inline", "h", "reservation R9 6 name=Newest");
        world.run(1);

        assertThat(world.records("inline").of(RecordOutcome.SUPERSEDED)).isEqualTo(5);
        assertThat(world.living())
                .extracting(guest -> guest.values().get("name"))
                .containsExactly("New", "New", "Newest");
    }

    @Test
    void aRestartContinuesWithTheSameGuests() {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        world.run();
        world.restart();
        world.event("inline", "e2", "reservation R2 1 " + WANG);
        world.run();
        assertThat(world.living()).hasSize(1);
        assertThat(world.tables().get("record")).hasSize(2);
        assertThat(world.tables().get("guest")).hasSize(1);
    }

    @Test
    void anOldEntryThatCanNotBeReadBackDoesNotHinderAStart() {
        try (World world = World.empty()) {
            world.event("inline", "e1", "reservation R1 1 " + WANG);
            world.event("inline", "e2", "reservation R2 1 " + WANG);
            world.event("inline", "e3", "reservation R3 1 " + WANG);
            world.run();
            world.journal.damage(2, 3);
            world.restart();
            world.event("inline", "e3", "reservation R3 1 " + WANG);
            long position = world.pipeline.position();
            world.pipeline.process(world.journal.between(position, position + 1));
            assertThat(world.pipeline.position()).isEqualTo(5);
            assertThat(world.events("inline").of(EventState.DUPLICATE)).isEqualTo(1);
        }
    }

    @Test
    void theLoopGivesTheSameBatchAgainUntilItWasProcessed() throws InterruptedException {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        List<Committed> commits = new ArrayList<>();
        try (PipelineLoop loop = new PipelineLoop(world.pipeline, world.journal)) {
            loop.onCommit(commits::add);
            Batch first = loop.poll(Duration.ZERO);
            assertThat(loop.poll(Duration.ZERO)).isEqualTo(first);
            assertThat(loop.awaitPosition(2, Duration.ZERO)).isFalse();
            try (Passage passage = loop.begin(first)) {
                passage.normalise();
                passage.resolve();
                loop.store(passage, System.nanoTime());
            }
            assertThat(loop.awaitPosition(2, Duration.ofSeconds(5))).isTrue();
            assertThat(loop.poll(Duration.ZERO).isEmpty()).isTrue();
        }
        assertThat(commits).extracting(Committed::position).containsExactly(2L);
    }

    @Test
    void aBatchEndsAtADecisionForItMayBringManyOldEvents() throws InterruptedException {
        world.event("inline", "e1", "broken");
        for (int i = 0; i < 2; i++) {
            world.journal.add(RetryDecision.entry(List.of(new Position(2, 0)), World.FRIDAY));
        }
        world.event("inline", "e2", "reservation R1 1 " + WANG);
        List<List<Long>> batches = new ArrayList<>();
        try (PipelineLoop loop = new PipelineLoop(world.pipeline, world.journal)) {
            while (loop.position() < world.journal.end()) {
                Batch batch = loop.poll(Duration.ZERO);
                batches.add(batch.entries().stream().map(StoredEntry::number).toList());
                world.pipeline.process(batch.entries());
            }
        }
        assertThat(batches).containsExactly(List.of(1L, 2L, 3L), List.of(4L), List.of(5L));
    }

    @Test
    void aBatchThatIsGivenUpOnItsWayLeavesNoTrace() {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        long before = world.pipeline.position();
        List<StoredEntry> entries = world.journal.between(before, before + 1);
        try (Passage passage = world.pipeline.begin(entries)) {
            passage.normalise();
            passage.resolve();
        }
        assertThat(world.pipeline.position()).isEqualTo(before);
        assertThat(world.guests()).isEmpty();

        // Nothing of it is in memory either: the same event is no resend, and its record is new.
        world.run();
        assertThat(world.events("inline").of(EventState.FINISHED)).isEqualTo(1);
        assertThat(world.guests()).hasSize(1);
    }

    @Test
    void theStepsOfABatchComeInTheirOrder() {
        world.event("inline", "e1", "reservation R1 1 " + WANG);
        long before = world.pipeline.position();
        try (Passage passage = world.pipeline.begin(world.journal.between(before, before + 1))) {
            assertThatIllegalStateException().isThrownBy(passage::resolve);
        }
        assertThat(world.pipeline.position()).isEqualTo(before);
    }
}
