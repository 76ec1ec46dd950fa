package io.tablebridge.pipeline;

import io.tablebridge.guests.Arrival;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The numbers by which imports are told apart, each that of the entry by which it began. One batch, one thread. */
final class ImportNumbers {

    private static final String FIND =
            """
            SELECT r.begun_entry, r.begun_at, t.import_no FROM import_run r
            LEFT JOIN take_back t ON t.import_no = r.begun_entry WHERE r.id = :id
            """;

    /** Some more than anybody may still want to take back. */
    private static final Duration REMEMBERED = TakeBackDecision.WINDOW.plusDays(1);

    private final Handle handle;
    private Map<String, String> headers = Map.of();
    private Optional<Known> newest = Optional.empty();
    private final Map<String, Optional<Known>> known = new HashMap<>();

    /**
     * An import.
     *
     * @param takenBack whether a person takes it back, or did
     */
    record Known(long number, Instant begunAt, boolean takenBack) {}

    ImportNumbers(Handle handle) {
        this.handle = handle;
    }

    /**
     * An import begins, perhaps not for the first time.
     *
     * @return see {@link #forgettable}
     */
    long begun(StoredEntry run) {
        headers = Map.of();
        newest = Optional.empty();
        ImportedRows.importOf(run.entry()).filter(id -> find(id).isEmpty()).ifPresent(id -> {
            Known now = new Known(run.number(), run.entry().receivedAt(), false);
            known.put(id, Optional.of(now));
        });
        return forgettable(run.entry().receivedAt());
    }

    void takenBack(String id) {
        headers = Map.of();
        newest = Optional.empty();
        known.computeIfPresent(id, (same, found) -> found.map(was -> new Known(was.number(), was.begunAt(), true)));
    }

    /** Empty when none of this id has begun. */
    Optional<Known> find(String id) {
        return known.computeIfAbsent(id, asked -> handle.createQuery(FIND)
                .bind("id", asked)
                .map((row, context) -> new Known(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject(3)).isPresent()))
                .findOne());
    }

    /** The import that an entry is a block of; empty for other entries. */
    Optional<Known> of(Entry entry) {
        if (entry.headers() != headers) {
            headers = entry.headers();
            newest = ImportedRows.isOne(entry) ? ImportedRows.importOf(entry).flatMap(this::find) : Optional.empty();
        }
        return newest;
    }

    /** The last import that began too long before this to be taken back; 0 for none. One that is being taken back is kept. */
    private long forgettable(Instant now) {
        Instant limit = now.minus(REMEMBERED);
        long busy = handle.createQuery("SELECT MIN(import_no) FROM take_back WHERE NOT finished")
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MAX_VALUE);
        long stored = handle.createQuery("SELECT COALESCE(MAX(begun_entry), 0) FROM import_run WHERE begun_at < :limit")
                .bind("limit", limit.atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .one();
        // Those that began with this very batch are not there yet.
        long last = known.values().stream()
                .flatMap(Optional::stream)
                .filter(one -> one.begunAt().isBefore(limit))
                .mapToLong(Known::number)
                .reduce(stored, Math::max);
        return Math.min(last, busy - 1);
    }

    /** Its number; {@link Arrival#NO_IMPORT} for other entries. */
    long numberOf(Entry entry) {
        return of(entry).map(Known::number).orElse(Arrival.NO_IMPORT);
    }

    boolean isTakenBack(Entry entry) {
        return of(entry).filter(Known::takenBack).isPresent();
    }
}
