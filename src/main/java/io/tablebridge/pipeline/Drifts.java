package io.tablebridge.pipeline;

import io.tablebridge.db.Database;
import io.tablebridge.pipeline.Drift.Change;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells how the events of a source changed: what is new, of another kind, missing, or a word that no table knows. The first
 * hundred events of a source through a mapping that came in one way show what they look like; from then on what differs is told. That a mapping
 * changes makes nothing new. Thread-safe.
 */
public final class Drifts {

    /** How many events it takes to know what they look like, or that something is gone. */
    static final long LEARNING = 100;

    private static final int NEARLY_ALL = 95;

    /** So many places of one source are looked at. */
    static final int MOST = 10_000;

    private final Database database;

    public Drifts(Database database) {
        this.database = database;
    }

    private record Row(
            String source,
            String mapping,
            Channel channel,
            String place,
            String kind,
            long n,
            long first,
            long entry,
            Instant firstAt,
            long last,
            Instant lastAt,
            String sample,
            long total) {

        Drift drift(Change change) {
            return new Drift(source, mapping, channel, change, place, kind, firstAt, entry, n, sample);
        }
    }

    /** Of all sources or of one, the newest first. */
    public List<Drift> of(String source) {
        Map<List<String>, List<Row>> places = new LinkedHashMap<>();
        for (Row row : rows(source)) {
            places.computeIfAbsent(
                            List.of(row.source, row.mapping, row.channel.code(), row.place), key -> new ArrayList<>())
                    .add(row);
        }
        List<Drift> drifts = new ArrayList<>();
        places.values().forEach(rows -> add(rows, drifts));
        drifts.sort(Comparator.comparing(Drift::since).reversed());
        return List.copyOf(drifts);
    }

    /** Of all sources or of one: how many places are more than are looked at, by source. */
    public Map<String, Long> leftOut(String source) {
        String sql =
                """
                SELECT source, COUNT(*) - :most FROM event_place WHERE :source = '' OR source = :source
                GROUP BY source HAVING COUNT(*) > :most ORDER BY source
                """;
        return database.read(handle -> handle
                .createQuery(sql)
                .bind("source", source)
                .bind("most", MOST)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
    }

    /** How many began at that time or later. */
    public long since(Instant time) {
        return of("").stream().filter(drift -> !drift.since().isBefore(time)).count();
    }

    /** @param rows of one place, by first sight */
    private static void add(List<Row> rows, List<Drift> drifts) {
        long kinds = 0;
        long n = 0;
        Row latest = rows.get(0);
        for (Row row : rows) {
            if (row.kind.equals(Shapes.WORD)) {
                drifts.add(row.drift(Change.WORD));
                continue;
            }
            if (row.first > LEARNING) {
                drifts.add(row.drift(kinds == 0 ? Change.NEW : Change.TYPE));
            }
            kinds++;
            n += row.n;
            latest = row.last > latest.last ? row : latest;
        }
        boolean steady = n >= LEARNING && n * 100 >= NEARLY_ALL * (latest.last - rows.get(0).first + 1);
        long without = latest.total - latest.last;
        if (kinds > 0 && steady && without >= LEARNING) {
            drifts.add(new Drift(
                    latest.source,
                    latest.mapping,
                    latest.channel,
                    Change.MISSING,
                    latest.place,
                    latest.kind,
                    latest.lastAt,
                    0,
                    without,
                    latest.sample));
        }
    }

    private List<Row> rows(String source) {
        String sql =
                """
                SELECT p.source, p.mapping, p.channel, p.place, p.kind, p.n, p.first_nth, p.first_entry, p.first_at,
                    p.last_nth, p.last_at, p.sample, c.n
                FROM (SELECT e.*, ROW_NUMBER() OVER (PARTITION BY e.source
                        ORDER BY e.mapping, e.channel, e.place, e.first_nth, e.kind) AS nth FROM event_place e) p
                    JOIN mapped_event_count c
                    ON c.source = p.source AND c.mapping = p.mapping AND c.channel = p.channel
                WHERE (:source = '' OR p.source = :source) AND p.nth <= :most
                ORDER BY p.source, p.mapping, p.channel, p.place, p.first_nth, p.kind
                """;
        return database.read(handle -> handle.createQuery(sql)
                .bind("source", source)
                .bind("most", MOST)
                .map((row, context) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        Channel.of(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getObject(9, OffsetDateTime.class).toInstant(),
                        row.getLong(10),
                        row.getObject(11, OffsetDateTime.class).toInstant(),
                        row.getString(12),
                        row.getLong(13)))
                .list());
    }
}
