package io.tablebridge.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.app.replay.GuestDifference.Kind;
import io.tablebridge.cli.ReplayOrder;
import io.tablebridge.pipeline.ReplayState;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Locale;

/** For programs: all of it as one JSON document, whose names are a promise. One thread. */
final class ReplayDocument implements ReplayAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReplayOrder order;
    private final Locale language;
    private final ObjectNode root = JSON.createObjectNode();
    private final ArrayNode guests = JSON.createArrayNode();
    private final ObjectNode counts = JSON.createObjectNode();

    /** @param language of the problems' sentences */
    ReplayDocument(ReplayOrder order, Locale language) {
        this.order = order;
        this.language = language;
        root.put("mapping", order.mapping());
        for (Kind kind : Kind.values()) {
            counts.put(kind.code(), 0L);
        }
    }

    @Override
    public void guest(GuestDifference guest) {
        String kind = guest.kind().code();
        counts.put(kind, counts.path(kind).asLong() + 1);
        if (guests.size() == order.limit()) {
            return;
        }
        ObjectNode shown = guests.addObject().put("guest", guest.publicId()).put("change", kind);
        put(shown, "other", guest.other());
        ArrayNode fields = shown.putArray("fields");
        guest.fields().stream()
                .map(field -> ShownField.of(field, order.values()))
                .forEach(field -> {
                    ObjectNode changed = fields.addObject().put("field", field.name());
                    put(changed, "before", field.before());
                    put(changed, "after", field.after());
                });
    }

    /** What is not there is left out. */
    private static void put(ObjectNode to, String name, String value) {
        if (!value.isEmpty()) {
            to.put(name, value);
        }
    }

    @Override
    public void guests() {
        long all = 0;
        for (Kind kind : Kind.values()) {
            all += counts.path(kind.code()).asLong();
        }
        root.set("guests", guests);
        root.put("more", all - guests.size());
        root.set("counts", counts);
        root.put("masked", !order.values());
    }

    @Override
    public void unusable(List<Problem> problems) {
        ArrayNode list = root.putArray("problems");
        for (Problem problem : problems) {
            list.addObject()
                    .put("code", problem.code())
                    .put("place", problem.place())
                    .put("text", problem.text(language));
        }
    }

    @Override
    public void end(Ending ending) {
        root.put("result", ending.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    public void end(Ending ending, ReplayState sum) {
        end(ending);
        root.putObject("events")
                .put("readAgain", sum.bodies())
                .put("unreadable", sum.unreadable())
                .put("leftOut", sum.leftOut());
        root.putObject("records").put("changed", sum.changed()).put("noLongerMade", sum.withdrawn());
    }

    @Override
    public void next(Next next, String command) {
        root.putObject("next").put("when", next.name().toLowerCase(Locale.ROOT)).put("command", command);
    }

    /** The document, once it has ended. */
    String text() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }
}
