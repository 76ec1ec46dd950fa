package io.tablebridge.journal;

import java.util.List;

/**
 * What a segment keeps in memory of a group that was forced.
 *
 * @param first its first entry
 * @param items what it received, one for an entry
 */
record GroupSummary(long first, List<Item> items) {

    static GroupSummary of(long first, List<Pending> group) {
        return new GroupSummary(
                first,
                group.stream()
                        .map(entry -> new Item(entry.source(), entry.receivedAt(), entry.received()))
                        .toList());
    }

    static GroupSummary of(LoadedGroup group) {
        return new GroupSummary(
                group.header().first(),
                group.heads().stream()
                        .map(head -> new Item(head.source(), head.receivedAt().toEpochMilli(), head.received()))
                        .toList());
    }

    long last() {
        return first + items.size() - 1;
    }

    /** When the newest entry came in, in milliseconds since 1970. */
    long newest() {
        long newest = Long.MIN_VALUE;
        for (Item item : items) {
            newest = Math.max(newest, item.receivedAt);
        }
        return newest;
    }

    void addTo(ReceivedCounts counts) {
        for (Item item : items) {
            counts.add(item.source, item.receivedAt, item.received);
        }
    }

    /** Source, time in milliseconds since 1970, and how many events. */
    record Item(String source, long receivedAt, int received) {}
}
