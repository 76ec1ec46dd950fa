package io.tablebridge.intake.poll;

import io.tablebridge.remote.RemoteResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Takes a poll's pages from the platform and gives them to the journal. The poller's thread only. */
final class PollPages {

    private static final int MOST_AHEAD = 2;
    private static final long MOST_BYTES = 1L << 20;
    private static final int NOT_MODIFIED = 304;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final PollPlan plan;
    private final PollBooks books;
    private final PollSink sink;
    private final Deque<Long> ahead = new ArrayDeque<>();

    PollPages(PollPlan plan, PollBooks books, PollSink sink) {
        this.plan = plan;
        this.books = books;
        this.sink = sink;
    }

    /**
     * A page that was fetched and is not kept.
     *
     * @param records as they came
     * @param after the state that goes with them
     * @param at when it was fetched
     * @param whole whether it is to be kept; else it is a part of too much, and {@code after} asks for less
     */
    record Taken(List<byte[]> records, PollState after, Instant at, boolean whole) {

        /** How many: records are personal data. */
        @Override
        public String toString() {
            return records.size() + " records";
        }
    }

    /**
     * Fetches the next page of a sweep.
     *
     * @throws PollException when it can't be had
     */
    Taken take(PollLane lane, PollState before, PollSweep begun, PollFetcher fetcher, Instant now) {
        String shape = plan.request().shape();
        // What a person has rewritten meanwhile makes other pages.
        PollSweep sweep = begun.shape().isEmpty() || begun.shape().equals(shape) ? begun : begun.again();
        boolean first = sweep.shape().isEmpty();
        PollPlace place = first ? plan.paging().first() : sweep.place();
        if (first) {
            lane.beginSlice();
        }
        boolean told = plan.paging().isAddress() && !place.cursor().isEmpty();
        Map<String, String> values = plan.values(sweep, place);
        String request =
                told ? place.cursor() : plan.request().with(values, Map.of()).url();
        // "Not changed" would not say what the list lacks once more.
        boolean conditional = first && plan.deletions().isEmpty();
        Map<String, String> news = conditional ? before.seen().headersFor(request) : Map.of();
        RemoteResponse response = fetcher.fetch(
                proof -> {
                    Map<String, String> headers = new LinkedHashMap<>(proof);
                    headers.putAll(news);
                    return told
                            ? plan.request().to(request, headers)
                            : plan.request().with(values, headers);
                },
                !first);
        if (response.status() == NOT_MODIFIED) {
            if (news.isEmpty()) {
                throw PollException.of("TB-INT-020", NOT_MODIFIED);
            }
            return taken(lane, PollReply.NOTHING, before, sweep, Optional.empty(), before.seen(), now);
        }
        PollReply reply = plan.reader().read(response.body());
        Optional<PollPlace> next = plan.paging().next(place, reply, response, request);
        Optional<PollSweep> narrower = lane.narrowing().narrower(plan, sweep, place, reply, next.isPresent());
        if (narrower.isPresent()) {
            return new Taken(List.of(), before.sweeping(narrower.get()), now, false);
        }
        lane.check(plan.paging(), next, reply, response.body());
        PollSeen seen = first && next.isEmpty() ? seen(request, response) : PollSeen.NOTHING;
        return taken(lane, reply, before, sweep, next, seen, now);
    }

    private static PollSeen seen(String request, RemoteResponse response) {
        String etag = response.header("etag").filter(PollPages::isShort).orElse("");
        String modified =
                response.header("last-modified").filter(PollPages::isShort).orElse("");
        return etag.isEmpty() && modified.isEmpty() ? PollSeen.NOTHING : PollSeen.of(request, etag, modified);
    }

    private static boolean isShort(String value) {
        return value.length() <= 200;
    }

    private Taken taken(
            PollLane lane,
            PollReply reply,
            PollState before,
            PollSweep sweep,
            Optional<PollPlace> next,
            PollSeen seen,
            Instant now) {
        PollState counted = before.counting(reply.records().size());
        Instant end = plan.coverage().sliceEnd(sweep);
        PollState after;
        if (next.isPresent()) {
            after = counted.sweeping(sweep.at(next.get(), plan.request().shape()));
        } else if (end.isBefore(sweep.to())) {
            long records = sweep.place().offset() + reply.records().size();
            after = counted.sweeping(lane.narrowing().following(plan, sweep, records));
        } else {
            boolean whole = sweep.slice().equals(sweep.from());
            after = counted.ended(sweep, whole ? seen : PollSeen.NOTHING, now);
        }
        if (after.json().length() > PollEntries.LONGEST_STATE) {
            throw PollException.of("TB-INT-030", Integer.toString(PollEntries.LONGEST_STATE));
        }
        return new Taken(reply.records(), after, now, true);
    }

    /** Waits while two of our entries lie before the database: a long list must not stand before a webhook. */
    void awaitRoom(BooleanSupplier goOn) throws InterruptedException {
        while (ahead.size() >= MOST_AHEAD && goOn.getAsBoolean()) {
            if (books.awaitPosition(ahead.peekFirst(), LOOK_AGAIN)) {
                ahead.removeFirst();
            }
        }
    }

    /**
     * Keeps a page; a large one in parts, and only the last of them moves the cursor.
     *
     * @throws PollException when not all of it was kept; what was comes once more, in the same versions
     */
    void keep(PollLane lane, Taken taken) throws InterruptedException {
        List<byte[]> part = new ArrayList<>();
        long bytes = 0;
        for (byte[] bare : taken.records()) {
            byte[] record = plan.envelope().around(bare);
            if (!part.isEmpty() && bytes + record.length > MOST_BYTES) {
                keep(lane, taken, part, Optional.empty());
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(record);
            bytes += record.length;
        }
        keep(lane, taken, part, Optional.of(taken.after()));
    }

    private void keep(PollLane lane, Taken taken, List<byte[]> part, Optional<PollState> next)
            throws InterruptedException {
        ahead.addLast(sink.keep(new PollPage(plan.source(), lane.key(), part, next, taken.at())));
    }
}
