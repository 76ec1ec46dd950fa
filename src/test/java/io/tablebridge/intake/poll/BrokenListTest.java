package io.tablebridge.intake.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.HandClock;
import io.tablebridge.OwnThread;
import io.tablebridge.intake.poll.PollCoverage.Kind;
import io.tablebridge.intake.poll.PollPaging.Style;
import io.tablebridge.remote.Backoff;
import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.RateBudgets;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Lists that break behind their first page, and orders that come while a page is on its way. */
class BrokenListTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T11:00:00Z"));
    private final MemoryBooks books = new MemoryBooks();
    private int pages = 3;

    private Poller poller(RemoteTransport list, Style style, Kind kind, PollSink sink) {
        PollRequest request = new PollRequest(
                "GET",
                FakeList.URL + "?page={page}&offset={offset}&cursor={cursor}&from={from}&to={to}",
                Map.of(),
                "",
                Duration.ofSeconds(5));
        PollPlan plan = new PollPlan(
                "pos",
                "bills",
                request,
                new PollCoverage(kind, DAY, Duration.ofMinutes(10), Optional.empty(), DAY, DAY, DAY.multipliedBy(31)),
                new PollPaging(style, 1),
                new PollReplyReader("/data/items", "/cursor", false),
                PollEnvelope.none(),
                PollTimeFormat.ISO,
                ZoneOffset.UTC,
                10,
                PollSchedule.every(Duration.ofHours(1), Duration.ZERO, () -> 0),
                Optional.empty());
        return new Poller(
                plan,
                new PollFetcher(list, Credentials.none(), new RateBudgets(clock).of("pos", "items", 100_000), clock),
                books,
                sink,
                new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), () -> 1),
                clock);
    }

    private void aDay(Poller poller) throws InterruptedException {
        for (int second = 0; second < DAY.toSeconds(); second++) {
            poller.turn();
            clock.pass(Duration.ofSeconds(1));
        }
    }

    /** Behind its last page it gives that once more. */
    private RemoteResponse repeating(Map<String, String> query) {
        int page = Math.min(Integer.parseInt(query.getOrDefault("page", "1")), pages);
        return FakeList.answer(200, Map.of(), "{\"data\":{\"items\":[" + FakeList.record(page) + "]}}");
    }

    @Test
    void aPlatformThatRepeatsItsLastPageIsReadAFewTimesADay() throws Exception {
        Poller poller = poller(request -> repeating(FakeList.query(request)), Style.PAGE, Kind.ALL, books);
        aDay(poller);
        assertThat(books.entries()).hasSizeBetween(3 * 8, 3 * 16);
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-026");
        assertThat(poller.report().lastSuccess()).isEmpty();
        assertThat(poller.report().nextTry())
                .hasValueSatisfying(next -> assertThat(next).isAfter(clock.instant()));
    }

    @Test
    void anOffsetThatThePlatformRefusesIsTriedAFewTimesADay() throws Exception {
        FakeList list = new FakeList(Style.OFFSET, 10, 1_000);
        RemoteTransport capped =
                request -> Integer.parseInt(FakeList.query(request).getOrDefault("offset", "0")) > 20
                        ? FakeList.answer(400, Map.of(), "")
                        : list.send(request);
        Poller poller = poller(capped, Style.OFFSET, Kind.ALL, books);
        aDay(poller);
        assertThat(books.entries()).hasSizeBetween(3 * 8, 3 * 16);
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-033");
    }

    @Test
    void aMarkThatIsNeverKnownAgainIsTriedAFewTimesADay() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 1_000);
        RemoteTransport forgetful =
                request -> "20".equals(FakeList.query(request).get("cursor"))
                        ? FakeList.answer(404, Map.of(), "")
                        : list.send(request);
        aDay(poller(forgetful, Style.CURSOR, Kind.CHANGES, books));
        assertThat(books.entries()).hasSizeBetween(2 * 8, 2 * 16);
    }

    @Test
    void behindThePageThatItBrokeAtAllIsWellAgain() throws Exception {
        Poller poller = poller(request -> repeating(FakeList.query(request)), Style.PAGE, Kind.ALL, books);
        aDay(poller);
        pages = 5;
        for (int hour = 0; hour < 6; hour++) {
            clock.pass(Duration.ofHours(1));
            poller.turn();
        }
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-026");
        for (int page = 0; page < 3; page++) {
            poller.turn();
        }
        assertThat(poller.report().problem()).isEmpty();
    }

    @Test
    void anOrderThatComesWhileAPageIsKeptLosesNeither() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        PollSink slow = page -> {
            inside.countDown();
            assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
            return books.keep(page);
        };
        Poller poller = poller(new FakeList(Style.CURSOR, 10, 35), Style.CURSOR, Kind.DATES, slow);
        poller.order(none -> PollState.backfill(Instant.EPOCH, Instant.EPOCH.plus(DAY)));
        Thread own = new Thread(poller);
        own.start();
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(CompletableFuture.supplyAsync(poller::report, new OwnThread())
                        .get(5, TimeUnit.SECONDS)
                        .pages())
                .isZero();
        CompletableFuture<Void> stopped =
                CompletableFuture.runAsync(() -> poller.order(state -> state.withStopped(true)), new OwnThread());
        goOn.countDown();
        stopped.get(10, TimeUnit.SECONDS);
        poller.stop();
        own.join();
        PollState told = books.state("pos/bills#backfill").orElseThrow();
        assertThat(told.stopped()).isTrue();
        assertThat(told).isEqualTo(poller.backfill());
    }

    @Test
    void ourKeyIsNotKeptOfAnAddressThatThePlatformTells() {
        RemoteResponse reply =
                FakeList.answer(200, Map.of("link", "<" + FakeList.URL + "?key=s&cursor=20>; rel=\"next\""), "[]");
        assertThat(new PollPaging(Style.LINK, 1, "key")
                        .next(new PollPlace("", 1, 0), PollReply.NOTHING, reply, FakeList.URL))
                .map(PollPlace::cursor)
                .contains(FakeList.URL + "?cursor=20");
        assertThat(PollSeen.of(FakeList.URL, "e", "").request()).doesNotContain("example");
    }
}
