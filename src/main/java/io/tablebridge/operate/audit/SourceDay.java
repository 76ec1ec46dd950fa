package io.tablebridge.operate.audit;

import java.time.LocalDate;
import java.util.Comparator;

/** One source on one day. The day is the one that the journal and the database count by. */
public record SourceDay(String source, LocalDate day) implements Comparable<SourceDay> {

    private static final Comparator<SourceDay> ORDER =
            Comparator.comparing(SourceDay::day).thenComparing(SourceDay::source);

    @Override
    public int compareTo(SourceDay other) {
        return ORDER.compare(this, other);
    }
}
