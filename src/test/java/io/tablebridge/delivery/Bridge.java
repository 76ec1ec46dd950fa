package io.tablebridge.delivery;

import io.tablebridge.HandClock;
import io.tablebridge.TestDatabase;
import io.tablebridge.db.Database;
import io.tablebridge.delivery.hubspot.HubSpotDestination;
import io.tablebridge.delivery.hubspot.HubSpotSettings;
import io.tablebridge.guests.GuestProfiles;
import io.tablebridge.guests.GuestState;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Journal;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.remote.Backoff;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.sandbox.HubSpotSandbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Everything from the journal to a sandbox, driven by hand: a stand-in for the pipeline applies the journal's entries. */
public final class Bridge implements AutoCloseable, DeliveryListener {

    static final String NAME = "hubspot";

    final MemoryJournal journal = new MemoryJournal();
    final Map<Long, GuestState> guests = new ConcurrentHashMap<>();
    private final GuestProfiles profiles = new MadeUp();
    final List<Trouble> troubles = new ArrayList<>();
    final List<String> delivered = new ArrayList<>();
    final List<Duration> ages = new ArrayList<>();
    final HandClock clock = new HandClock(Instant.parse("2026-11-22T03:00:00Z"));
    final JournaledOutbox outbox = new JournaledOutbox();
    private Arrivals arrivals = new Arrivals(journal, 1000);
    private final HubSpotSandbox sandbox;
    int refusedWrites;
    int putAside;
    Database database = newDatabase();
    DeliverySettings settings = DeliverySettings.standard();
    String token;
    Duration timeout = Duration.ofSeconds(5);
    Runnable beforeWrite = () -> {};
    /** Where a write goes instead of its address. */
    UnaryOperator<String> roadOfWrites = url -> url;
    /** Writes that hold one of these words are answered with status 500. */
    final Set<String> poison = new HashSet<>();

    DeliveryWorker worker;
    private long position;

    Bridge(HubSpotSandbox sandbox, String token) {
        this.sandbox = sandbox;
        this.token = token;
        this.worker = newWorker();
        worker.open();
    }

    /** One in which the guests that a test may make are known. */
    private static Database newDatabase() {
        Database database = TestDatabase.open();
        database.write(h -> h.createUpdate(
                        """
                        INSERT INTO guest (id, public_id, since_entry)
                        SELECT x.id, 'g' || x.id, 0 FROM UNNEST(:ids) AS x (id)""")
                .bind("ids", LongStream.rangeClosed(1, 1000).boxed().toArray(Long[]::new))
                .execute());
        return database;
    }

    /** A process that starts: nothing in memory survives. */
    void restart() {
        arrivals = new Arrivals(journal, 1000);
        worker = newWorker();
        worker.committed(position);
        worker.open();
    }

    DeliveryPreview preview() {
        RateBudget budget = new RateBudget(Clock.systemUTC(), 1000, Duration.ofSeconds(10));
        return new DeliveryPreview(destination(budget), TestMapping::new, profiles, database, clock);
    }

    DeliveryWorker newWorker() {
        RateBudget budget = new RateBudget(Clock.systemUTC(), 1000, Duration.ofSeconds(10));
        return new DeliveryWorker(
                settings,
                destination(budget),
                TestMapping::new,
                profiles,
                database,
                journal,
                arrivals,
                this,
                Backoff.standard(() -> 0.5),
                clock);
    }

