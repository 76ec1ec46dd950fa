package io.tablebridge.operate.batch;

import java.util.List;
import java.util.OptionalLong;

/** How many rows a batch usually brings. Immutable, thread-safe. */
public final class UsualRows {

    /** So many runs are looked back at. */
    public static final int RUNS = 14;

    /** Fewer tell nothing. */
    private static final int LEAST_RUNS = 3;

    private final List<Long> runs;

    /** @param runs the rows of earlier runs, at most {@value #RUNS} */
    public UsualRows(List<Long> runs) {
        this.runs = runs.stream().sorted().toList();
    }

    /** The median; of two in the middle the lesser. Empty while too few runs are known. */
    public OptionalLong median() {
        return runs.size() < LEAST_RUNS ? OptionalLong.empty() : OptionalLong.of(runs.get((runs.size() - 1) / 2));
    }

    /**
     * What is usual, where these are far fewer; otherwise empty.
     *
     * @param leastPercent so many of the median, in percent, are not far fewer
     */
    public OptionalLong missedBy(long rows, int leastPercent) {
        OptionalLong usual = median();
        boolean few = usual.isPresent() && rows * 100 < usual.getAsLong() * leastPercent;
        return few ? usual : OptionalLong.empty();
    }
}
