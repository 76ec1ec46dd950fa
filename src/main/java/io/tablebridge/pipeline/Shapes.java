package io.tablebridge.pipeline;

import io.tablebridge.intake.fetch.FetchAnswer;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.StoredEntry;
import io.tablebridge.mapping.EventShape;
import io.tablebridge.mapping.EventShape.Spot;
import io.tablebridge.mapping.FieldError;
import io.tablebridge.mapping.MappingResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the events of one transaction look like. Events of one shape are told apart by nothing, so that most cost little. */
final class Shapes {

    /** What stands for a word that no table knows. */
    static final String WORD = "word";

    private static final Set<String> WORDS = Set.of("TB-MAP-047", "TB-MAP-048", "TB-MAP-069");

    /**
     * In which of a mapping's events something was.
     *
     * @param first the first of them, counted within the transaction from 1
     */
    record Sight(long n, long first, long entry, Instant at, long last, Instant lastAt, String sample) {

        Sight and(Sight later) {
            return new Sight(n + later.n, first, entry, at, later.last, later.lastAt, sample);
        }
    }

    /** Events that should look alike: of one source, through one mapping, that came in the same way. */
    record Key(String source, String mapping, Channel channel) {

        static Key of(Entry entry) {
            Channel channel = entry.kind() == EntryKind.BLOCK
                    ? Channel.POLL
                    : FetchAnswer.of(entry).isPresent() ? Channel.FETCHED : Channel.WEBHOOK;
            return new Key(LedgerTables.source(entry), LedgerTables.mapping(entry), channel);
        }
    }

    /** Of one key. */
    static final class Events {

        private final Map<Long, Seen> shapes = new LinkedHashMap<>();
        private final Map<Spot, Sight> words = new LinkedHashMap<>();
        private long n;

        long count() {
            return n;
        }

        /** In the order of first sight. */
        Map<Spot, Sight> spots() {
            Map<Spot, Sight> spots = new LinkedHashMap<>();
            for (Seen seen : shapes.values()) {
                seen.places.forEach((spot, sample) -> {
                    Sight sight = new Sight(seen.n, seen.first, seen.entry, seen.at, seen.last, seen.lastAt, sample);
                    spots.merge(spot, sight, Shapes::joined);
                });
            }
            return spots;
        }

        Map<Spot, Sight> words() {
            return words;
        }

        private void add(long fingerprint, MappedBody body) {
            n++;
            StoredEntry stored = body.stored();
            Entry entry = stored.entry();
            Seen seen = shapes.computeIfAbsent(
                    fingerprint, print -> new Seen(placesOf(body), n, stored.number(), entry.receivedAt()));
            seen.n++;
            seen.last = n;
            seen.lastAt = entry.receivedAt();
            for (FieldError error : errors(body.result())) {
                if (WORDS.contains(error.problem().code())) {
                    // Such an error carries the shape of the word, or nothing where more than one word was looked at.
                    String sample =
                            error.problem().arguments().stream().findFirst().orElse("");
                    Sight sight = new Sight(1, n, stored.number(), entry.receivedAt(), n, entry.receivedAt(), sample);
                    String field = LedgerTables.clip(error.fieldOfAnyRow(), 300);
                    words.merge(new Spot(field, WORD), sight, Sight::and);
                }
            }
        }
    }

    private static final class Seen {

        private final Map<Spot, String> places;
        private final long first;
        private final long entry;
        private final Instant at;
        private long n;
        private long last;
        private Instant lastAt;

        Seen(Map<Spot, String> places, long first, long entry, Instant at) {
            this.places = places;
            this.first = first;
            this.entry = entry;
            this.at = at;
            this.lastAt = at;
        }
    }

    private final Map<Key, Events> events = new LinkedHashMap<>();

    void add(MappedBody body) {
        Entry entry = body.stored().entry();
        // A thin event is nothing but a name: what it names is looked at when it was fetched. The rows of a file all
        // have its columns, and the import itself tells what of them can't be read.
        if (body.result() instanceof MappingResult.Ignored
                || body.thin().isPresent()
                || ImportedRows.isOne(entry)
                || LedgerTables.mapping(entry).isEmpty()) {
            return;
        }
        Key key = Key.of(entry);
        OptionalLong fingerprint = body.fingerprint();
        if (fingerprint.isEmpty()) {
            fingerprint =
                    shapeOf(body).stream().mapToLong(EventShape::fingerprint).findFirst();
        }
        fingerprint.ifPresent(
                print -> events.computeIfAbsent(key, any -> new Events()).add(print, body));
    }

    private static Optional<EventShape> shapeOf(MappedBody body) {
        return EventShape.of(body.stored().entry().bodies().get(body.body()));
    }

    private static Map<Spot, String> placesOf(MappedBody body) {
        return shapeOf(body).map(EventShape::places).orElseGet(Map::of);
    }

    private static List<FieldError> errors(MappingResult result) {
        return result instanceof MappingResult.Mapped mapped
                ? mapped.errors()
                : result instanceof MappingResult.Unmappable dead ? dead.errors() : List.of();
    }

    Map<Key, Events> events() {
        return new LinkedHashMap<>(events);
    }

    private static Sight joined(Sight one, Sight other) {
        Sight first = one.first <= other.first ? one : other;
        Sight last = one.last >= other.last ? one : other;
        return new Sight(one.n + other.n, first.first, first.entry, first.at, last.last, last.lastAt, first.sample);
    }
}
