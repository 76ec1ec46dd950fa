package io.tablebridge.pipeline;

import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Recognises events that a platform sent again. An event is a resend when one of the same source, mapping and id came
 * within the window before it (the doors of one source may count their ids apart); an event without id, when one with the same body came within the time that its {@value #HEADER}
 * header declares, else never. What is a resend follows from the journal alone. Rows and polled objects never pass here.
 * One thread.
 */
final class ResendWindow {

    /** How long a platform without event ids sends again: an ISO-8601 duration such as {@code PT10M}. */
    static final String HEADER = "resend-window";

    private final Duration window;
    private final TreeMap<LocalDate, SightDay> days = new TreeMap<>();
    private final Map<SightKey, Long> fresh = new HashMap<>();

    ResendWindow(Duration window) {
        this.window = window;
    }

    /** The first day that matters for events of this day. */
    LocalDate begin(LocalDate day) {
        return day.minusDays(window.toDays() + 1);
    }

    /** Notes an event and tells whether it is a resend. Lasting only after {@link #commit}. */
    boolean isResend(Entry entry) {
        Optional<Sight> sight = sightOf(entry);
        if (sight.isEmpty()) {
            return false;
        }
        SightKey key = sight.get().key();
        long at = entry.receivedAt().toEpochMilli();
        long last = fresh.getOrDefault(key, lastStored(key));
        fresh.merge(key, at, Math::max);
        return last >= at - sight.get().window().toMillis();
    }

    private long lastStored(SightKey key) {
        long last = Long.MIN_VALUE;
        for (SightDay day : days.values()) {
            last = Math.max(last, day.get(key));
        }
        return last;
    }

    private Optional<Sight> sightOf(Entry entry) {
        if (entry.kind() != EntryKind.EVENT) {
            return Optional.empty();
        }
        if (!entry.eventId().isEmpty()) {
            byte[] id = entry.eventId().getBytes(StandardCharsets.UTF_8);
            return Optional.of(new Sight(SightKey.of('i', entry, id), window));
        }
        return declared(entry).map(time -> new Sight(SightKey.of('b', entry, entry.body()), time));
    }

    private Optional<Duration> declared(Entry entry) {
        String header = entry.headers().get(HEADER);
        if (header == null) {
            return Optional.empty();
        }
        try {
            Duration time = Duration.parse(header);
            return time.isNegative() ? Optional.empty() : Optional.of(time.compareTo(window) > 0 ? window : time);
        } catch (DateTimeParseException e) {
            // What can't be read declares nothing: the event is taken as new, and its version decides.
            return Optional.empty();
        }
    }

    void commit() {
        fresh.forEach(
                (key, at) -> days.computeIfAbsent(day(at), ResendWindow::sights).put(key, at));
        fresh.clear();
        if (!days.isEmpty()) {
            days.headMap(begin(days.lastKey())).clear();
        }
    }

    void rollback() {
        fresh.clear();
    }

    private static SightDay sights(LocalDate day) {
        return new SightDay(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    private record Sight(SightKey key, Duration window) {}

    /** 128 bits of SHA-256 over source, mapping, and id or body; 101 of them are kept beyond a batch. */
    record SightKey(long high, long low) {

        static SightKey of(char kind, Entry entry, byte[] content) {
            MessageDigest digest = Sha256.begin();
            digest.update((byte) kind);
            for (String part : List.of(entry.source(), entry.headers().getOrDefault(Entry.MAPPING, ""))) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(content));
            return new SightKey(hash.getLong(), hash.getLong());
        }
    }
}
