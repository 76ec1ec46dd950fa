package io.tablebridge.csv;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What the cells of a column say together: how many have each mark, and where the first of them stands. For one thread. */
final class ColumnEvidence {

    private final Map<Mark, Tally> tallies = new EnumMap<>(Mark.class);
    private long filled;

    private static final class Tally {
        private final long firstLine;
        private long count;

        private Tally(long firstLine) {
            this.firstLine = firstLine;
        }
    }

    void add(Set<Mark> marks, long line) {
        filled++;
        for (Mark mark : marks) {
            Tally tally = tallies.get(mark);
            if (tally == null) {
                tally = new Tally(line);
                tallies.put(mark, tally);
            }
            tally.count++;
        }
    }

    /** How many cells are not blank. */
    long filled() {
        return filled;
    }

    long count(Mark mark) {
        Tally tally = tallies.get(mark);
        return tally == null ? 0 : tally.count;
    }

    boolean has(Mark mark) {
        return count(mark) > 0;
    }

    /** The line of the first cell with this mark; 0 where there is none. */
    long line(Mark mark) {
        Tally tally = tallies.get(mark);
        return tally == null ? 0 : tally.firstLine;
    }

    /** How many cells have one of these marks, if no cell has two. */
    long sum(Mark... marks) {
        long sum = 0;
        for (Mark mark : marks) {
            sum += count(mark);
        }
        return sum;
    }
}
