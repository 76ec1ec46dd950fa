package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says whether every place holds one of the words given for it. */
record Condition(List<Test> tests) {

    /**
     * @param words in the form they are compared; empty when nothing may stand there
     */
    record Test(Place place, Set<String> words) {

        boolean holds(Event event) {
            @Nullable JsonNode node = place.find(event);
            if (node == null) {
                return words.isEmpty();
            }
            return node.isValueNode() && words.contains(ValueKey.of(node.asText()));
        }
    }

    boolean holds(Event event) {
        for (Test test : tests) {
            if (!test.holds(event)) {
                return false;
            }
        }
        return true;
    }
}
