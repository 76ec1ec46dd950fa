package io.tablebridge.operate.batch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * The moments at which something is due: a time on the restaurant's clock, on some days of the week. A time that a day does
 * not have, because clocks are put forward over it, comes as much later as they are put forward; of one that a day has twice,
 * the first counts. Immutable, thread-safe.
 *
 * @param days at least one
 */
public record DueTimes(LocalTime at, Set<DayOfWeek> days, ZoneId zone) {

    public DueTimes {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("due on no day");
        }
    }

    /** Every day. */
    public static DueTimes daily(LocalTime at, ZoneId zone) {
        return new DueTimes(at, Set.of(DayOfWeek.values()), zone);
    }

    /**
     * What is due.
     *
     * @param at the last of the moments
     * @param missed how many others lie before it
     */
    public record Due(Instant at, int missed) {}

    /**
     * What became due in a stretch of time: it is done once, however often it was due.
     *
     * @param after the moment that was done last, which does not count again
     */
    public Optional<Due> between(Instant after, Instant now) {
        Optional<Due> last = Optional.empty();
        for (Instant due = next(after); !due.isAfter(now); due = next(due)) {
            last = Optional.of(
                    new Due(due, last.map(before -> before.missed() + 1).orElse(0)));
        }
        return last;
    }

    /** The first moment behind this one. */
    public Instant next(Instant after) {
        LocalDate day = LocalDate.ofInstant(after, zone).minusDays(1);
        while (true) {
            if (days.contains(day.getDayOfWeek())) {
                Instant due = ZonedDateTime.of(day, at, zone).toInstant();
                if (due.isAfter(after)) {
                    return due;
                }
            }
            day = day.plusDays(1);
        }
    }
}
