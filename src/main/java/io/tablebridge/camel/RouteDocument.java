package io.tablebridge.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file as a tree that knows its lines. */
final class RouteDocument {

    private static final int MAX_CODE_POINTS = 1_000_000;
    private static final int MAX_DEPTH = 100;

    private final String name;
    private final String text;
    private final Map<String, Node> nodes = new HashMap<>();
    private final JsonNode tree;

    private RouteDocument(String name, String text, Optional<Node> root) {
        this.name = name;
        this.text = text;
        this.tree = root.map(node -> tree("", node)).orElseGet(JsonNodeFactory.instance::nullNode);
    }

    /**
     * @param name of the file, for problems' places
     * @throws ProblemException when it is not one well-formed YAML document
     */
    static RouteDocument parse(String name, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MAX_CODE_POINTS)
                .build();
        try {
            YamlBounds.check(name, new Parse(settings).parseString(text), MAX_DEPTH);
            return new RouteDocument(name, text, new Compose(settings).composeString(text));
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new ProblemException(Problem.at(name + line, "TB-CML-001", e.getProblem()));
        } catch (YamlEngineException e) {
            throw new ProblemException(Problem.at(name, "TB-CML-001", String.valueOf(e.getMessage())));
        }
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    JsonNode tree() {
        return tree;
    }

    /** The place of what this JSON Pointer points at, or of the nearest thing around it. */
    String place(String pointer) {
        for (String p = pointer; !p.isEmpty(); p = p.substring(0, p.lastIndexOf('/'))) {
            Optional<Integer> line = Optional.ofNullable(nodes.get(p))
                    .flatMap(Node::getStartMark)
                    .map(Mark::getLine);
            if (line.isPresent()) {
                return name + ":" + (line.get() + 1);
            }
        }
        return name + ":1";
    }

    /** Where the text of a value begins and ends. */
    Optional<int[]> span(String pointer) {
        return Optional.ofNullable(nodes.get(pointer))
                .filter(node ->
                        node.getStartMark().isPresent() && node.getEndMark().isPresent())
                .map(node -> new int[] {
                    text.offsetByCodePoints(0, node.getStartMark().get().getIndex()),
                    text.offsetByCodePoints(0, node.getEndMark().get().getIndex())
                });
    }

    /** The pointers of all scalar values. */
    List<String> scalars() {
        List<String> found = new ArrayList<>();
        nodes.forEach((pointer, node) -> {
            if (node instanceof ScalarNode) {
                found.add(pointer);
            }
        });
        found.sort(String::compareTo);
        return found;
    }

    private JsonNode tree(String pointer, Node node) {
        nodes.put(pointer, node);
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                object.set(key, tree(pointer + "/" + key.replace("~", "~0").replace("/", "~1"), tuple.getValueNode()));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            var array = JsonNodeFactory.instance.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(tree(pointer + "/" + array.size(), item));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        String value = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(value));
        }
        if (node.getTag().equals(Tag.INT) && value.matches("-?[0-9]{1,18}")) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(value));
        }
        return JsonNodeFactory.instance.textNode(value);
    }
}
