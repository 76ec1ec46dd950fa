package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.delivery.Dismissal;
import io.tablebridge.guests.ToldRecord;
import io.tablebridge.guests.ToldRecords;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.model.ProfileFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of events that are read again with a corrected mapping. */
class ReplayTest {

    private final World world = World.empty();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aCorrectedReadingReplacesTheSameVersionsFormerOne() {
        world.event("inline", "e1", "reservation R1 5 name=Wang phone=+886911000001 pad=+886911000009");
        world.run();
        replayAll("read-otherwise phones");
        assertThat(world.living()).singleElement().satisfies(guest -> assertThat(guest.values())
                .containsEntry(ProfileFields.PHONE, "+886911000009"));
        assertThat(state(1).changed()).isEqualTo(1);
        assertThat(state(1).open()).isZero();
    }

    @Test
    void aReadingThatIsTheSameChangesNothingAndTellsNobody() {
        world.event("inline", "e1", "reservation R1 5 name=Wang phone=+886911000001");
        world.event("inline", "e2", "reservation R1 6 name=Wang phone=+886911000002");
        world.run();
        Map<String, List<String>> before = world.tables();
        replayAll("text");
        Map<String, List<String>> after = world.tables();
        assertThat(after.get("record")).isEqualTo(before.get("record"));
        assertThat(after.get("membership")).isEqualTo(before.get("membership"));
        assertThat(after.get("recorded_mark")).isEqualTo(before.get("recorded_mark"));
        assertThat(state(1)).isEqualTo(new ReplayState(2, true, 2, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void whatANewerEventToldStaysInForce() {
        long old = world.event("inline", "e1", "reservation R1 5 name=Wang pad=+886911000009");
        world.run();
        world.rule("m", "read-otherwise phones");
        world.event("inline", "e2", "reservation R1 6 name=Wang pad=+886911000007");
        world.run();
        replay(1, List.of(old), true);
        assertThat(world.living()).singleElement().satisfies(guest -> assertThat(guest.values())
                .containsEntry(ProfileFields.PHONE, "+886911000007"));
    }

    @Test
    void aRecordOfAnotherIdTakesTheGuestWithItAndTheFormerOneCountsNoMore() {
        world.event("inline", "e1", "reservation R2 1 name=Wang phone=+886911000001 status=completed allergy=peanut");
        world.run();
        long guest = world.living().get(0).guestId();
        replayAll("read-otherwise ids");
        assertThat(world.living()).singleElement().satisfies(now -> {
            assertThat(now.guestId()).isEqualTo(guest);
            assertThat(now.values())
                    .containsEntry(ProfileFields.VISITS, 1L)
                    .containsEntry(ProfileFields.ALLERGIES, List.of("peanut"));
        });
        assertThat(state(1).withdrawn()).isEqualTo(1);
    }

    @Test
    void theSecondPassBringsBackWhatAnOlderEventTold() {
        world.event("inline", "e1", "reservation R1 7 name=Wang");
        world.event("inline", "e2", "reservation R1 6 name=Li");
        world.run();
        replayAll("read-otherwise versions");
        assertThat(state(1).open()).isPositive();
        assertThat(state(2).changed()).isEqualTo(1);
        assertThat(world.living()).singleElement().satisfies(guest -> assertThat(guest.values())
                .containsEntry(ProfileFields.NAME, "Li"));
    }

    @Test
    void anAllergyAndARefusalOfAnEventThatIsNowAboutNobodyStayWithTheirGuest() {
        world.event("inline", "e1", "reservation R1 1 name=Wang phone=+886911000001");
        world.event("inline", "e2", "reservation R3 1 name=Wang phone=+886911000001 allergy=shrimp consent=false");
        world.run();
        replayAll("read-otherwise skipping");
        assertThat(world.living()).singleElement().satisfies(guest -> assertThat(guest.values())
                .containsEntry(ProfileFields.ALLERGIES, List.of("shrimp"))
                .containsEntry(ProfileFields.EMAIL_CONSENT, false));
    }

    @Test
    void aDeadEventIsLeftToARetryAndAnUnreadableOneKeepsWhatItTold() {
        world.event("inline", "e1", "broken");
        world.event("inline", "e2", "reservation R1 1 name=Wang");
        world.run();
        world.rule("m", "mended at venue Taipei");
        world.run();
        replay(1, List.of(2L, 3L), true);
        assertThat(state(1).leftOut()).isEqualTo(1);
        assertThat(world.living()).hasSize(1);
        assertThat(world.events("inline").of(EventState.DEAD)).isEqualTo(1);

        long rule = world.rule("m", "mended at venue Taipei");
        long readable = world.event("inline", "e3", "broken");
        world.run();
        world.rule("m", "text");
        world.run();
        replay(1, List.of(readable), true);
        assertThat(state(1).unreadable()).isEqualTo(1);
        assertThat(world.living()).hasSize(2);
        assertThat(rule).isPositive();
    }

    @Test
    void aChunkForAnotherTextThanTheOneInForceHasNoEffect() {
        long event = world.event("inline", "e1", "reservation R1 1 name=Wang pad=+886911000009");
        long rule = world.rule("m", "read-otherwise phones");
        world.rule("m", "text");
        world.run();
        Replay replay = new Replay("m", rule, "", Optional.empty(), Optional.empty());
        append(new ReplayChunk(replay, 1, List.of(event), List.of(), true));
        assertThat(world.living().get(0).values()).doesNotContainKey(ProfileFields.PHONE);
        assertThat(read(world, replay, 1).outdated()).isEqualTo(1);
    }

    @Test
    void aDecisionThatCanNotBeReadStopsNothing() {
        Entry decision = World.entry(
                EntryKind.DECISION,
                "events",
                "",
                World.FRIDAY,
                Map.of(),
                "{\"replay\":\"m\",\"rule\":1,\"since\":\"yesterday\",\"pass\":1,\"entries\":[2]}");
        world.event("inline", "e1", "reservation R1 1 name=Wang");
        long unreadable = world.journal.add(decision);
        world.event("inline", "e2", "reservation R2 1 name=Li");
        world.run();
        assertThat(world.living()).hasSize(2);
        assertThat(new Bookkeeping(world.database).deadEvents(Position.START, 10))
                .singleElement()
                .satisfies(dead -> assertThat(dead.position().entry()).isEqualTo(unreadable));
    }

    @Test
    void aRecordThatIsNewInAnEventDoesNotCutWhatTheEventToldAlready() {
        world.rule("m", "read-otherwise skipping");
        world.event(
                "inline",
                "e1",
                "reservation R3 1 name=Wang phone=+886911000001\norder B1 1 total=100 booking=R3 bookedAt=inline");
        world.run();
        replayAll("text");
        assertThat(world.living()).singleElement().satisfies(guest -> assertThat(guest.values())
                .containsEntry(ProfileFields.ORDERS, 1L));
    }

    @Test
    void everythingIsNeededWhileAReplayIsNotFinished() {
        long first = world.event("inline", "e1", "reservation R1 1 name=Wang");
        long second = world.event("inline", "e2", "reservation R2 1 name=Li");
        world.rule("m", "read-otherwise phones");
        world.run();
        Bookkeeping books = new Bookkeeping(world.database);
        assertThat(books.rereadAfter(0)).isEmpty();
        replay(1, List.of(second), false);
        assertThat(books.rereadAfter(0)).hasValue(0);
        replay(1, List.of(first), true);
        assertThat(books.rereadAfter(0)).hasValue(first);
        assertThat(books.rereadAfter(world.journal.end())).isEmpty();
    }

    @Test
    void anEntryThatIsPoisonNowIsLeftAsItWasAndTheOthersAreReadAgain() {
        world.event("inline", "e1", "reservation R1 1 name=Wang pad=+886911000009");
        world.event("inline", "e2", "reservation R2 1 name=Refused pad=+886911000008");
        world.run();
        world.database.write(handle ->
                handle.execute("ALTER TABLE record ADD CONSTRAINT no_8 CHECK (fields NOT LIKE '%\"+886911000008%')"));
        replayAll("read-otherwise phones");
        assertThat(world.living())
                .extracting(guest -> String.valueOf(guest.values().get(ProfileFields.PHONE)))
                .containsExactlyInAnyOrder("+886911000009", "null");
        assertThat(state(1).unreadable()).isEqualTo(1);
        assertThat(new Bookkeeping(world.database).deadEvents(Position.START, 10))
                .isEmpty();
    }

    @Test
    void aDismissedEventIsNotCountedAsLeftToARetry() {
        long broken = world.event("inline", "e1", "broken");
        world.event("inline", "e2", "reservation R1 1 name=Wang");
        world.journal.add(
                DismissDecision.entry(List.of(new Position(broken, 0)), new Dismissal(World.FRIDAY, "chen", "")));
        world.run();
        assertThat(world.events("inline").of(EventState.DISMISSED)).isEqualTo(1);
        replayAll("mended at venue Taipei");
        assertThat(state(1).leftOut()).isZero();
        assertThat(state(1).unreadable()).isZero();
    }

    @Test
    void whatTheJournalDoesNotGiveBackIsCountedAndStopsNothing() {
        long lost = world.event("inline", "e1", "reservation R1 1 name=Wang pad=+886911000009");
        long there = world.event("inline", "e2", "reservation R2 1 name=Li pad=+886911000008");
        world.rule("m", "read-otherwise phones");
        world.run();
        world.journal.damage(lost, lost);
        replay(1, List.of(lost, there), true);
        assertThat(state(1).leftOut()).isEqualTo(1);
        assertThat(state(1).bodies()).isEqualTo(1);
    }

    /** Reads everything of the mapping again with another text, in both passes. */
    private void replayAll(String text) {
        replayAll(world, text, 1_000);
    }

    static void replayAll(World world, String text, int chunk) {
        long rule = world.rule("m", text);
        world.run();
        Replay replay = new Replay("m", rule, "", Optional.empty(), Optional.empty());
        for (int pass = 1; pass <= 2; pass++) {
            List<Long> entries = events(world, rule);
            for (int end = entries.size(); end > 0; end -= chunk) {
                List<Long> some = entries.subList(Math.max(0, end - chunk), end);
                List<ToldRecord> told = pass == 1 ? told(world, some) : List.of();
                append(world, new ReplayChunk(replay, pass, some, told, end <= chunk));
            }
        }
    }

    private static List<Long> events(World world, long before) {
        List<Long> events = new ArrayList<>();
        ResendWindow resends = new ResendWindow(java.time.Duration.ofDays(7));
        for (StoredEntry stored : world.journal.between(0, before)) {
            Entry entry = stored.entry();
            boolean event = entry.kind() == EntryKind.EVENT || entry.kind() == EntryKind.BLOCK;
            if (event && !resends.isResend(entry) && "m".equals(entry.headers().get(Entry.MAPPING))) {
                events.add(stored.number());
            }
        }
        return events;
    }

    private static List<ToldRecord> told(World world, List<Long> entries) {
        List<ToldRecord> told = new ArrayList<>();
        world.database.read(handle -> {
            ToldRecords.between(handle, "", entries.get(0), entries.get(entries.size() - 1), told::add);
            return true;
        });
        return told;
    }

    private void replay(int pass, List<Long> entries, boolean last) {
        append(world, new ReplayChunk(inForce(), pass, entries, told(world, entries), last));
    }

    private void append(ReplayChunk chunk) {
        append(world, chunk);
    }

    private static void append(World world, ReplayChunk chunk) {
        world.journal.add(ReplayDecision.entry(chunk, World.FRIDAY));
        world.run();
    }

    private Replay inForce() {
        long rule = 0;
        for (StoredEntry stored : world.journal.between(0, world.journal.end())) {
            rule = stored.entry().kind() == EntryKind.RULE ? stored.number() : rule;
        }
        return new Replay("m", rule, "", Optional.empty(), Optional.empty());
    }

    private ReplayState state(int pass) {
        return read(world, inForce(), pass);
    }

    static ReplayState read(World world, Replay replay, int pass) {
        return world.database
                .read(handle -> ReplayStates.read(handle, replay, pass))
                .orElseThrow();
    }
}
