package io.tablebridge.pipeline;

import io.tablebridge.pipeline.ActiveMappings.Rule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The tables of the position, the active mappings and the days of the journal. */
final class StateTables {

    private StateTables() {}

    static Optional<State> state(Handle handle) {
        return handle.createQuery("SELECT journal_id, entry FROM pipeline_state WHERE id = 1")
                .map((row, context) -> new State(row.getString(1), row.getLong(2)))
                .findOne();
    }

    static void begin(Handle handle, String journalId) {
        handle.createUpdate("INSERT INTO pipeline_state (id, journal_id, entry) VALUES (1, :journal, 0)")
                .bind("journal", journalId)
                .execute();
    }

    /** Whether it stood where it was believed to stand. */
    static boolean move(Handle handle, long from, long to) {
        return handle.createUpdate("UPDATE pipeline_state SET entry = :to WHERE id = 1 AND entry = :from")
                        .bind("to", to)
                        .bind("from", from)
                        .execute()
                == 1;
    }

    static void loadRules(Handle handle, ActiveMappings mappings) {
        handle.createQuery("SELECT name, content, since_entry FROM active_rule ORDER BY name")
                .map((row, context) -> new Rule(row.getString(1), row.getString(2), row.getLong(3)))
                .forEach(mappings::load);
    }

    static void putRules(Handle handle, Collection<Rule> rules) {
        for (Rule rule : rules) {
            handle.createUpdate("DELETE FROM active_rule WHERE name = :name")
                    .bind("name", rule.name())
                    .execute();
            handle.createUpdate("INSERT INTO active_rule (name, since_entry, content) VALUES (:name, :since, :text)")
                    .bind("name", rule.name())
                    .bind("since", rule.since())
                    .bind("text", rule.text())
                    .execute();
        }
    }

    static NavigableMap<LocalDate, Long> days(Handle handle) {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        handle.createQuery("SELECT received_day, first_entry FROM journal_day")
                .map((row, context) -> Map.entry(row.getObject(1, LocalDate.class), row.getLong(2)))
                .forEach(day -> days.put(day.getKey(), day.getValue()));
        return days;
    }

    static void addDays(Handle handle, Map<LocalDate, Long> days) {
        days.forEach((day, entry) -> handle.createUpdate(
                        "INSERT INTO journal_day (received_day, first_entry) VALUES (:day, :entry)")
                .bind("day", day)
                .bind("entry", entry)
                .execute());
    }

    /** The journal that the database follows, and how far. */
    record State(String journalId, long entry) {}
}
