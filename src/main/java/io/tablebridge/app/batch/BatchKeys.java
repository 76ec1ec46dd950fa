package io.tablebridge.app.batch;

import io.tablebridge.mapping.Suggestion;
import io.tablebridge.settings.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys of one place in a batch file; what is not as it must be is added to the problems, each with its line. */
final class BatchKeys {

    /** The largest batch file, in characters. */
    static final int MOST = 65_536;

    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final List<Problem> problems;

    private BatchKeys(String file, MappingNode node, List<Problem> problems) {
        this.file = file;
        this.line = line(node);
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (values.put(key, tuple.getValueNode()) != null) {
                problems.add(Problem.at(place(tuple.getKeyNode()), "TB-BAT-008", key));
            }
        }
    }

    /**
     * The keys of a file; empty when it can't be read.
     *
     * @param problems gets what is wrong
     */
    static Optional<BatchKeys> read(String file, String text, List<Problem> problems) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MOST)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode keys) {
                return Optional.of(new BatchKeys(file, keys, problems));
            }
            problems.add(Problem.at(file + ":1", "TB-BAT-001", "–"));
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problems.add(Problem.at(file + ":" + at, "TB-BAT-001", String.valueOf(e.getProblem())));
        } catch (YamlEngineException e) {
            problems.add(Problem.at(file + ":1", "TB-BAT-001", e.getClass().getSimpleName()));
        }
        return Optional.empty();
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private String place(Node node) {
        return file + ":" + line(node);
    }

    /** Where a key stands, or the place that lacks it. */
    String place(String key) {
        Node value = values.get(key);
        return value == null ? file + ":" + line : place(value);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Reports every key that is not among these. */
    BatchKeys allow(String... known) {
        values.forEach((key, value) -> {
            if (!List.of(known).contains(key)) {
                problems.add(Problem.at(place(value), "TB-BAT-002", key, Suggestion.of(key, List.of(known))));
            }
        });
        return this;
    }

    void wrong(String key, String code, Object... arguments) {
        problems.add(Problem.at(place(key), code, arguments));
    }

    /** A problem of another room, at the place of a key. */
    void wrong(String key, Problem problem) {
        problems.add(new Problem(problem.code(), place(key), problem.arguments()));
    }

    /** The keys within a key. */
    Optional<BatchKeys> section(String key) {
        Node value = values.get(key);
        if (value instanceof MappingNode keys) {
            return Optional.of(new BatchKeys(file, keys, problems));
        }
        if (value != null) {
            wrong(key, "TB-BAT-004", key, "key: value");
        }
        return Optional.empty();
    }

    /** The text of a key; empty when it is not there. */
    Optional<String> text(String key) {
        Node value = values.get(key);
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        if (value != null) {
            wrong(key, "TB-BAT-004", key, key + ": …");
        }
        return Optional.empty();
    }

    /**
     * The text of a key that must be there.
     *
     * @param example of what may stand there
     */
    Optional<String> required(String key, String example) {
        if (!has(key)) {
            wrong(key, "TB-BAT-003", key, key + ": " + example);
        }
        return text(key);
    }

    /** The texts of a list, or the only one. */
    List<String> texts(String key) {
        if (values.get(key) instanceof SequenceNode list) {
            return list.getValue().stream()
                    .map(item -> item instanceof ScalarNode scalar
                            ? scalar.getValue().strip()
                            : "")
                    .toList();
        }
        return text(key).map(List::of).orElse(List.of());
    }

    /**
     * What the text of a key means; empty when it is not there or means nothing.
     *
     * @param example of what may stand there
     */
    <T> Optional<T> value(String key, String example, Function<String, Optional<T>> reading) {
        Optional<String> text = text(key);
        Optional<T> value = text.flatMap(reading);
        if (text.isPresent() && value.isEmpty()) {
            wrong(key, "TB-BAT-004", key, example);
        }
        return value;
    }
}
