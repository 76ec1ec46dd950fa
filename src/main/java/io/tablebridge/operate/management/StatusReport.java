package io.tablebridge.operate.management;

import io.tablebridge.operate.audit.DestinationCount;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How the running service is doing.
 *
 * @param position the last journal entry that took effect
 * @param end the journal's newest entry
 * @param problems why it is not ready; empty when it is
 * @param notices what waits for a person although everything works
 */
public record StatusReport(
        String version,
        Instant startedAt,
        long position,
        long end,
        List<DestinationCount> destinations,
        List<Problem> problems,
        List<Problem> notices) {

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
        problems.forEach(problem -> text.append(problem.text(locale)).append('\n'));
        notices.forEach(notice -> text.append(notice.text(locale)).append('\n'));
        return text.toString();
    }
}
