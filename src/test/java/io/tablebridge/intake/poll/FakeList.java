package io.tablebridge.intake.poll;

import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A platform's list of so many records, cut into pages as somebody asks. */
final class FakeList implements RemoteTransport {

    static final String URL = "https://api.example.com/list";

    final List<RemoteRequest> asked = new ArrayList<>();
    final Deque<RemoteResponse> instead = new ArrayDeque<>();
    private final PollPaging.Style style;
    private final int size;
    private final int records;
    Map<String, String> headers = Map.of();

    FakeList(PollPaging.Style style, int size, int records) {
        this.style = style;
        this.size = size;
        this.records = records;
    }

    static RemoteResponse answer(int status, Map<String, String> headers, String body) {
        return new RemoteResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static String record(int number) {
        return "{\"id\": " + number + ", \"total\": 1.10}";
    }

    @Override
    public RemoteResponse send(RemoteRequest request) {
        asked.add(request);
        return instead.isEmpty() ? page(request) : instead.poll();
    }

    private RemoteResponse page(RemoteRequest request) {
        Map<String, String> query = query(request);
        int from =
                switch (style) {
                    case NONE -> 0;
                    case PAGE -> (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * size;
                    case OFFSET -> Integer.parseInt(query.getOrDefault("offset", "0"));
                    case CURSOR, LINK, NEXT_URL -> Integer.parseInt(query.getOrDefault("cursor", "0"));
                };
        int to = style == PollPaging.Style.NONE ? records : Math.min(records, from + size);
        List<String> page = new ArrayList<>();
        for (int i = from; i < to; i++) {
            page.add(record(i));
        }
        Map<String, String> all = new HashMap<>(headers);
        String next = to < records ? String.valueOf(to) : "";
        String told = "";
        if (style == PollPaging.Style.CURSOR && !next.isEmpty()) {
            told = ", \"cursor\": \"" + next + "\"";
        } else if (style == PollPaging.Style.NEXT_URL && !next.isEmpty()) {
            told = ", \"cursor\": \"/list?cursor=" + next + "\"";
        } else if (style == PollPaging.Style.LINK && !next.isEmpty()) {
            all.put("link", "<" + URL + ">; rel=\"first\", <" + URL + "?cursor=" + next + ">; rel=\"next\"");
        }
        return answer(200, all, "{\"data\": {\"items\": [" + String.join(", ", page) + "]}" + told + "}");
    }

    static Map<String, String> query(RemoteRequest request) {
        String query = String.valueOf(URI.create(request.url()).getQuery());
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
