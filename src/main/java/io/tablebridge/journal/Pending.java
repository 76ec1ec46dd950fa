package io.tablebridge.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An entry on its way to the device; encoded on the thread of whoever appends it. */
final class Pending {

    private static final int MAX_NAME = 1000;

    private final EntryKind kind;
    private final String source;
    private final long receivedAt;
    private final byte[] head;
    private final List<byte[]> bodies;
    private final long bodyBytes;
    private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

    /**
     * @throws IllegalArgumentException when the entry can't be kept as it is, now or later
     */
    Pending(Entry entry, int maxBytes) {
        if (entry.source().length() > MAX_NAME || entry.eventId().length() > MAX_NAME) {
            throw new IllegalArgumentException("source and event id have at most " + MAX_NAME + " characters");
        }
        if (entry.kind() == EntryKind.LOST) {
            throw new IllegalArgumentException("what is lost can't be kept");
        }
        if (entry.bodies().isEmpty()
                || (entry.kind() != EntryKind.BLOCK && entry.bodies().size() != 1)) {
            throw new IllegalArgumentException("a block has one or more bodies, any other entry exactly one");
        }
        this.kind = entry.kind();
        this.source = entry.source();
        this.receivedAt = entry.receivedAt().toEpochMilli();
        this.bodies = entry.bodies();
        long sum = 0;
        for (byte[] body : bodies) {
            sum += body.length;
        }
        this.bodyBytes = sum;
        if (sum > maxBytes) {
            throw new IllegalArgumentException("an entry has at most " + maxBytes + " bytes, this one " + sum);
        }
        this.head = EntryCodec.head(entry);
        if (bytes() > maxBytes) {
            throw new IllegalArgumentException("an entry has at most " + maxBytes + " bytes, this one " + bytes());
        }
    }

    EntryKind kind() {
        return kind;
    }

    String source() {
        return source;
    }

    /** Milliseconds since 1970. */
    long receivedAt() {
        return receivedAt;
    }

    /** What it adds to the count of received events. */
    int received() {
        return fromOutside() ? bodies.size() : 0;
    }

    /** Whether the sender can come again with it, unlike with what we decided or did. */
    boolean fromOutside() {
        return kind == EntryKind.EVENT || kind == EntryKind.BLOCK;
    }

    byte[] head() {
        return head;
    }

    List<byte[]> bodies() {
        return bodies;
    }

    /** What it takes in a group, its head's length prefix included. */
    long bytes() {
        return 4 + head.length + bodyBytes;
    }

    long bodyBytes() {
        return bodyBytes;
    }

    CompletableFuture<Receipt> receipt() {
        return receipt;
    }
}
