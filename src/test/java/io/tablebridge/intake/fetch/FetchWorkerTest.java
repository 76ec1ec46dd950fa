package io.tablebridge.intake.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.tablebridge.HandClock;
import io.tablebridge.OwnThread;
import io.tablebridge.db.Database;
import io.tablebridge.intake.FetchDeclaration;
import io.tablebridge.intake.fetch.FetchSetback.Ending;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalBench;
import io.tablebridge.journal.JournalReader;
import io.tablebridge.journal.Power;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.remote.Backoff;
import io.tablebridge.remote.ErrorClass;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is fetched, when, and what the journal is told of it. */
class FetchWorkerTest {

    private static final String ORDERS = "direct:orders";
    private static final String GUESTS = "direct:guests";

    private final HandClock clock = new HandClock(Instant.parse("2026-11-20T18:00:00Z"));
    private final Map<String, ErrorClass> failing = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Database database = Database.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    private FileJournal journal;
    private FetchWorker worker;
    private Duration platformWants = Duration.ZERO;
    private boolean gone;
    private long position;

    @BeforeEach
    void open() throws Exception {
        journal = new JournalBench(new Power(), true).open("", clock);
        start();
    }

    private void start() {
        Backoff backoff = Backoff.standard(() -> 0.5);
        worker = new FetchWorker(database, journal, this::fetch, backoff, clock);
        worker.committed(position);
        worker.open();
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    @Test
    void nothingIsAskedBeforeTheDatabaseHasCaughtUp() {
        thin(ORDERS, "A");
        FetchWorker early = new FetchWorker(database, journal, this::fetch, Backoff.standard(() -> 0.5), clock);
        assertThat(early.next()).isEmpty();
        early.open();
        assertThat(early.next()).isPresent();
    }

    @Test
    void oneFetchAnswersAllThatCameBeforeItAndTheRestIsFetchedAgain() {
        thin(ORDERS, "A");
        thin(ORDERS, "A");
        FetchTask task = worker.next().orElseThrow();
        thin(ORDERS, "A");
        assertThat(worker.next()).as("it is in flight").isEmpty();
        worker.run(task);
        assertThat(worker.next()).as("the database has not heard the answer").isEmpty();
        apply();
        assertThat(asked).containsExactly("A");
        step();
        assertThat(asked).containsExactly("A", "A");
        assertThat(worker.next()).isEmpty();
        assertThat(new FetchBooks(database).waiting()).isEmpty();
    }

    @Test
    void whileAPlatformIsDownItIsAskedSeldomAndNobodyIsGivenUp() {
        for (int i = 0; i < 50; i++) {
            thin(ORDERS, "A" + i);
        }
        everything(ErrorClass.TRANSIENT);
        for (int minute = 0; minute < 60; minute++) {
            for (int second = 0; second < 60; second += 5) {
                drain();
                clock.pass(Duration.ofSeconds(5));
            }
        }
        assertThat(asked).hasSizeBetween(60, 180);
        assertThat(new FetchBooks(database).waiting()).hasSize(50);

        failing.clear();
        asked.clear();
        for (int second = 0; second < 120; second += 5) {
            drain();
            clock.pass(Duration.ofSeconds(5));
        }
        assertThat(asked).hasSize(50).doesNotHaveDuplicates();
        assertThat(new FetchBooks(database).waiting()).isEmpty();
    }

    @Test
    void oneThatAlwaysFailsIsGivenUpWhileTheOthersAreFetched() {
        thin(ORDERS, "bad");
        failing.put("bad", ErrorClass.TRANSIENT);
        for (int i = 0; i < 200 && !new FetchBooks(database).waiting().isEmpty(); i++) {
            thin(ORDERS, "good" + i);
            drain();
            clock.pass(Duration.ofSeconds(20));
        }
        assertThat(asked).filteredOn("bad"::equals).hasSize(FetchWorker.MOST_ATTEMPTS);
        assertThat(new FetchBooks(database).waiting()).isEmpty();
        assertThat(endings()).endsWith(Ending.GIVEN_UP).contains(Ending.RETRY);
    }

    @Test
    void aRetryWhoseTimeHasComeIsNotHeldBackByWhatCameLater() {
        thin(ORDERS, "old");
        failing.put("old", ErrorClass.TRANSIENT);
        step();
        failing.clear();
        clock.pass(Duration.ofMinutes(1));
        thin(ORDERS, "new");
        thin(ORDERS, "newer");
        step();
        step();
        assertThat(asked).containsExactly("old", "new", "old");
    }

    @Test
    void aPlatformThatWantsFewerRequestsIsLeftAloneAsLongAsItSaysOnAllRoutes() {
        thin(ORDERS, "A");
        thin(GUESTS, "B");
        everything(ErrorClass.RATE_LIMITED);
        platformWants = Duration.ofSeconds(90);
        step();
        failing.clear();
        clock.pass(Duration.ofSeconds(89));
        assertThat(worker.next()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        drain();
        assertThat(asked).hasSize(3);
        assertThat(endings()).isEmpty();
    }

    @Test
    void aRefusedTokenPausesItsRouteAloneIsToldOnceAndGoesOnByItself() {
        thin(ORDERS, "A");
        thin(GUESTS, "B");
        failing.put("A", ErrorClass.CONFIG);
        drain();
        assertThat(asked).containsExactlyInAnyOrder("A", "B");
        for (int i = 0; i < 3; i++) {
            clock.pass(Duration.ofMinutes(10));
            drain();
        }
        assertThat(asked).filteredOn("A"::equals).hasSize(4);
        assertThat(endings()).containsExactly(Ending.PAUSE);
        assertThat(new FetchBooks(database).routes())
                .filteredOn(route -> route.route().equals(ORDERS))
                .allMatch(route -> route.paused().isPresent());

        failing.clear();
        clock.pass(Duration.ofMinutes(10));
        drain();
        assertThat(new FetchBooks(database).routes())
                .allMatch(route -> route.paused().isEmpty() && route.events() == 0);
        assertThat(worker.resting()).isEmpty();
    }

    @Test
    void whatIsGoneAndWhatIsRefusedHoldsNobodyElseBack() {
        thin(ORDERS, "gone");
        failing.put("gone", ErrorClass.DATA);
        gone = true;
        step();
        gone = false;
        thin(ORDERS, "refused");
        failing.put("refused", ErrorClass.DATA);
        thin(ORDERS, "good");
        drain();
        assertThat(endings()).containsExactly(Ending.GONE, Ending.REFUSED);
        assertThat(asked).containsExactly("gone", "refused", "good");
        assertThat(new FetchBooks(database).waiting()).isEmpty();
    }

    @Test
    void aNewProcessGoesOnWhereTheJournalStands() {
        thin(ORDERS, "A");
        failing.put("A", ErrorClass.TRANSIENT);
        step();
        start();
        failing.clear();
        assertThat(worker.next()).as("its wait outlives the process").isEmpty();
        clock.pass(Duration.ofSeconds(1));
        drain();
        assertThat(asked).containsExactly("A", "A");
    }

    @Test
    void aDatabaseThatAnswersLateHoldsUpNobodyWhoTellsOfACommit() throws Exception {
        thin(ORDERS, "A");
        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            taken.add(database.dataSource().getConnection());
        }
        CompletableFuture<Optional<FetchTask>> asking = CompletableFuture.supplyAsync(worker::next, new OwnThread());
        try {
            await().until(() -> waitForAConnection() == 1);
            CompletableFuture.runAsync(() -> worker.committed(position), new OwnThread())
                    .get(30, TimeUnit.SECONDS);
            assertThat(asking).isNotDone();
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(asking.get(30, TimeUnit.SECONDS)).isPresent();
    }

    private int waitForAConnection() {
        return ((HikariDataSource) database.dataSource()).getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Test
    void fetchesRunAtMostTwoBatchesAheadOfThePipeline() {
        thin(ORDERS, "A");
        for (int i = 0; i < 1_001; i++) {
            journal.append(new Entry(
                            EntryKind.EVENT, "other", "", clock.instant(), Map.of(), List.of(new byte[] {'x'})))
                    .toCompletableFuture()
                    .join();
        }
        assertThat(worker.next()).isEmpty();
        apply();
        assertThat(worker.next()).isPresent();
    }

    private byte[] fetch(FetchKey key) {
        asked.add(key.id());
        ErrorClass failure = failing.getOrDefault(key.id(), failing.get(""));
        if (failure == null) {
            return new byte[] {'{', '}'};
        }
        Problem problem = Problem.at("thefork " + key.route(), "TB-INT-042", "HTTP 500");
        throw new FetchFailedException(failure, problem, platformWants, gone, new IOException("as asked for"));
    }

    private void everything(ErrorClass failure) {
        failing.put("", failure);
    }

    private void thin(String route, String id) {
        byte[] body = ("{\"uuid\":\"" + id + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Map<String, String> headers =
                new HashMap<>(FetchDeclaration.of(route, "/uuid", false).headers(body));
        headers.put(Entry.MAPPING, "m");
        journal.append(new Entry(EntryKind.EVENT, "thefork", "", clock.instant(), headers, List.of(body)))
                .toCompletableFuture()
                .join();
        apply();
    }

    private void step() {
        worker.run(worker.next().orElseThrow());
        apply();
    }

    private void drain() {
        for (Optional<FetchTask> task = worker.next(); task.isPresent(); task = worker.next()) {
            worker.run(task.get());
            apply();
        }
    }

    /** What the pipeline does with these entries. */
    private void apply() {
        for (StoredEntry stored : after(position)) {
            database.write(handle -> {
                ThinEvent.of(stored).ifPresent(event -> FetchTables.ask(handle, event));
                FetchAnswer.of(stored.entry())
                        .ifPresent(answer -> FetchTables.answered(handle, answer, stored.number()));
                if (FetchSetback.isOne(stored.entry())) {
                    FetchTables.failed(handle, FetchSetback.of(stored.entry()), stored.number());
                }
                return 0;
            });
            position = stored.number();
        }
        worker.committed(position);
    }

    private List<Ending> endings() {
        return after(0).stream()
                .filter(stored -> FetchSetback.isOne(stored.entry()))
                .map(stored -> FetchSetback.of(stored.entry()).ending())
                .toList();
    }

    private List<StoredEntry> after(long entry) {
        List<StoredEntry> all = new ArrayList<>();
        long reached = entry;
        try (JournalReader reader = journal.readAfter(entry)) {
            while (reached < journal.end()) {
                all.addAll(reader.next(1_000, 1 << 20, Duration.ofSeconds(1)));
                reached = all.get(all.size() - 1).number();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return all;
    }
}
