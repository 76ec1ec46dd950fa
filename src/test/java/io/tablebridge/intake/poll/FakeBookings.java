package io.tablebridge.intake.poll;

import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A platform that deletes bookings without a word, lists them by their date some time behind, and counts records in its marks
 * of pages, so that whatever changes between two pages lets others slip.
 */
final class FakeBookings implements RemoteTransport {

    static final String URL = "https://api.example.com/bookings";

    private record Version(Instant changedAt, Optional<Instant> date) {}

    private final Map<String, List<Version>> bookings = new LinkedHashMap<>();
    private final Clock clock;
    private final Duration behind;
    private final int size;
    final List<String> askedFor = new ArrayList<>();
    Runnable afterEachPage = () -> {};
    int statusById = 200;

    FakeBookings(Clock clock, Duration behind, int size) {
        this.clock = clock;
        this.behind = behind;
        this.size = size;
    }

    void put(String id, Instant date) {
        bookings.computeIfAbsent(id, same -> new ArrayList<>()).add(new Version(clock.instant(), Optional.of(date)));
    }

    void delete(String id) {
        bookings.computeIfAbsent(id, same -> new ArrayList<>()).add(new Version(clock.instant(), Optional.empty()));
    }

    boolean exists(String id) {
        return newest(id, clock.instant()).isPresent();
    }

    /** All that ever was. */
    List<String> ids() {
        return List.copyOf(bookings.keySet());
    }

    private Optional<Instant> newest(String id, Instant at) {
        return bookings.getOrDefault(id, List.of()).stream()
                .filter(version -> !version.changedAt().isAfter(at))
                .reduce((older, newer) -> newer)
                .flatMap(Version::date);
    }

    @Override
    public RemoteResponse send(RemoteRequest request) {
        if (request.url().startsWith(URL + "/")) {
            String id = request.url().substring(URL.length() + 1);
            askedFor.add(id);
            int status = exists(id) ? 200 : 404;
            return FakeList.answer(statusById == 200 ? status : statusById, Map.of(), "{}");
        }
        if (request.headers().containsKey("If-None-Match")) {
            return FakeList.answer(304, Map.of(), "");
        }
        RemoteResponse page = page(FakeList.query(request));
        afterEachPage.run();
        return page;
    }

    private RemoteResponse page(Map<String, String> query) {
        Instant from = Instant.parse(query.getOrDefault("from", "1970-01-01T00:00:00Z"));
        Instant to = Instant.parse(query.getOrDefault("to", "9999-01-01T00:00:00Z"));
        Instant known = clock.instant().minus(behind);
        Map<String, Instant> shown = new TreeMap<>();
        bookings.keySet().forEach(id -> newest(id, known)
                .filter(date -> !date.isBefore(from) && date.isBefore(to))
                .ifPresent(date -> shown.put(id, date)));
        int begin = Integer.parseInt(query.getOrDefault("cursor", "0"));
        String items = shown.entrySet().stream()
                .skip(begin)
                .limit(size)
                .map(one -> "{\"id\":\"" + one.getKey() + "\",\"date\":\"" + one.getValue() + "\"}")
                .collect(Collectors.joining(","));
        String next = begin + size < shown.size() ? ",\"cursor\":\"" + (begin + size) + "\"" : "";
        return FakeList.answer(200, Map.of("etag", "\"same\""), "{\"data\":{\"items\":[" + items + "]}" + next + "}");
    }
}
