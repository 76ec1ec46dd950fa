package io.tablebridge.operate.audit;

import io.tablebridge.journal.Loss;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows an audit in a terminal. */
public final class AuditText {

    private static final List<String> EVENT_COLUMNS = List.of(
            "source",
            "day",
            "received",
            "waiting",
            "finished",
            "duplicate",
            "ignored",
            "dead",
            "dismissed",
            "erased",
            "lost",
            "applied",
            "unchanged",
            "superseded",
            "rejected");
    private static final List<String> DESTINATION_COLUMNS = List.of(
            "destination", "wanted", "inStep", "incomplete", "waiting", "dead", "dismissed", "retired", "contacts");

    private static final int MOST_UNREADABLE = 100;

    private AuditText() {}

    public static String render(AuditReport report, Locale locale) {
        StringBuilder text = new StringBuilder();
        TextTable events = new TextTable(heading(EVENT_COLUMNS, locale));
        for (AuditReport.Line line : report.lines()) {
            events.row(cells(line));
        }
        text.append(events.render(2)).append('\n');
        TextTable destinations = new TextTable(heading(DESTINATION_COLUMNS, locale));
        for (DestinationCount count : report.destinations()) {
            destinations.row(texts(
                    count.destination(),
                    count.wanted(),
                    count.inStep(),
                    count.incomplete(),
                    count.waiting(),
                    count.dead(),
                    count.dismissed(),
                    count.retired(),
                    count.contacts()));
        }
        text.append(destinations.render(1)).append('\n');
        text.append(Messages.text(
                        locale,
                        "operate.audit.position",
                        Long.toString(report.position()),
                        Long.toString(report.end())))
                .append('\n');
        for (Loss loss : report.losses()) {
            text.append(sentence("operate.audit.lost", loss, locale)).append('\n');
        }
        if (report.holds()) {
            text.append(Messages.text(locale, "operate.audit.holds")).append('\n');
        }
        if (!report.incomplete().isEmpty()) {
            text.append(Messages.text(locale, "operate.audit.incomplete")).append('\n');
        }
        for (Problem problem : report.incomplete()) {
            text.append("  ").append(problem.text(locale)).append('\n');
        }
        if (!report.unreadable().isEmpty()) {
            text.append(Messages.text(
                            locale,
                            "operate.audit.unreadable",
                            Long.toString(UnreadableCount.total(report.unreadable())),
                            UnreadableCount.line(report.unreadable(), MOST_UNREADABLE)))
                    .append('\n');
        }
        for (Problem problem : report.broken()) {
            text.append(problem.text(locale)).append('\n');
        }
        return text.toString();
    }

    /** What the journal can't read back, in a sentence. */
    public static String unreadable(Loss loss, Locale locale) {
        return sentence("operate.audit.lost.shown", loss, locale);
    }

    private static String sentence(String key, Loss loss, Locale locale) {
        Map<String, Long> events = new TreeMap<>();
        loss.received().forEach((of, count) -> events.merge(of.source(), count, Long::sum));
        String what = events.isEmpty()
                ? Messages.text(locale, "operate.audit.lost.unknown")
                : events.entrySet().stream()
                        .map(e -> Messages.text(locale, "operate.audit.lost.events", e.getValue(), e.getKey()))
                        .collect(Collectors.joining(", "));
        return Messages.text(
                locale,
                key,
                Long.toString(loss.first()),
                Long.toString(loss.last()),
                loss.place(),
                what,
                loss.passedOverAt().toString(),
                loss.by().isEmpty() ? "-" : loss.by());
    }

    private static List<String> cells(AuditReport.Line line) {
        EventStates states = line.states();
        return texts(
                line.of().source(),
                line.of().day(),
                line.received(),
                line.waiting(),
                states.finished(),
                states.duplicate(),
                states.ignored(),
                states.dead(),
                states.dismissed(),
                states.erased(),
                line.lost(),
                states.recordsApplied(),
                states.recordsUnchanged(),
                states.recordsSuperseded(),
                states.recordsRejected());
    }

    private static List<String> texts(Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(String.valueOf(value));
        }
        return texts;
    }

    private static List<String> heading(List<String> columns, Locale locale) {
        return columns.stream()
                .map(column -> Messages.text(locale, "operate.audit.column." + column))
                .toList();
    }
}
