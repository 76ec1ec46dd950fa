package io.tablebridge.intake.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.tablebridge.HandClock;
import io.tablebridge.intake.poll.PollCoverage.Kind;
import io.tablebridge.intake.poll.PollPaging.Style;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.remote.Backoff;
import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a platform deletes without a word is found, and nothing else. */
class PollDeletionsTest {

    private static final Instant START = Instant.parse("2026-11-20T11:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration EVERY = Duration.ofMinutes(15);

    private final HandClock clock = new HandClock(START);
    private final MemoryBooks books = new MemoryBooks();
    private Duration behind = Duration.ZERO;
    private int most = 50;
    private int aMinute = 100_000;
    private String byId = FakeBookings.URL + "/{id}";
    private FakeBookings platform = new FakeBookings(clock, behind, 3);

    private PollPlan plan(Kind kind) {
        String times = kind == Kind.ALL ? "" : "&from={from}&to={to}";
        return new PollPlan(
                "pos",
                "bookings",
                new PollRequest(
                        "GET", FakeBookings.URL + "?cursor={cursor}" + times, Map.of(), "", Duration.ofSeconds(5)),
                new PollCoverage(kind, DAY, DAY, Optional.empty(), DAY, DAY.multipliedBy(30), DAY.multipliedBy(10)),
                new PollPaging(Style.CURSOR, 1),
                new PollReplyReader("/data/items", "/cursor", false),
                new PollEnvelope("{\"booking\":{record}}"),
                PollTimeFormat.ISO,
                ZoneOffset.UTC,
                10,
                PollSchedule.every(EVERY, Duration.ZERO, () -> 0),
                Optional.of(new PollDeletions(
                        JsonPointer.compile("/id"),
                        Optional.of(JsonPointer.compile("/date")).filter(time -> kind == Kind.DATES),
                        byId,
                        "{\"id\":\"{id}\",\"deleted\":true}",
                        most)));
    }

    private Poller poller(Kind kind) {
        return poller(kind, new RateBudget(clock, aMinute, Duration.ofMinutes(1)));
    }

    private Poller poller(Kind kind, RateBudget budget) {
        return new Poller(
                plan(kind),
                new PollFetcher(platform, Credentials.none(), budget, clock),
                books,
                books,
                new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), () -> 1),
                clock);
    }

    /** Whole sweeps, each with what is found out behind it. */
    private void sweeps(Poller poller, int sweeps) throws InterruptedException {
        for (int sweep = 0; sweep < sweeps; sweep++) {
            clock.pass(EVERY);
            for (int turn = 0; turn < 100; turn++) {
                poller.turn();
            }
        }
    }

    private Set<String> deleted() {
        Set<String> ids = new TreeSet<>();
        for (String body : books.records()) {
            if (body.endsWith("\"deleted\":true}}")) {
                ids.add(body.split("\"", -1)[5]);
            }
        }
        return ids;
    }

    private void bookings(int count) {
        for (int i = 0; i < count; i++) {
            platform.put("b" + i, START.plus(Duration.ofHours(10L + i)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "DATES"})
    void whatTwoSweepsDoNotListIsDeleted(Kind kind) throws Exception {
        bookings(10);
        Poller poller = poller(kind);
        sweeps(poller, 2);
        platform.delete("b3");
        platform.delete("b7");
        sweeps(poller, 1);
        assertThat(deleted()).isEmpty();
        sweeps(poller, 1);
        assertThat(deleted()).containsExactly("b3", "b7");
        assertThat(books.records()).contains("{\"booking\":{\"id\":\"b3\",\"deleted\":true}}");
        assertThat(poller.report().deleted()).isEqualTo(2);
        int entries = books.records().size();
        sweeps(poller, 3);
        assertThat(books.records()).as("nothing is told twice").hasSize(entries + 3 * 8);
        assertThat(poller.report().problem()).isEmpty();
    }

    @Test
    void withoutAnAddressForOneRecordAListOfEverythingSaysEnough() throws Exception {
        byId = "";
        bookings(10);
        Poller poller = poller(Kind.ALL);
        sweeps(poller, 2);
        platform.delete("b3");
        sweeps(poller, 2);
        assertThat(deleted()).containsExactly("b3");
    }

    @Test
    void whatWasMovedOutOfTheWindowOrHasPassedIsNotDeleted() throws Exception {
        bookings(10);
        Poller poller = poller(Kind.DATES);
        sweeps(poller, 2);
        platform.put("b3", START.plus(Duration.ofDays(90)));
        sweeps(poller, 3);
        assertThat(deleted()).isEmpty();
        assertThat(platform.askedFor).contains("b3");
        int asked = platform.askedFor.size();
        for (int day = 0; day < 4; day++) {
            clock.pass(DAY);
            sweeps(poller, 1);
        }
        assertThat(deleted()).isEmpty();
        assertThat(platform.askedFor)
                .as("what has passed is not even asked for")
                .hasSize(asked);
        assertThat(books.watched("pos/bookings", "")).isEmpty();
    }

    @Test
    void aListThatIsSuddenlyEmptyOrSmallDeletesNothingUntilAPersonAllowsIt() throws Exception {
        bookings(10);
        Poller poller = poller(Kind.DATES);
        sweeps(poller, 2);
        for (int i = 0; i < 6; i++) {
            platform.delete("b" + i);
        }
        sweeps(poller, 4);
        assertThat(deleted()).isEmpty();
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-082");
        assertThat(poller.report().problem().orElseThrow().arguments()).containsExactly("10", "6", "50");

        most = 100;
        Poller allowed = poller(Kind.DATES);
        sweeps(allowed, 2);
        assertThat(deleted()).hasSize(6);
        assertThat(allowed.report().problem()).isEmpty();
    }

    @Test
    void aFewThatAreMissingFromASmallListAreAskedFor() throws Exception {
        bookings(3);
        Poller poller = poller(Kind.DATES);
        sweeps(poller, 2);
        platform.delete("b0");
        platform.delete("b2");
        sweeps(poller, 2);
        assertThat(deleted()).containsExactly("b0", "b2");
        assertThat(poller.report().problem()).isEmpty();
    }

    @Test
    void aFewThatAreMissingFromASmallListThatCannotBeAskedForAreToldAndKept() throws Exception {
        byId = "";
        bookings(3);
        Poller poller = poller(Kind.ALL);
        sweeps(poller, 2);
        platform.delete("b0");
        platform.delete("b2");
        sweeps(poller, 3);
        assertThat(deleted()).isEmpty();
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-082");
    }

    @Test
    void theOnlyOneThatIsMissingIsToldUntilAnotherIsListed() throws Exception {
        bookings(1);
        Poller poller = poller(Kind.DATES);
        sweeps(poller, 2);
        platform.delete("b0");
        sweeps(poller, 3);
        assertThat(deleted()).isEmpty();
        assertThat(platform.askedFor).isEmpty();
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-082");
        platform.put("new", START.plus(DAY));
        sweeps(poller, 2);
        assertThat(deleted()).containsExactly("b0");
        assertThat(poller.report().problem()).isEmpty();
    }

    @Test
    void noSweepBeginsWhileItIsFoundOutWhatTheLastOneMissed() throws Exception {
        platform = new FakeBookings(clock, behind, 100);
        bookings(20);
        sweeps(poller(Kind.DATES), 2);
        platform.delete("b1");
        sweeps(poller(Kind.DATES), 1);
        RateBudget budget = new RateBudget(clock, 20, Duration.ofMinutes(1));
        Poller poller = poller(Kind.DATES, budget);
        poller.turn();
        poller.sweepNow();
        for (int turn = 0; turn < 6; turn++) {
            poller.turn();
        }
        clock.pass(Duration.ofSeconds(4));
        long pages = poller.report().pages();
        poller.turn();
        poller.turn();
        assertThat(platform.askedFor).as("the proof").hasSize(1);
        poller.sweepNow();
        budget.learn(600, Duration.ofMinutes(1), 600);
        clock.pass(Duration.ofSeconds(1));
        assertThat(poller.turn()).isAfter(clock.instant());
        assertThat(poller.report().pages()).isEqualTo(pages);
        clock.pass(Duration.ofSeconds(4));
        for (int turn = 0; turn < 4; turn++) {
            poller.turn();
        }
        assertThat(deleted()).containsExactly("b1");
    }

    @Test
    void whatCannotBeAskedForInTimeIsAskedForAfterTheNextSweep() throws Exception {
        platform = new FakeBookings(clock, behind, 100);
        bookings(40);
        Poller fast = poller(Kind.DATES);
        sweeps(fast, 2);
        for (int i = 0; i < 12; i++) {
            platform.delete("b" + i);
        }
        sweeps(fast, 1);
        aMinute = 1;
        Poller slow = poller(Kind.DATES);
        slow.turn();
        slow.sweepNow();
        for (int turn = 0; turn < 180; turn++) {
            clock.pass(Duration.ofSeconds(5));
            slow.turn();
        }
        assertThat(deleted()).hasSizeBetween(5, 11);
        assertThat(slow.report().problem()).isEmpty();
        for (int turn = 0; turn < 720; turn++) {
            clock.pass(Duration.ofSeconds(5));
            slow.turn();
        }
        assertThat(deleted()).hasSize(12);
    }

    @Test
    void aListThatWasEmptyForAWhileChangesNothing() throws Exception {
        bookings(10);
        Poller poller = poller(Kind.DATES);
        sweeps(poller, 2);
        FakeBookings whole = platform;
        platform = new FakeBookings(clock, behind, 3);
        Poller elsewhere = poller(Kind.DATES);
        sweeps(elsewhere, 3);
        platform = whole;
        Poller again = poller(Kind.DATES);
        sweeps(again, 2);
        assertThat(deleted()).isEmpty();
        assertThat(again.report().problem()).isEmpty();
    }

    @Test
    void anAddressThatDoesNotEvenShowWhatIsListedSaysNothing() throws Exception {
        byId = FakeBookings.URL + "/v2%20{id}";
        bookings(10);
        Poller poller = poller(Kind.DATES);
        sweeps(poller, 2);
        platform.delete("b3");
        sweeps(poller, 3);
        assertThat(deleted()).isEmpty();
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-083");
    }

    @Test
    void aPlatformThatCannotSayIsAskedAgainAfterTheNextSweep() throws Exception {
        bookings(10);
        Poller poller = poller(Kind.DATES);
        sweeps(poller, 2);
        platform.delete("b3");
        platform.statusById = 503;
        sweeps(poller, 3);
        assertThat(deleted()).isEmpty();
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-021");
        platform.statusById = 200;
        sweeps(poller, 1);
        assertThat(deleted()).containsExactly("b3");
        assertThat(poller.report().problem()).isEmpty();
    }

    @Test
    void recordsWithoutIdOrDateAreToldAndDeleteNothing() throws Exception {
        bookings(10);
        Poller poller = poller(Kind.DATES);
        sweeps(poller, 2);
        platform.put("", START.plus(DAY));
        sweeps(poller, 2);
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-080");
        assertThat(deleted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\\u0000", "a\\ud83d", "\\udc00"})
    void idsThatCannotBeKeptAreToldAndDeleteNothing(String id) throws Exception {
        bookings(10);
        Poller poller = poller(Kind.DATES);
        sweeps(poller, 2);
        platform.put(id, START.plus(DAY));
        sweeps(poller, 1);
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-080");
        platform.put(id, START.plus(Duration.ofDays(90)));
        sweeps(poller, 1);
        assertThat(poller.report().problem()).isEmpty();
        assertThat(books.watched("pos/bookings", "")).hasSize(10);
    }

    @Test
    void aCrashWithinASweepOnlyPutsItOff() throws Exception {
        bookings(10);
        sweeps(poller(Kind.DATES), 2);
        platform.delete("b3");
        sweeps(poller(Kind.DATES), 1);
        for (int crash = 1; crash < 6; crash++) {
            clock.pass(EVERY);
            Poller killed = poller(Kind.DATES);
            for (int turn = 0; turn < crash; turn++) {
                killed.turn();
            }
        }
        assertThat(deleted()).isEmpty();
        sweeps(poller(Kind.DATES), 2);
        assertThat(deleted()).containsExactly("b3");
    }

    @Test
    void aSweepThatAnotherProcessBeganSaysNothing() throws Exception {
        byId = "";
        bookings(10);
        sweeps(poller(Kind.ALL), 2);
        for (int sweep = 0; sweep < 3; sweep++) {
            clock.pass(EVERY);
            poller(Kind.ALL).turn();
            Poller next = poller(Kind.ALL);
            for (int turn = 0; turn < 10; turn++) {
                next.turn();
            }
        }
        assertThat(deleted()).isEmpty();
    }

    @Test
    void aPlatformThatCouldSayThatNothingHasChangedIsReadAllTheSame() throws Exception {
        platform = new FakeBookings(clock, behind, 100);
        bookings(10);
        Poller poller = poller(Kind.ALL);
        sweeps(poller, 2);
        platform.delete("b3");
        sweeps(poller, 2);
        assertThat(deleted()).containsExactly("b3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void howeverThePlatformChangesWhatExistsIsNeverDeletedAndWhatIsDeletedIsFound(long seed) throws Exception {
        Random random = new Random(seed);
        behind = Duration.ofMinutes(5);
        platform = new FakeBookings(clock, behind, 3);
        bookings(40);
        platform.afterEachPage = () -> change(random);
        Poller poller = poller(Kind.DATES);
        for (int step = 0; step < 2_000; step++) {
            clock.pass(Duration.ofSeconds(random.nextInt(120)));
            poller.turn();
            if (random.nextInt(60) == 0) {
                poller = poller(Kind.DATES);
            }
            if (step % 20 == 0) {
                assertThat(deleted()).noneMatch(platform::exists);
            }
        }
        platform.afterEachPage = () -> {};
        clock.pass(behind);
        sweeps(poller, 8);
        Instant now = clock.instant();
        List<String> stillWatched = books.watched("pos/bookings", "").stream()
                .filter(one -> !platform.exists(one.id()))
                .map(PollWatched::id)
                .toList();
        assertThat(stillWatched).as("at %s", now).isEmpty();
        assertThat(deleted()).hasSizeGreaterThan(10).noneMatch(platform::exists);
        assertThat(books.entries())
                .filteredOn(entry -> entry.kind() == EntryKind.RUN)
                .isNotEmpty();
    }

    private void change(Random random) {
        List<String> living = platform.ids().stream().filter(platform::exists).toList();
        String one = living.get(random.nextInt(living.size()));
        switch (random.nextInt(8)) {
            case 0 -> platform.delete(one);
            case 1 -> platform.put(one, clock.instant().plus(Duration.ofHours(random.nextInt(1_500))));
            case 2, 3 ->
                platform.put("n" + platform.ids().size(), clock.instant().plus(Duration.ofHours(random.nextInt(700))));
            default -> platform.put(one, clock.instant().plus(Duration.ofHours(random.nextInt(600))));
        }
    }
}
