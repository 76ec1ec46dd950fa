package io.tablebridge.operate.audit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How often a field stayed unknown in a record that was kept, because its value could not be read.
 *
 * @param field the canonical field, as mappings name it
 */
public record UnreadableCount(String source, String field, long count) {

    /** How many there are of all. */
    public static long total(List<UnreadableCount> counts) {
        return counts.stream().mapToLong(UnreadableCount::count).sum();
    }

    /** The first of them in a line, {@code inline guest.phone 2, inline guest.email 1, …}. */
    public static String line(List<UnreadableCount> counts, int most) {
        String shown = counts.stream()
                .limit(most)
                .map(count -> count.source() + " " + count.field() + " " + count.count())
                .collect(Collectors.joining(", "));
        return counts.size() > most ? shown + ", …" : shown;
    }
}
