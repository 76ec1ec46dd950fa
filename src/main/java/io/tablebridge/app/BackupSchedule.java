package io.tablebridge.app;

import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When backups are taken.
 *
 * @param cron a Quartz cron expression; empty when none are taken by schedule
 * @param zone the time zone of the expression
 */
record BackupSchedule(Optional<String> cron, ZoneId zone) {

    /** Long enough for what comes round each month, short enough for what comes each second. */
    private static final int MOST_LOOKED_AT = 2_000;

    private static final Duration LOOK_AHEAD = Duration.ofDays(100);
    private static final Duration SLACK = Duration.ofHours(1);

    static BackupSchedule of(Settings settings) {
        String text = settings.get(SettingsCatalog.BACKUP_SCHEDULE);
        return new BackupSchedule(
                text.equals(SettingsCatalog.OFF) ? Optional.empty() : Optional.of(text),
                settings.get(SettingsCatalog.ZONE));
    }

    /**
     * How old the last backup may be: one run may fail, a second one in a row is to be noticed.
     *
     * @param from from when on the schedule is looked at
     * @return twice the longest time between two runs and an hour; empty when none are taken by schedule
     */
    Optional<Duration> oldest(Instant from) {
        return cron.map(text -> longestGap(text, from).multipliedBy(2).plus(SLACK));
    }

    private Duration longestGap(String text, Instant from) {
        CronExpression expression;
        try {
            expression = new CronExpression(text);
        } catch (ParseException e) {
            throw new IllegalStateException("a schedule that was checked can't be read", e);
        }
        expression.setTimeZone(TimeZone.getTimeZone(zone));
        Duration longest = Duration.ZERO;
        Date run = expression.getNextValidTimeAfter(Date.from(from));
        for (int looked = 0; run != null && looked < MOST_LOOKED_AT; looked++) {
            Date next = expression.getNextValidTimeAfter(run);
            if (next == null) {
                break;
            }
            Duration gap = Duration.between(run.toInstant(), next.toInstant());
            longest = gap.compareTo(longest) > 0 ? gap : longest;
            run = next.toInstant().isAfter(from.plus(LOOK_AHEAD)) ? null : next;
        }
        return longest;
    }
}
