package io.tablebridge.pipeline;

import io.tablebridge.db.Database;
import io.tablebridge.guests.RecordOutcome;
import io.tablebridge.journal.Position;
import io.tablebridge.journal.SourceDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads what became of events and records. Thread-safe. */
public final class Bookkeeping {

    private final Database database;

    public Bookkeeping(Database database) {
        this.database = database;
    }

    /**
     * Position and counts as of the same transaction.
     *
     * @param position the number of the last entry whose effects are counted
     */
    public record Balance(long position, Map<SourceDay, EventCounts> events, Map<SourceDay, RecordCounts> records) {}

    /** Everything the audit compares with the journal. */
    public Balance balance() {
        return database.snapshot(handle -> new Balance(
                StateTables.state(handle).map(StateTables.State::entry).orElse(0L), events(handle), records(handle)));
    }

    /** The events that are no longer waiting. */
    public Map<SourceDay, EventCounts> events() {
        return database.read(Bookkeeping::events);
    }

    private static Map<SourceDay, EventCounts> events(Handle handle) {
        Map<SourceDay, Map<EventState, Long>> counts = new HashMap<>();
        for (Count count : counts(handle, "event_count")) {
            counts.computeIfAbsent(count.key(), key -> new EnumMap<>(EventState.class))
                    .put(EventState.valueOf(count.state()), count.n());
        }
        Map<SourceDay, EventCounts> result = new HashMap<>();
        counts.forEach((key, states) -> result.put(key, new EventCounts(states)));
        return result;
    }

    /** The records of finished events. */
    public Map<SourceDay, RecordCounts> records() {
        return database.read(Bookkeeping::records);
    }

    private static Map<SourceDay, RecordCounts> records(Handle handle) {
        Map<SourceDay, Map<RecordOutcome, Long>> counts = new HashMap<>();
        for (Count count : counts(handle, "record_count")) {
            counts.computeIfAbsent(count.key(), key -> new EnumMap<>(RecordOutcome.class))
                    .put(RecordOutcome.valueOf(count.state()), count.n());
        }
        Map<SourceDay, RecordCounts> result = new HashMap<>();
        counts.forEach((key, states) -> result.put(key, new RecordCounts(states)));
        return result;
    }

    private static List<Count> counts(Handle handle, String table) {
        return handle.createQuery("SELECT source, event_day, state, n FROM " + table)
                .map((row, context) -> new Count(
                        new SourceDay(row.getString(1), row.getObject(2, LocalDate.class)),
                        row.getString(3).toUpperCase(Locale.ROOT),
                        row.getLong(4)))
                .list();
    }

    /** Whether anything of this source was ever taken in, or is dead. */
    public boolean knows(String source) {
        String sql =
                """
                SELECT EXISTS (SELECT 1 FROM event_count WHERE source = :source)
                    OR EXISTS (SELECT 1 FROM dead_event WHERE source = :source)
                """;
        return database.read(handle -> handle.createQuery(sql)
                .bind("source", source)
                .mapTo(Boolean.class)
                .one());
    }

    /** How many events wait for a person, entries of our own among them: no count by state knows those. */
    public long dead() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM dead_event WHERE " + DeadEvents.OPEN)
                .mapTo(Long.class)
                .one());
    }

    /**
     * Events that wait for a person, oldest first.
     *
     * @param after only those behind this place, {@link Position#START} for the first page
     * @param limit at most this many, 1 to 10,000
     */
    public List<DeadEvent> deadEvents(Position after, int limit) {
        return deadEvents("", after, limit);
    }

    /**
     * The same for one source.
     *
     * @param source its name, empty for all
     */
    public List<DeadEvent> deadEvents(String source, Position after, int limit) {
        return database.read(handle -> DeadEvents.page(handle, DeadEvents.OPEN, source, after, limit));
    }

    /** The same for those that a person dismissed. */
    public List<DeadEvent> dismissedEvents(String source, Position after, int limit) {
        return database.read(handle -> DeadEvents.page(handle, DeadEvents.DISMISSED, source, after, limit));
    }

    /** Dead events whether they were dismissed or not, oldest first. */
    public List<DeadEvent> deadOrDismissed(Position after, int limit) {
        return database.read(handle -> DeadEvents.page(handle, DeadEvents.ANY, "", after, limit));
    }

    /**
     * The entries of events that were dismissed by a decision behind a place: a database that stands there may be told to
     * try them again before that.
     *
     * @param entry the number of the last entry that such a database holds
     */
    public Set<Long> dismissedAfter(long entry) {
        return database.read(handle -> DismissedEvents.after(handle, entry));
    }

    /**
     * The entries of dead events that went through at a decision behind a place: a database that stands there needs them
     * to catch up.
     *
     * @param entry the number of the last entry that such a database holds
     */
    public Set<Long> revivedAfter(long entry) {
        return database.read(handle -> RevivedEvents.after(handle, entry));
    }

    /**
     * The lowest entry that was read again by a decision behind a place: a database that stands there needs everything from
     * it on to catch up.
     *
     * @param entry the number of the last entry that such a database holds
     */
    public OptionalLong rereadAfter(long entry) {
        return database.read(handle -> ReplayStates.lowestAfter(handle, entry));
    }

    /**
     * Those among some events that are dead, oldest first, dismissed ones too.
     *
     * @param events at most 10,000
     */
    public List<DeadEvent> deadAmong(Collection<Position> events) {
        return database.read(handle -> DeadEvents.among(handle, events));
    }

    /** The text of each active mapping by name, as the pipeline uses it. */
    public Map<String, String> activeRules() {
        return database.read(handle -> {
            Map<String, String> rules = new HashMap<>();
            handle.createQuery("SELECT name, content FROM active_rule")
                    .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(rule -> rules.put(rule.getKey(), rule.getValue()));
            return rules;
        });
    }

    /** The active mapping of a name, as the pipeline uses it. */
    public Optional<RuleInForce> ruleInForce(String name) {
        return database.read(
                handle -> handle.createQuery("SELECT since_entry, content FROM active_rule WHERE name = :name")
                        .bind("name", name)
                        .map((row, context) -> new RuleInForce(name, row.getLong(1), row.getString(2)))
                        .findOne());
    }

    private record Count(SourceDay key, String state, long n) {}
}
