package io.tablebridge.intake.poll;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.DoubleSupplier;
import org.quartz.CronExpression;

/** When a poll begins its next sweep: after a while, or at the times of a Quartz cron expression. */
public final class PollSchedule {

    private final Duration every;
    private final Optional<CronExpression> cron;
    private final Duration jitter;
    private final DoubleSupplier chance;

    private PollSchedule(Duration every, Optional<CronExpression> cron, Duration jitter, DoubleSupplier chance) {
        this.every = every;
        this.cron = cron;
        this.jitter = jitter;
        this.chance = chance;
    }

    /**
     * @param every from the end of a sweep to the beginning of the next
     * @param jitter a part of it, drawn anew each time, comes on top
     * @param chance numbers from 0 (inclusive) to 1 (exclusive)
     */
    public static PollSchedule every(Duration every, Duration jitter, DoubleSupplier chance) {
        return new PollSchedule(every, Optional.empty(), jitter, chance);
    }

    /**
     * @param expression with seconds, as Quartz reads it
     * @throws IllegalArgumentException when it is none
     */
    public static PollSchedule cron(String expression, ZoneId zone, Duration jitter, DoubleSupplier chance) {
        try {
            CronExpression cron = new CronExpression(expression);
            cron.setTimeZone(TimeZone.getTimeZone(zone));
            return new PollSchedule(Duration.ZERO, Optional.of(cron), jitter, chance);
        } catch (ParseException e) {
            throw new IllegalArgumentException("no cron expression", e);
        }
    }

    /**
     * When the sweep after this time begins.
     *
     * @return {@link Instant#MAX} when it never does
     */
    Instant after(Instant time) {
        if (cron.isEmpty()) {
            return time.plus(every).plus(jitter());
        }
        Date next = cron.get().getNextValidTimeAfter(Date.from(time));
        return next == null ? Instant.MAX : next.toInstant().plus(jitter());
    }

    /** When the very first sweep begins: at once, unless certain times were named. */
    Instant first(Instant now) {
        return cron.isEmpty() ? now : after(now);
    }

    private Duration jitter() {
        return Duration.ofMillis((long) (jitter.toMillis() * chance.getAsDouble()));
    }
}
