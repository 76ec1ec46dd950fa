package io.tablebridge.camel;

import io.tablebridge.settings.Problem;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Looks at a YAML file as a stream, before anything is built from it: deep nesting overflows the stack of whatever builds
 * it, and a few lines of anchors and aliases unfold to gigabytes.
 */
final class YamlBounds {

    private YamlBounds() {}

    /**
     * @throws ProblemException when there is an anchor or an alias
     * @throws YamlEngineException when it nests too deeply, or is not well-formed
     */
    static void check(String name, Iterable<Event> events, int maxDepth) {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof AliasEvent
                    || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
                throw new ProblemException(Problem.at(name + ":" + line, "TB-CML-022"));
            }
            if (event instanceof CollectionStartEvent && ++depth > maxDepth) {
                throw new YamlEngineException("nests more than " + maxDepth + " levels deep");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }
}
