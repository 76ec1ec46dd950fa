package io.tablebridge.intake.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.HandClock;
import io.tablebridge.intake.poll.PollCoverage.Kind;
import io.tablebridge.intake.poll.PollPaging.Style;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.remote.Backoff;
import io.tablebridge.remote.Credentials;
import io.tablebridge.remote.RateBudgets;
import io.tablebridge.settings.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PollerTest {

    private static final Instant START = Instant.parse("2026-11-20T11:00:00Z");

    private final HandClock clock = new HandClock(START);
    private final MemoryBooks books = new MemoryBooks();

    private static PollCoverage coverage(Kind kind) {
        return new PollCoverage(
                kind,
                Duration.ofDays(1),
                Duration.ofMinutes(10),
                Optional.of(Duration.ofHours(6)),
                Duration.ofDays(1),
                Duration.ofDays(60),
                Duration.ofDays(31));
    }

    private Poller poller(FakeList list, Style style, Kind kind) {
        String query =
                switch (style) {
                    case PAGE -> "page={page}";
                    case OFFSET -> "offset={offset}&limit={limit}";
                    default -> "cursor={cursor}";
                };
        PollRequest request = new PollRequest(
                "GET", FakeList.URL + "?" + query + "&from={from}&to={to}", Map.of(), "", Duration.ofSeconds(5));
        return poller(list, plan(request, style, kind));
    }

    private static PollPlan plan(PollRequest request, Style style, Kind kind) {
        return new PollPlan(
                "pos",
                "bills",
                request,
                coverage(kind),
                new PollPaging(style, 1),
                new PollReplyReader("/data/items", "/cursor", false),
                PollEnvelope.none(),
                PollTimeFormat.ISO,
                ZoneOffset.UTC,
                10,
                PollSchedule.every(Duration.ofHours(1), Duration.ZERO, () -> 0),
                Optional.empty());
    }

    private Poller poller(FakeList list, PollPlan plan) {
        return new Poller(
                plan,
                new PollFetcher(
                        list, Credentials.bearer("t"), new RateBudgets(clock).of("pos", "a poll", 100_000), clock),
                books,
                books,
                new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), () -> 1),
                clock);
    }

    private static void turns(Poller poller, int turns) throws InterruptedException {
        for (int i = 0; i < turns; i++) {
            poller.turn();
        }
    }

    private static List<String> all(int records) {
        return IntStream.range(0, records).mapToObj(FakeList::record).toList();
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void everyStyleOfPagingBringsEachRecordOnceAndByteByByte(Style style) throws Exception {
        FakeList list = new FakeList(style, 10, 35);
        Poller poller = poller(list, style, Kind.ALL);
        turns(poller, 8);

        assertThat(books.records()).isEqualTo(all(35));
        assertThat(poller.report().lastSuccess()).contains(START);
        assertThat(poller.report().nextDue()).contains(START.plus(Duration.ofHours(1)));
        assertThat(list.asked)
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("Authorization", "Bearer t"));
    }

    @Test
    void afterACrashOnlyThePageThatWasNotKeptIsAskedForAgain() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 35);
        turns(poller(list, Style.CURSOR, Kind.ALL), 2);
        books.refuse(1);
        turns(poller(list, Style.CURSOR, Kind.ALL), 1);
        turns(poller(list, Style.CURSOR, Kind.ALL), 2);

        assertThat(books.records()).isEqualTo(all(35));
        assertThat(list.asked)
                .extracting(request -> FakeList.query(request).getOrDefault("cursor", ""))
                .containsExactly("", "10", "20", "20", "30");
    }

    @Test
    void aLargePageIsKeptInPartsAndOnlyTheLastMovesTheCursor() throws Exception {
        String large = "{\"text\":\"" + "x".repeat(700_000) + "\"}";
        String page = "{\"data\":{\"items\":[" + large + "," + large + "," + large + "]}}";
        FakeList list = new FakeList(Style.CURSOR, 10, 0);
        list.instead.add(FakeList.answer(200, Map.of(), page));
        list.instead.add(FakeList.answer(200, Map.of(), page));
        books.refuseAfter(2);
        turns(poller(list, Style.CURSOR, Kind.ALL), 1);
        assertThat(books.entries()).hasSize(2);
        assertThat(books.state("pos/bills")).isEmpty();

        turns(poller(list, Style.CURSOR, Kind.ALL), 1);
        assertThat(books.entries()).hasSize(2 + 3);
        assertThat(books.state("pos/bills").orElseThrow().records()).isEqualTo(3);
    }

    @Test
    void atMostTwoPagesLieBeforeTheDatabase() throws Exception {
        books.holdAt(0);
        turns(poller(new FakeList(Style.CURSOR, 10, 95), Style.CURSOR, Kind.ALL), 10);
        assertThat(books.records()).hasSize(95);
        assertThat(books.mostAhead()).isEqualTo(2);
    }

    @Test
    void aPollWithTimesOfItsOwnWaitsForTheFirstOfThem() {
        PollSchedule nightly = PollSchedule.cron("0 0 3 * * ?", ZoneOffset.UTC, Duration.ZERO, () -> 0);
        assertThat(nightly.first(START)).isEqualTo("2026-11-21T03:00:00Z");
        assertThat(nightly.after(Instant.parse("2026-11-21T03:00:10Z"))).isEqualTo("2026-11-22T03:00:00Z");
    }

    @Test
    void aSweepOfChangesBeginsALittleBeforeTheLastOneEnded() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 5);
        Poller poller = poller(list, Style.CURSOR, Kind.CHANGES);
        turns(poller, 1);
        clock.pass(Duration.ofHours(1));
        turns(poller, 1);
        assertThat(FakeList.query(list.asked.get(0)))
                .containsEntry("from", "2026-11-19T11:00:00Z")
                .containsEntry("to", "2026-11-20T11:00:00Z");
        assertThat(FakeList.query(list.asked.get(1)))
                .containsEntry("from", "2026-11-20T10:50:00Z")
                .containsEntry("to", "2026-11-20T12:00:00Z");
    }

    @Test
    void aLateSweepGoesBackTwiceItsTime() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 5);
        Poller poller = poller(list, Style.CURSOR, Kind.CHANGES);
        for (int hour = 0; hour < 8; hour++) {
            turns(poller, 1);
            clock.pass(Duration.ofHours(1));
        }
        assertThat(list.asked)
                .extracting(request -> FakeList.query(request).getOrDefault("from", ""))
                .containsSubsequence("2026-11-20T14:50:00Z", "2026-11-20T05:00:00Z", "2026-11-20T16:50:00Z");
    }

    @Test
    void datesAreAskedForInPartsThatThePlatformTakes() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 15);
        turns(poller(list, Style.CURSOR, Kind.DATES), 4);
        assertThat(list.asked)
                .extracting(request -> FakeList.query(request).getOrDefault("from", ""))
                .containsExactly(
                        "2026-11-19T11:00:00Z", "2026-11-19T11:00:00Z", "2026-12-20T11:00:00Z", "2026-12-20T11:00:00Z");
        assertThat(FakeList.query(list.asked.get(2))).containsEntry("to", "2027-01-19T11:00:00Z");
        assertThat(books.state("pos/bills").orElseThrow().sweep()).isEmpty();
    }

    @Test
    void aPoisonousPageMovesNothingAndSaysWhatIsWrong() throws Exception {
        String deep = "[".repeat(200) + "]".repeat(200);
        Map<String, String> bad = Map.of(
                "<html>",
                "TB-INT-023",
                "{\"data\":{\"items\":" + deep + "}}",
                "TB-INT-025",
                "{\"data\":{\"x\":" + deep + ",\"items\":[]}}",
                "TB-INT-023",
                "{\"data\":{\"items\":[]}",
                "TB-INT-023",
                "{\"other\":[]}",
                "TB-INT-025",
                "{\"data\":{\"items\":[7]}}",
                "TB-INT-025");
        FakeList list = new FakeList(Style.CURSOR, 10, 5);
        Poller poller = poller(list, Style.CURSOR, Kind.ALL);
        for (Map.Entry<String, String> one : bad.entrySet()) {
            list.instead.add(FakeList.answer(200, Map.of(), one.getKey()));
            turns(poller, 1);
            assertThat(poller.report().problem())
                    .as(one.getKey())
                    .map(Problem::code)
                    .contains(one.getValue());
            assertThat(poller.report().problem()).map(Problem::place).contains("pos/bills");
            clock.pass(Duration.ofMinutes(10));
        }
        assertThat(books.entries()).isEmpty();
        turns(poller, 1);
        assertThat(poller.report().problem()).isEmpty();
        assertThat(books.records()).hasSize(5);
    }

    @Test
    void aCircleOfPagesIsNoticed() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 35);
        Poller poller = poller(list, Style.CURSOR, Kind.ALL);
        turns(poller, 2);
        list.instead.add(FakeList.answer(200, Map.of(), "{\"data\":{\"items\":[{}]},\"cursor\":\"20\"}"));
        turns(poller, 1);
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-026");
        clock.pass(Duration.ofMinutes(1));
        turns(poller, 4);
        assertThat(poller.report().problem()).isEmpty();
        assertThat(new HashSet<>(books.records())).isEqualTo(new HashSet<>(all(35)));
    }

    @Test
    void aPlatformThatKnowsNoPageNumbersIsNoticed() throws Exception {
        FakeList list = new FakeList(Style.NONE, 10, 5);
        Poller poller = poller(list, Style.PAGE, Kind.ALL);
        turns(poller, 2);
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-026");
        assertThat(books.records()).hasSize(5);
    }

    @Test
    void aNextPageAtAnotherHostIsNotAsked() throws Exception {
        FakeList list = new FakeList(Style.NEXT_URL, 10, 35);
        list.instead.add(FakeList.answer(
                200, Map.of(), "{\"data\":{\"items\":[{}]},\"cursor\":\"https://evil.example.com/list\"}"));
        Poller poller = poller(list, Style.NEXT_URL, Kind.ALL);
        turns(poller, 1);
        assertThat(poller.report().problem()).map(Problem::code).contains("TB-INT-028");
        assertThat(list.asked).hasSize(1);
    }

    @Test
    void theWholeAccountWaitsAsLongAsThePlatformAsks() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 5);
        list.instead.add(FakeList.answer(429, Map.of("retry-after", "120"), ""));
        Poller poller = poller(list, Style.CURSOR, Kind.ALL);
        turns(poller, 1);
        clock.pass(Duration.ofSeconds(119));
        turns(poller, 1);
        assertThat(list.asked).hasSize(1);
        clock.pass(Duration.ofSeconds(2));
        turns(poller, 1);
        assertThat(books.records()).hasSize(5);
    }

    @Test
    void aMarkThatHasGrownTooOldBeginsTheListAgain() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 35);
        Poller poller = poller(list, Style.CURSOR, Kind.ALL);
        turns(poller, 2);
        list.instead.add(FakeList.answer(400, Map.of(), ""));
        turns(poller, 1);
        clock.pass(Duration.ofMinutes(1));
        turns(poller, 4);
        assertThat(books.records()).hasSize(20 + 35);
        assertThat(poller.report().problem()).isEmpty();
    }

    @Test
    void aListThatHasNotChangedIsNotReadAgain() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 5);
        list.headers = Map.of("etag", "\"v1\"");
        PollPlan plan =
                plan(new PollRequest("GET", FakeList.URL, Map.of(), "", Duration.ofSeconds(5)), Style.NONE, Kind.ALL);
        turns(poller(list, plan), 1);
        clock.pass(Duration.ofHours(1));
        list.instead.add(FakeList.answer(304, Map.of(), ""));
        Poller again = poller(list, plan);
        turns(again, 1);

        assertThat(list.asked.get(1).headers()).containsEntry("If-None-Match", "\"v1\"");
        assertThat(books.records()).hasSize(5);
        assertThat(again.report().lastSuccess()).contains(clock.instant());
    }

    @Test
    void aBackfillGoesOnWhereItWasAfterARestartAndCanBeStopped() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 35);
        Poller poller = poller(list, Style.CURSOR, Kind.DATES);
        turns(poller, 8);
        int before = list.asked.size();
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        poller.order(none -> PollState.backfill(from, from.plus(Duration.ofDays(40))));
        turns(poller, 3);
        poller.order(state -> state.withStopped(true));
        turns(poller, 2);
        assertThat(list.asked).hasSize(before + 3);
        assertThat(poller.report().backfill().orElseThrow().state()).isEqualTo(PollReport.State.STOPPED);

        Poller again = poller(list, Style.CURSOR, Kind.DATES);
        turns(again, 1);
        again.order(state -> state.withStopped(false));
        turns(again, 6);
        assertThat(list.asked).hasSize(before + 8);
        assertThat(again.report().backfill()).hasValueSatisfying(done -> {
            assertThat(done.state()).isEqualTo(PollReport.State.ENDED);
            assertThat(done.records()).isEqualTo(70);
        });
        assertThat(books.entries())
                .filteredOn(entry -> entry.kind() == EntryKind.RUN)
                .hasSize(3);
    }

    @Test
    void aRewrittenRequestBeginsItsSweepAgain() throws Exception {
        FakeList list = new FakeList(Style.CURSOR, 10, 35);
        turns(poller(list, Style.CURSOR, Kind.ALL), 2);
        PollRequest rewritten = new PollRequest(
                "GET", FakeList.URL + "?cursor={cursor}&open=true", Map.of(), "", Duration.ofSeconds(5));
        turns(poller(list, plan(rewritten, Style.CURSOR, Kind.ALL)), 5);
        assertThat(books.records()).hasSize(20 + 35);
    }

    @Test
    void aPageWithoutRecordsMovesTheCursorAllTheSame() throws Exception {
        turns(poller(new FakeList(Style.CURSOR, 10, 0), Style.CURSOR, Kind.CHANGES), 1);
        assertThat(books.entries()).singleElement().satisfies(entry -> assertThat(entry.kind())
                .isEqualTo(EntryKind.RUN));
        assertThat(books.state("pos/bills").orElseThrow().done()).contains(START);
        assertThat(books.entries().get(0).headers()).doesNotContainKey(Entry.MAPPING);
    }
}
