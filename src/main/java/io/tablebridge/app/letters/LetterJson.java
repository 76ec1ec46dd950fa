package io.tablebridge.app.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.delivery.Dismissal;
import io.tablebridge.pipeline.DeadEvent;
import io.tablebridge.settings.Problem;
import java.util.Collection;
import java.util.Locale;

/** Dead letters as JSON, for programs. */
final class LetterJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterJson() {}

    /** @param language of the problems' sentences */
    static String render(LetterList letters, Locale language) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode events = root.putArray("events");
        for (DeadEvent dead : letters.events()) {
            ObjectNode event = events.addObject()
                    .put("id", LetterId.of(dead))
                    .put("kind", dead.kind())
                    .put("source", dead.source())
                    .put("mapping", dead.mapping())
                    .put("receivedAt", dead.receivedAt().toString())
                    .put("retryable", dead.isRetryable());
            problems(event, dead.problems(), language);
            dead.dismissed().ifPresent(dismissal -> dismissed(event, dismissal));
        }
        ArrayNode deliveries = root.putArray("deliveries");
        for (LetterList.Delivery delivery : letters.deliveries()) {
            ObjectNode dead = deliveries
                    .addObject()
                    .put("id", LetterId.of(delivery.dead()))
                    .put("destination", delivery.dead().destination())
                    .put("guest", delivery.guest())
                    .put("attempts", delivery.dead().attempts());
            delivery.since().ifPresent(since -> dead.put("since", since.toString()));
            problems(dead, delivery.dead().problem().stream().toList(), language);
            delivery.dead().dismissed().ifPresent(dismissal -> dismissed(dead, dismissal));
        }
        root.put("more", letters.moreEvents() || letters.moreDeliveries());
        root.put("moreEvents", letters.moreEvents()).put("moreDeliveries", letters.moreDeliveries());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    private static void dismissed(ObjectNode of, Dismissal dismissal) {
        of.putObject("dismissed")
                .put("at", dismissal.at().toString())
                .put("by", dismissal.by())
                .put("why", dismissal.why());
    }

    private static void problems(ObjectNode of, Collection<Problem> problems, Locale language) {
        ArrayNode list = of.putArray("problems");
        for (Problem problem : problems) {
            list.addObject()
                    .put("code", problem.code())
                    .put("place", problem.place())
                    .put("text", problem.text(language));
        }
    }
}
