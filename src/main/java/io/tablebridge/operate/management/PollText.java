package io.tablebridge.operate.management;

import io.tablebridge.intake.poll.PollReport;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How polls are doing, for a terminal, on the clock of the restaurant. */
public final class PollText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private PollText() {}

    /** A line for the poll, one for its backfill if there is one, without what is in their way. */
    public static String of(PollReport report, ZoneId zone, Locale locale) {
        String polled = Messages.text(
                locale,
                key(report),
                report.key(),
                time(report.lastSuccess(), zone),
                Long.toString(report.records()),
                time(report.nextTry().or(report::nextDue), zone),
                report.problem().map(Problem::code).orElse(""));
        String line = report.deleted() == 0
                ? polled
                : polled + " " + Messages.text(locale, "operate.poll.deleted", Long.toString(report.deleted()));
        return report.backfill()
                .map(backfill -> line + "\n" + backfill(report.key(), backfill, zone, locale))
                .orElse(line);
    }

    private static String key(PollReport report) {
        if (report.nextTry().isPresent()) {
            return "operate.poll.rests";
        }
        return report.nextDue().isPresent() ? "operate.poll.waits" : "operate.poll.under-way";
    }

    /** A line for a backfill. */
    public static String backfill(String key, PollReport.Backfill backfill, ZoneId zone, Locale locale) {
        String what =
                switch (backfill.state()) {
                    case RUNNING -> "operate.backfill.running";
                    case STOPPED -> "operate.backfill.stopped";
                    case ENDED -> "operate.backfill.ended";
                };
        return Messages.text(
                locale,
                what,
                key,
                time(backfill.at(), zone),
                time(backfill.until(), zone),
                Long.toString(backfill.pages()),
                Long.toString(backfill.records()),
                Long.toString(Math.round(backfill.perSecond())));
    }

    private static String time(Optional<Instant> time, ZoneId zone) {
        return time.map(at -> TIME.format(at.atZone(zone))).orElse("–");
    }
}