    HubSpotDestination destination(RateBudget budget) {
        HubSpotSettings hubspot = new HubSpotSettings(
                NAME, sandbox.baseUri(), "2026-09", TestMapping.ID, 100, timeout, "TW", ZoneId.of("Asia/Taipei"));
        RemoteTransport http = new JdkTransport();
        RemoteTransport transport = request -> {
            boolean write =
                    request.url().endsWith("/batch/upsert") || request.url().endsWith("/batch/update");
            if (write) {
                beforeWrite.run();
                beforeWrite = () -> {};
            }
            String body = new String(request.body(), StandardCharsets.UTF_8);
            if (write && poison.stream().anyMatch(body::contains)) {
                refusedWrites++;
                return new RemoteResponse(500, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
            }
            String url = write ? roadOfWrites.apply(request.url()) : request.url();
            return http.send(
                    new RemoteRequest(request.method(), url, request.headers(), request.body(), request.timeout()));
        };
        return new HubSpotDestination(hubspot, transport, () -> token, budget, Clock.systemUTC());
    }

    /** The guests as the test made them. */
    private final class MadeUp implements GuestProfiles {

        @Override
        public Map<Long, GuestState> load(Collection<Long> ids) {
            Map<Long, GuestState> found = new HashMap<>(guests);
            found.keySet().retainAll(Set.copyOf(ids));
            return found;
        }

        @Override
        public Map<Long, Long> retiredInto(Collection<Long> ids) {
            Map<Long, Long> found = new HashMap<>();
            guests.forEach((id, state) -> {
                if (state instanceof GuestState.Retired retired && ids.contains(retired.survivorId())) {
                    found.put(id, retired.survivorId());
                }
            });
            return found;
        }
    }

    /** An event that changes a guest: kept in the journal, applied when the pipeline comes to it. */
    long guest(long id, Map<String, Object> values) {
        guests.put(id, new GuestState.Living(new GuestProfile(id, publicId(id), values)));
        return event(id);
    }

    void retire(long id, long survivor) {
        guests.put(id, new GuestState.Retired(id, publicId(id), survivor, publicId(survivor)));
        event(id);
        event(survivor);
    }

    /** One event that makes a guest go into another. */
    void join(long id, long survivor, Map<String, Object> values) {
        guests.put(id, new GuestState.Retired(id, publicId(id), survivor, publicId(survivor)));
        guests.put(survivor, new GuestState.Living(new GuestProfile(survivor, publicId(survivor), values)));
        event(List.of(id, survivor));
    }

    private long event(long id) {
        return event(List.of(id));
    }

    /** An event that changes several guests. */
    long event(List<Long> ids) {
        String text = ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        append(new Entry(EntryKind.EVENT, "inline", "", clock.instant(), Map.of(), List.of(body)));
        return journal.end();
    }

    /** Somebody else changes and settles, so often, with time passing in between. */
    void otherTraffic(long firstGuest, int rounds) {
        for (int round = 0; round < rounds; round++) {
            guest(firstGuest + round, person("客", "other" + round + "@example.com", ""));
            settle();
            clock.pass(Duration.ofSeconds(61));
            settle();
        }
    }

    void decide(DeliveryDecision decision) {
        append(DeliveryEntries.decision(NAME, decision, List.of(), clock.instant()));
    }

    private void append(Entry entry) {
        journal.append(entry).toCompletableFuture().join();
    }

    static String publicId(long id) {
        return "g" + id;
    }

    static Map<String, Object> person(String name, String email, String phone) {
        Map<String, Object> values = new TreeMap<>();
        values.put(ProfileFields.NAME, name);
        if (!email.isEmpty()) {
            values.put(ProfileFields.EMAIL, email);
        }
        if (!phone.isEmpty()) {
            values.put(ProfileFields.PHONE, phone);
        }
        return values;
    }

    /** The pipeline takes in what the journal holds. */
    void catchUp() {
        position = apply(journal, outbox, database, position);
        worker.committed(position);
    }

    private long apply(Journal from, Outbox through, Database into, long after) {
        List<StoredEntry> entries = journal.entries();
        for (StoredEntry stored : entries.subList((int) after, entries.size())) {
            into.write(h -> {
                if (stored.entry().kind() == EntryKind.EVENT) {
                    String id = new String(stored.entry().body(), StandardCharsets.UTF_8);
                    through.mark(h, Stream.of(id.split(" ")).map(Long::valueOf).toList(), stored.number());
                    arrivals.record(
                            stored.number(),
                            stored.entry().source(),
                            stored.entry().receivedAt());
                } else {
                    through.apply(h, stored);
                }
                if (stored.number() == entries.size()) {
                    through.fold(h);
                }
                return true;
            });
        }
        return from.end();
    }

    /** The tables as they come out of the same journal in a new database. */
    List<Map<String, Object>> replayed() {
        try (Database fresh = newDatabase()) {
            apply(journal, new JournaledOutbox(), fresh, 0);
            return rows(fresh);
        }
    }

    List<Map<String, Object>> rows(Database from) {
        return from.read(h -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (String sql : List.of(
                    "SELECT * FROM delivery ORDER BY destination, guest_id",
                    "SELECT * FROM delivery_destination ORDER BY name",
                    "SELECT * FROM delivery_mark ORDER BY guest_id")) {
                rows.addAll(h.createQuery(sql).mapToMap().list());
            }
            return rows;
        });
    }

    DeliveryRow row(long guest) {
        return database.read(h -> DeliveryTables.rows(h, NAME, List.of(guest)).get(0));
    }

    /** Steps and catches up until nothing is left to do now. */
    void settle() {
        int idle = 0;
        for (int step = 0; idle < 3; step++) {
            if (step > 200) {
                throw new AssertionError("it never comes to rest");
            }
            catchUp();
            idle = worker.runOnce().handled() == 0 ? idle + 1 : 0;
        }
        catchUp();
    }

    /** Settles, then lets time pass, so often that every backoff has ended. */
    void settleWithTime() {
        for (int round = 0; round < 12; round++) {
            settle();
            clock.pass(Duration.ofSeconds(61));
        }
        settle();
    }

    @Override
    public void delivered(String destination, String source, Duration since) {
        delivered.add(source);
        ages.add(since);
    }

    @Override
    public void handled(String destination, int inStep, int dead) {
        putAside += dead;
    }

    @Override
    public void troubled(String destination, Trouble trouble) {
        troubles.add(trouble);
    }

    @Override
    public void close() {
        database.close();
    }
}
