package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.Map;

/**
 * A JSLT expression, for what pointers can't say. What it works on is bounded, and what it may contain
 * ({@link ExpressionReader}), so that nobody who sends events can make it long.
 *
 * @param jslt gets the row, the item of the list, or the whole event, as {@code .}, and the whole event as {@code $event}
 */
record Expression(com.schibsted.spt.data.jslt.Expression jslt) implements ValueSource {

    /** The most values in what an expression works on, at all depths. */
    static final int MAX_NODES = 1_000;

    /** The most characters of text in it. */
    static final int MAX_TEXT = 65_536;

    @Override
    public Outcome find(Event event) {
        Size size = new Size();
        if (!size.fits(event.body())) {
            return Outcome.wrong("TB-MAP-067", MAX_NODES, MAX_TEXT);
        }
        try {
            JsonNode found = jslt.apply(Map.of("event", event.body()), event.piece());
            return found.isNull() || (found.isTextual() && found.textValue().isBlank())
                    ? Outcome.NOTHING
                    : new Outcome.Value(found);
        } catch (JsltException | ArithmeticException e) {
            // Without its message: it quotes the event.
            return Outcome.wrong("TB-MAP-068");
        }
    }

    @Override
    public String place() {
        return "expr";
    }

    private static final class Size {

        private int nodes;
        private long text;

        boolean fits(JsonNode node) {
            nodes++;
            text += node.isTextual() ? node.textValue().length() : 0;
            if (nodes > MAX_NODES || text > MAX_TEXT) {
                return false;
            }
            for (JsonNode inner : node) {
                if (!fits(inner)) {
                    return false;
                }
            }
            return true;
        }
    }
}
