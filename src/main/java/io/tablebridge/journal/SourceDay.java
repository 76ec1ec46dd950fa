package io.tablebridge.journal;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What events are counted by: one source on one day. Earlier days come first.
 *
 * @param source the source as configured
 * @param day the day on which they were received, in UTC
 */
public record SourceDay(String source, LocalDate day) implements Comparable<SourceDay> {

    private static final Comparator<SourceDay> ORDER =
            Comparator.comparing(SourceDay::day).thenComparing(SourceDay::source);

    @Override
    public int compareTo(SourceDay other) {
        return ORDER.compare(this, other);
    }
}
