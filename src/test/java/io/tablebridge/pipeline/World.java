package io.tablebridge.pipeline;

import io.tablebridge.TestDatabase;
import io.tablebridge.db.Database;
import io.tablebridge.guests.GuestState;
import io.tablebridge.guests.GuestStore;
import io.tablebridge.guests.ProfileReader;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.SourceDay;
import io.tablebridge.model.GuestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A pipeline over a real database, a journal, and a clock that stands at Friday 19:00 in Taipei. */
final class World implements AutoCloseable {

    static final Instant FRIDAY = Instant.parse("2026-11-20T11:00:00Z");
    static final Clock CLOCK = Clock.fixed(FRIDAY, ZoneOffset.UTC);

    final MemoryJournal journal;
    final Database database;
    final RecordingOutbox outbox = new RecordingOutbox();
    GuestStore store;
    Pipeline pipeline;

    World(MemoryJournal journal, Database database) {
        this.journal = journal;
        this.database = database;
        RecordingOutbox.create(database);
        restart();
    }

    static World empty() {
        World world = new World(new MemoryJournal("journal-a"), TestDatabase.open());
        world.rule("m", "text");
        return world;
    }

    static World beside(MemoryJournal journal) {
        return new World(journal, TestDatabase.open());
    }

    void restart() {
        store = GuestStore.open(database, IdentityRules.common());
        pipeline = Pipeline.open(database, store, outbox, journal, LineMapping::compile, Duration.ofDays(7));
    }

    long rule(String name, String text) {
        return journal.add(entry(EntryKind.RULE, name, "", FRIDAY, Map.of(), text));
    }

    long event(String source, String eventId, String body) {
        return event(source, eventId, FRIDAY, body);
    }

    long event(String source, String eventId, Instant at, String body) {
        return journal.add(entry(EntryKind.EVENT, source, eventId, at, Map.of(Entry.MAPPING, "m"), body));
    }

    long block(String source, String... bodies) {
        return journal.add(entry(EntryKind.BLOCK, source, "", FRIDAY, Map.of(Entry.MAPPING, "m"), bodies));
    }

    long tell(EntryKind kind, String body) {
        return journal.add(entry(kind, "crm", "", FRIDAY, Map.of(), body));
    }

    static Entry entry(
            EntryKind kind, String source, String id, Instant at, Map<String, String> headers, String... bodies) {
        List<byte[]> bytes = Arrays.stream(bodies)
                .map(body -> body.getBytes(StandardCharsets.UTF_8))
                .toList();
        return new Entry(kind, source, id, at, headers, bytes);
    }

    void run() {
        run(500);
    }

    void run(int batch) {
        runUntil(journal.end(), batch);
    }

    void runUntil(long end, int batch) {
        while (pipeline.position() < end) {
            long from = pipeline.position();
            pipeline.process(journal.between(from, Math.min(end, from + batch)));
        }
    }

    EventCounts events(String source) {
        return new Bookkeeping(database)
                .events()
                .getOrDefault(
                        new SourceDay(source, FRIDAY.atOffset(ZoneOffset.UTC).toLocalDate()),
                        new EventCounts(Map.of()));
    }

    RecordCounts records(String source) {
        return new Bookkeeping(database)
                .records()
                .getOrDefault(
                        new SourceDay(source, FRIDAY.atOffset(ZoneOffset.UTC).toLocalDate()),
                        new RecordCounts(Map.of()));
    }

    Map<Long, GuestState> guests() {
        List<Long> ids = LongStream.rangeClosed(1, store.records()).boxed().toList();
        return new TreeMap<>(new ProfileReader(database, IdentityRules.common(), CLOCK).load(ids));
    }

    Map<Long, Long> retiredInto(Long... guests) {
        return new ProfileReader(database, IdentityRules.common(), CLOCK).retiredInto(List.of(guests));
    }

    List<GuestProfile> living() {
        return guests().values().stream()
                .filter(GuestState.Living.class::isInstance)
                .map(state -> ((GuestState.Living) state).profile())
                .toList();
    }

    /** Every row of every table of ours, in the order of their keys. */
    Map<String, List<String>> tables() {
        return database.read(handle -> {
            Map<String, List<String>> tables = new TreeMap<>();
            List<String> names = handle.createQuery("SELECT table_name FROM information_schema.tables"
                            + " WHERE table_schema = CURRENT_SCHEMA AND table_name NOT LIKE 'flyway%'")
                    .mapTo(String.class)
                    .list();
            for (String name : names) {
                tables.put(
                        name.toLowerCase(Locale.ROOT),
                        handle.createQuery("SELECT * FROM \"" + name + "\"").mapToMap().stream()
                                .map(row -> {
                                    row.computeIfPresent("features", (k, v) -> Arrays.toString((byte[]) v));
                                    return row.toString();
                                })
                                .sorted()
                                .toList());
            }
            return tables;
        });
    }

    /** Which records belong together and what they add up to: the same whatever the order of arrival. */
    List<String> export() {
        Map<Long, List<String>> groups = new TreeMap<>();
        database.read(handle -> {
            handle.createQuery(
                            """
                            SELECT m.guest_id, r.source || ' ' || r.record_type || ' ' || r.external_id || ' '
                                || r.told_number || ' ' || r.deleted || ' ' || r.fields || ' ' || r.venue
                            FROM record r JOIN membership m ON m.record_id = r.id
                            WHERE r.told_scheme IS NOT NULL OR r.gone_scheme IS NOT NULL
                            """)
                    .map((row, context) -> Map.entry(row.getLong(1), String.valueOf(row.getString(2))))
                    .forEach(row -> groups.computeIfAbsent(row.getKey(), id -> new ArrayList<>())
                            .add(row.getValue()));
            return 0;
        });
        List<String> export = new ArrayList<>();
        for (GuestProfile profile : living()) {
            TreeMap<String, Object> values = new TreeMap<>(profile.values());
            values.remove("id");
            List<String> records = groups.getOrDefault(profile.guestId(), List.of());
            if (records.isEmpty()) {
                continue; // only what it was once: a bill that had a customer, in an order in which that was the newest
            }
            export.add(records.stream().sorted().toList() + " = " + values);
        }
        return export.stream().sorted().toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
