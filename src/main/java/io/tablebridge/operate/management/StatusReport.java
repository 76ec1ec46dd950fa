package io.tablebridge.operate.management;

import io.tablebridge.intake.poll.PollReport;
import io.tablebridge.operate.audit.DestinationCount;
import io.tablebridge.settings.Localized;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the running service is doing.
 *
 * @param position the last journal entry that took effect
 * @param end the journal's newest entry
 * @param rests the destinations that are left alone because of trouble
 * @param refused what the doors did not take since the start
 * @param polls how each of them is doing
 * @param imports those under way and the newest that have ended, a line for each
 * @param batches how they stand; empty where there are none
 * @param zone of the restaurant
 * @param problems why it is not ready; empty when it is
 * @param notices what waits for a person although everything works
 */
public record StatusReport(
        String version,
        Instant startedAt,
        long position,
        long end,
        List<DestinationCount> destinations,
        List<Rest> rests,
        List<Refused> refused,
        List<PollReport> polls,
        List<Localized> imports,
        Optional<Localized> batches,
        ZoneId zone,
        List<Problem> problems,
        List<Problem> notices) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * A destination that is left alone because of trouble, and goes on by itself.
     *
     * @param until when it is tried again, on the clock of the restaurant; empty when it is being tried
     * @param why what went wrong there last
     */
    public record Rest(String destination, Optional<LocalDateTime> until, Problem why) {

        String text(Locale locale) {
            String state = until.isPresent() ? "operate.status.resting" : "operate.status.trying";
            return Messages.text(
                    locale, state, destination, until.map(TIME::format).orElse(""), why.text(locale));
        }
    }

    /**
     * Requests that a door refused since the start, for one reason.
     *
     * @param source whose door it was; empty when the address belongs to none
     * @param last when the newest came, on the clock of the restaurant
     * @param why the reason and the next step
     */
    public record Refused(String source, long count, LocalDateTime last, Problem why) {

        String text(Locale locale) {
            String key = source.isEmpty() ? "operate.status.refused-strangers" : "operate.status.refused";
            return Messages.text(locale, key, source, count, TIME.format(last), why.text(locale));
        }
    }

    /** For a terminal. */
    public String text(Locale locale) {
        StringBuilder text = new StringBuilder();
        String state = problems.isEmpty() ? "operate.status.ready" : "operate.status.not-ready";
        text.append(Messages.text(locale, state, version, startedAt.toString())).append('\n');
        text.append(Messages.text(locale, "operate.status.position", Long.toString(position), Long.toString(end)))
                .append('\n');
        for (DestinationCount count : destinations) {
            text.append(Messages.text(
                            locale,
                            "operate.status.destination",
                            count.destination(),
                            Long.toString(count.inStep()),
                            Long.toString(count.waiting()),
                            Long.toString(count.dead())))
                    .append('\n');
        }
        rests.forEach(rest -> text.append(rest.text(locale)).append('\n'));
        refused.forEach(refusal -> text.append(refusal.text(locale)).append('\n'));
        polls.forEach(poll -> text.append(PollText.of(poll, zone, locale)).append('\n'));
        imports.forEach(line -> text.append(line.text(locale)).append('\n'));
        batches.ifPresent(how -> text.append(how.text(locale)).append('\n'));
        problems.forEach(problem -> text.append(problem.text(locale)).append('\n'));
        notices.forEach(notice -> text.append(notice.text(locale)).append('\n'));
        return text.toString();
    }
}
