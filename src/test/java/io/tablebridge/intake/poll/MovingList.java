package io.tablebridge.intake.poll;

import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A platform that sorts its list by the time of the last change and counts its pages: whoever is changed moves to the end. */
final class MovingList implements RemoteTransport {

    private final PollPaging.Style style;
    private final int size;
    private final Map<Integer, Instant> changed = new TreeMap<>();
    private final Map<Integer, Integer> versions = new TreeMap<>();
    Runnable afterEachPage = () -> {};
    int asked;

    MovingList(PollPaging.Style style, int size) {
        this.style = style;
        this.size = size;
    }

    void change(int record, Instant now) {
        changed.put(record, now);
        versions.merge(record, 1, Integer::sum);
    }

    /** The newest version of each. */
    List<String> records() {
        return versions.keySet().stream().map(this::record).toList();
    }

    private String record(int number) {
        return "{\"id\": " + number + ", \"version\": " + versions.get(number) + "}";
    }

    @Override
    public RemoteResponse send(RemoteRequest request) {
        asked++;
        RemoteResponse page = page(FakeList.query(request));
        afterEachPage.run();
        return page;
    }

    private RemoteResponse page(Map<String, String> query) {
        Instant from = Instant.parse(query.getOrDefault("from", ""));
        Instant to = Instant.parse(query.getOrDefault("to", ""));
        List<Integer> within = changed.entrySet().stream()
                .filter(one -> !one.getValue().isBefore(from) && one.getValue().isBefore(to))
                .sorted(Comparator.comparing(one -> one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        int first =
                switch (style) {
                    case PAGE -> (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * size;
                    case OFFSET -> Integer.parseInt(query.getOrDefault("offset", "0"));
                    default -> Integer.parseInt("0" + query.getOrDefault("cursor", ""));
                };
        int end = Math.min(within.size(), first + size);
        List<String> page = new ArrayList<>();
        for (int i = first; i < end; i++) {
            page.add(record(within.get(i)));
        }
        String next = end < within.size() ? ", \"cursor\": \"" + end + "\"" : "";
        return FakeList.answer(200, Map.of(), "{\"data\": {\"items\": [" + String.join(", ", page) + "]}" + next + "}");
    }
}
