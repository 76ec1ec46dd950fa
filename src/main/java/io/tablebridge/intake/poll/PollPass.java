package io.tablebridge.intake.poll;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one whole sweep has listed. Lives in memory alone: a sweep that another process began is no whole one. */
final class PollPass {

    /** So many records of a poll are watched at most. */
    static final int MOST = 20_000;

    /** So few may be missing whatever part of the list they are, where the platform is asked for each of them. */
    private static final int FEW = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PollPlan plan;
    private final PollDeletions deletions;
    private final PollSweep sweep;
    private final Map<String, PollWatched> listed = new HashMap<>();
    private Optional<PollException> spoiled = Optional.empty();

    PollPass(PollPlan plan, PollDeletions deletions, PollSweep sweep) {
        this.plan = plan;
        this.deletions = deletions;
        this.sweep = sweep;
    }

    /** Notes a page. */
    void add(List<byte[]> records) {
        for (byte[] record : records) {
            if (spoiled.isEmpty()) {
                Optional<PollWatched> one = read(record);
                one.ifPresent(watched -> listed.put(watched.id(), watched));
                if (one.isEmpty()) {
                    spoiled = Optional.of(PollException.of("TB-INT-080", places()));
                } else if (listed.size() > MOST) {
                    spoiled = Optional.of(PollException.of("TB-INT-081", Integer.toString(MOST)));
                }
            }
        }
    }

    private String places() {
        return deletions.id() + deletions.time().map(time -> ", " + time).orElse("");
    }

    private Optional<PollWatched> read(byte[] record) {
        try {
            return deletions.listed(JSON.readTree(record), plan);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A record that was listed. */
    Optional<String> any() {
        return listed.keySet().stream().findFirst();
    }

    /**
     * What of all that is watched is new, listed again, missing or out of the sweep's reach.
     *
     * @throws PollException when this sweep says nothing about what is missing
     */
    PollComparison compare(List<PollWatched> watched) {
        spoiled.ifPresent(problem -> {
            throw problem;
        });
        PollComparison comparison = PollComparison.of(watched, listed, this::covers);
        boolean large = comparison.missing() * 100L > (long) comparison.expected() * deletions.most();
        if (large && !(comparison.missing() <= FEW && canAskForEach())) {
            throw PollException.of(
                    "TB-INT-082", comparison.expected(), comparison.missing(), Integer.toString(deletions.most()));
        }
        return comparison;
    }

    /** Without a record that was just listed nothing shows that the address, or the account behind it, is the right one. */
    private boolean canAskForEach() {
        return !deletions.url().isEmpty() && !listed.isEmpty();
    }

    private boolean covers(PollWatched one) {
        return one.at()
                .map(at -> !at.isBefore(sweep.from()) && at.isBefore(sweep.to()))
                .orElse(true);
    }
}
