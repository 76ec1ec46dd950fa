package io.tablebridge.intake.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.HandClock;
import io.tablebridge.intake.poll.PollCoverage.Kind;
import io.tablebridge.intake.poll.PollPaging.Style;
import io.tablebridge.remote.Backoff;
import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.RateBudgets;
import io.tablebridge.remote.RemoteTransport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists that move while somebody pages through them. */
class MovingListTest {

    private static final Instant START = Instant.parse("2026-11-20T11:00:00Z");
    private static final int SIZE = 5;

    private final HandClock clock = new HandClock(START);
    private final MemoryBooks books = new MemoryBooks();

    private Poller poller(RemoteTransport list, Style style) {
        PollRequest request = new PollRequest(
                "GET",
                FakeList.URL + "?cursor={cursor}&page={page}&offset={offset}&limit={limit}&from={from}&to={to}",
                Map.of(),
                "",
                Duration.ofSeconds(5));
        PollPlan plan = new PollPlan(
                "pos",
                "guests",
                request,
                new PollCoverage(
                        Kind.CHANGES,
                        Duration.ofDays(1),
                        Duration.ofMinutes(10),
                        Optional.empty(),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofHours(20)),
                new PollPaging(style, 1),
                new PollReplyReader("/data/items", "/cursor", false),
                PollEnvelope.none(),
                PollTimeFormat.ISO,
                ZoneOffset.UTC,
                SIZE,
                PollSchedule.every(Duration.ofHours(1), Duration.ZERO, () -> 0),
                Optional.empty());
        return new Poller(
                plan,
                new PollFetcher(
                        list, Credentials.bearer("t"), new RateBudgets(clock).of("pos", "a poll", 100_000), clock),
                books,
                books,
                new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), () -> 1),
                clock);
    }

    /** Until the first sweep ended. */
    private int sweep(Poller poller) throws InterruptedException {
        int turns = 0;
        do {
            poller.turn();
        } while (++turns < 5_000 && poller.report().lastSuccess().isEmpty());
        return turns;
    }

    @ParameterizedTest
    @EnumSource(names = {"CURSOR", "PAGE", "OFFSET"})
    void whoMovesUpWhileOthersAreChangedIsNotPassedOver(Style style) throws Exception {
        MovingList list = new MovingList(style, SIZE);
        for (int record = 0; record < 40; record++) {
            list.change(record, START.minusSeconds(80_000L - 60L * record));
        }
        // The next sweep brings those: they were changed after this one began.
        int[] next = {0};
        list.afterEachPage = () -> list.change(next[0]++, clock.instant());
        sweep(poller(list, style));

        for (int record = next[0]; record < 40; record++) {
            assertThat(books.records()).contains("{\"id\": " + record + ", \"version\": 1}");
        }
    }

    @Property(tries = 200)
    void nothingIsMissingAfterASweepThatNothingChangedAfter(
            @ForAll Style style, @ForAll long seed, @ForAll @IntRange(max = 60) int records) throws Exception {
        if (style != Style.CURSOR && style != Style.PAGE && style != Style.OFFSET) {
            return;
        }
        MovingListTest one = new MovingListTest();
        Random random = new Random(seed);
        MovingList list = new MovingList(style, SIZE);
        for (int record = 0; record < records; record++) {
            list.change(record, START.minusSeconds(random.nextInt(86_000) + 2));
        }
        list.afterEachPage = () -> {
            one.clock.pass(Duration.ofSeconds(1));
            if (records > 0 && random.nextInt(3) > 0) {
                list.change(random.nextInt(records), one.clock.instant());
            }
        };
        Poller poller = one.poller(list, style);
        for (int turn = 0; turn < 2_000 && poller.report().lastSuccess().isEmpty(); turn++) {
            if (random.nextInt(20) == 0) {
                one.books.refuse(1);
            }
            if (random.nextInt(20) == 0) {
                poller = one.poller(list, style);
            }
            poller.turn();
            one.clock.pass(Duration.ofSeconds(random.nextInt(10)));
        }
        assertThat(poller.report().lastSuccess()).isPresent();
        list.afterEachPage = () -> {};
        one.clock.pass(Duration.ofHours(1));
        Instant quiet = one.clock.instant();
        for (int turn = 0;
                turn < 500 && poller.report().lastSuccess().orElseThrow().isBefore(quiet);
                turn++) {
            poller.turn();
            one.clock.pass(Duration.ofSeconds(30));
        }
        assertThat(new HashSet<>(one.books.records())).containsAll(list.records());
    }

    @Test
    void aListOfASecondIsReadPageByPage() throws Exception {
        MovingList list = new MovingList(Style.CURSOR, SIZE);
        for (int record = 0; record < 100; record++) {
            list.change(record, START.minusSeconds(100));
        }
        int turns = sweep(poller(list, Style.CURSOR));
        assertThat(new HashSet<>(books.records())).hasSize(100);
        assertThat(turns).isLessThan(20 + 60);
    }

    @Test
    void aPlatformThatOverlooksTheTimesIsReadPageByPage() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, SIZE, 100);
        sweep(poller(list, Style.CURSOR));
        assertThat(new HashSet<>(books.records())).hasSize(100);
        // 20 pages in each of two parts, once more for the second it was narrowed to, and what it took to notice.
        assertThat(list.asked).hasSizeLessThan(3 * 20 + 12);
    }

    @Test
    void manyChangesCostAboutTwiceAsManyRequestsAsPages() throws Exception {
        MovingList list = new MovingList(Style.CURSOR, SIZE);
        for (int record = 0; record < 1_000; record++) {
            list.change(record, START.minusSeconds(86_000L - 80L * record));
        }
        sweep(poller(list, Style.CURSOR));
        assertThat(new HashSet<>(books.records())).hasSize(1_000);
        assertThat(list.asked).isLessThan(3 * 1_000 / SIZE);
    }

    @Test
    void aSweepOfOnePageIsOneRequest() throws Exception {
        MovingList list = new MovingList(Style.CURSOR, 100);
        for (int record = 0; record < 60; record++) {
            list.change(record, START.minusSeconds(10_000L - record));
        }
        sweep(poller(list, Style.CURSOR));
        // The day before in two parts, for the platform takes no more than 20 hours at once.
        assertThat(list.asked).isEqualTo(2);
    }
}
