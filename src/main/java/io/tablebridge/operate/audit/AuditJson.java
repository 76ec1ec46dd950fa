package io.tablebridge.operate.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Locale;

/** Shows an audit as JSON, for programs. */
public final class AuditJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditJson() {}

    /** @param locale the language of the sentences */
    public static String render(AuditReport report, Locale locale) {
        ObjectNode root = JSON.createObjectNode();
        root.put("holds", report.holds());
        root.put("position", report.position());
        root.put("end", report.end());
        ArrayNode sources = root.putArray("sources");
        report.lines().forEach(line -> add(sources.addObject(), line));
        ArrayNode destinations = root.putArray("destinations");
        report.destinations().forEach(count -> destinations.add(JSON.<ObjectNode>valueToTree(count)));
        ArrayNode losses = root.putArray("losses");
        report.losses().forEach(loss -> losses.addObject()
                .put("first", loss.first())
                .put("last", loss.last())
                .put("place", loss.place())
                .put("passedOverAt", loss.passedOverAt().toString())
                .put("by", loss.by()));
        add(root.putArray("incomplete"), report.incomplete(), locale);
        ArrayNode unreadable = root.putArray("unreadable");
        report.unreadable().forEach(count -> unreadable.add(JSON.<ObjectNode>valueToTree(count)));
        add(root.putArray("broken"), report.broken(), locale);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    private static void add(ArrayNode array, List<Problem> problems, Locale locale) {
        for (Problem problem : problems) {
            array.addObject()
                    .put("code", problem.code())
                    .put("place", problem.place())
                    .put("text", problem.text(locale));
        }
    }

    private static void add(ObjectNode json, AuditReport.Line line) {
        EventStates states = line.states();
        json.put("source", line.of().source())
                .put("day", line.of().day().toString())
                .put("received", line.received())
                .put("waiting", line.waiting())
                .put("lost", line.lost())
                .put("finished", states.finished())
                .put("duplicate", states.duplicate())
                .put("ignored", states.ignored())
                .put("dead", states.dead())
                .put("dismissed", states.dismissed())
                .put("erased", states.erased());
        json.putObject("records")
                .put("applied", states.recordsApplied())
                .put("unchanged", states.recordsUnchanged())
                .put("superseded", states.recordsSuperseded())
                .put("rejected", states.recordsRejected());
    }
}
