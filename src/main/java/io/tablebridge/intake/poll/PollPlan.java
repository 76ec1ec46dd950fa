package io.tablebridge.intake.poll;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A poll as its route file declares it.
 *
 * @param source whose records they are
 * @param name of the poll among those of its source
 * @param request what is asked
 * @param coverage which part of the list
 * @param paging how the list is cut into pages
 * @param reader takes a reply apart
 * @param envelope what is put around each record
 * @param format how times are written
 * @param zone of the restaurant
 * @param pageSize what stands at {@code {limit}}
 * @param schedule when
 * @param deletions how deletions are noticed that the platform does not tell; empty for not at all
 */
public record PollPlan(
        String source,
        String name,
        PollRequest request,
        PollCoverage coverage,
        PollPaging paging,
        PollReplyReader reader,
        PollEnvelope envelope,
        PollTimeFormat format,
        ZoneId zone,
        int pageSize,
        PollSchedule schedule,
        Optional<PollDeletions> deletions) {

    private static final String BACKFILL = "#backfill";

    /** Source and name: what people call it, and where its state is kept. */
    public String key() {
        return source + "/" + name;
    }

    /** Where the state of a poll's backfill is kept. */
    public static String backfillOf(String key) {
        return key + BACKFILL;
    }

    /** Whether a time can be asked for that is not the next one. */
    public boolean namesTimes() {
        return coverage.kind() != PollCoverage.Kind.ALL && request.names("from") && request.names("to");
    }

    /** Whether it reads a list by its times of change, as much at once as it likes. */
    boolean asksForChanges() {
        return coverage.kind() == PollCoverage.Kind.CHANGES && namesTimes();
    }

    Map<String, String> values(PollSweep sweep, PollPlace place) {
        Map<String, String> values = new LinkedHashMap<>();
        Instant end = coverage.sliceEnd(sweep);
        values.put("from", format.write(sweep.slice(), zone));
        values.put("to", format.write(end, zone));
        values.put("cursor", place.cursor());
        values.put("page", Long.toString(place.page()));
        values.put("offset", Long.toString(place.offset()));
        values.put("limit", Integer.toString(pageSize));
        return values;
    }

    /** Its name alone: headers may be private. */
    @Override
    public String toString() {
        return key();
    }
}
