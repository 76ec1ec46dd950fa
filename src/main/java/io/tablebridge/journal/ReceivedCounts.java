package io.tablebridge.journal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one segment received, by source and UTC day. Not thread-safe. */
final class ReceivedCounts {

    private static final long DAY = 86_400_000;

    private final Map<SourceDay, Long> counts = new HashMap<>();
    private @Nullable String source;
    private long day;
    private long pending;

    /**
     * @param receivedAt milliseconds since 1970
     */
    void add(String from, long receivedAt, int received) {
        if (received == 0) {
            return;
        }
        long on = Math.floorDiv(receivedAt, DAY);
        if (on != day || !from.equals(source)) {
            settle();
            source = from;
            day = on;
        }
        pending += received;
    }

    void put(SourceDay key, long received) {
        counts.merge(key, received, Long::sum);
    }

    Map<SourceDay, Long> toMap() {
        settle();
        return Map.copyOf(counts);
    }

    static void write(Map<SourceDay, Long> counts, DataOutputStream out) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<SourceDay, Long> count : counts.entrySet()) {
            out.writeUTF(count.getKey().source());
            out.writeLong(count.getKey().day().toEpochDay());
            out.writeLong(count.getValue());
        }
    }

    static Map<SourceDay, Long> read(DataInputStream in) throws IOException {
        Map<SourceDay, Long> counts = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            counts.put(new SourceDay(in.readUTF(), LocalDate.ofEpochDay(in.readLong())), in.readLong());
        }
        return counts;
    }

    private void settle() {
        if (source != null && pending > 0) {
            put(new SourceDay(source, LocalDate.ofEpochDay(day)), pending);
        }
        pending = 0;
    }
}
