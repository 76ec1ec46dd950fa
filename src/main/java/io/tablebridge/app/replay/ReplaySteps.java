package io.tablebridge.app.replay;

import io.tablebridge.pipeline.ReplayChoice;
import java.util.List;
import java.util.Optional;

/**
 * The parts of one pass of a replay, the newest entries first, so that nothing goes back in time on its way. One thread.
 */
final class ReplaySteps {

    private final ReplayChoice choice;
    private final long below;
    private int next;
    private int window;

    /** @param below only entries before this one: those from it on were read again before */
    ReplaySteps(ReplayChoice choice, long below) {
        this.choice = choice;
        this.below = below;
        this.next = choice.chunks() - 1;
        while (next > 0 && choice.lowest(next) >= below) {
            next--;
        }
        this.window = next + 1;
    }

    /**
     * A part.
     *
     * @param entries in ascending order
     * @param from the lowest entry of this and the parts that follow soon
     * @param last whether nothing follows
     */
    record Part(List<Long> entries, long from, boolean last) {}

    /** How many of all entries lie behind the next part. */
    long done() {
        long left = next < 0 ? 0 : choice.entries(0, next);
        return choice.entries() - left;
    }

    /** The next part; empty when there is none. The very last is given once more when all were read before but none was it. */
    Optional<Part> next() {
        if (next < 0) {
            return Optional.empty();
        }
        if (next < window) {
            window = windowFrom(next);
        }
        List<Long> all = choice.chunk(next);
        List<Long> left = all.stream().filter(entry -> entry < below).toList();
        Part step = new Part(left.isEmpty() ? all : left, choice.lowest(window), next == 0);
        next--;
        return Optional.of(step);
    }

    private int windowFrom(int index) {
        int first = index;
        while (first > 0 && choice.highest(index) - choice.lowest(first - 1) < ReplayChoice.WIDEST) {
            first--;
        }
        return first;
    }
}
