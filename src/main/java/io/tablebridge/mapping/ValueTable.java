package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A {@code values:} table: the source's words and what they mean. A word that is not in it is an error. */
record ValueTable(Map<String, Outcome> meanings) implements Transform {

    @Override
    public Outcome apply(JsonNode node) {
        if (!node.isValueNode()) {
            return Outcome.wrong("TB-MAP-046");
        }
        Outcome meaning = meanings.get(ValueKey.of(node.asText()));
        return meaning == null ? Outcome.wrong("TB-MAP-047", ValueShape.of(node.asText())) : meaning;
    }
}
