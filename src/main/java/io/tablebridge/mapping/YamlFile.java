package io.tablebridge.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a mapping file's YAML, bounded in size and depth, with the line of everything. Anchors and aliases are refused:
 * a file of a few lines can unfold to gigabytes through them.
 */
final class YamlFile {

    /** The largest mapping file, in characters. */
    static final int MAX_LENGTH = 262_144;

    private static final int MAX_DEPTH = 40;

    private final Problems problems;
    private final Iterator<Event> events;

    private YamlFile(Problems problems, Iterator<Event> events) {
        this.problems = problems;
        this.events = events;
    }

    /** The keys of a file, or nothing when it can't be read; then a problem says why. */
    static Optional<YamlNode.Keys> read(String yaml, Problems problems) {
        if (yaml.length() > MAX_LENGTH) {
            problems.add(1, "TB-MAP-003", yaml.length(), MAX_LENGTH);
            return Optional.empty();
        }
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MAX_LENGTH).build();
        try {
            YamlFile file =
                    new YamlFile(problems, new Parse(settings).parseString(yaml).iterator());
            return file.document();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problems.add(line, "TB-MAP-001", String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            problems.add(1, "TB-MAP-001", String.valueOf(e.getMessage()));
        } catch (Refused e) {
            problems.add(e.line, e.code);
        }
        return Optional.empty();
    }

    private Optional<YamlNode.Keys> document() throws Refused {
        Event event = events.next();
        while (event instanceof StreamStartEvent || event instanceof DocumentStartEvent) {
            event = events.next();
        }
        if (!(event instanceof NodeEvent)) {
            throw new Refused(1, "TB-MAP-007");
        }
        YamlNode node = node(event, 0);
        if (!(events.next() instanceof DocumentEndEvent) || events.next() instanceof DocumentStartEvent) {
            throw new Refused(node.line(), "TB-MAP-008");
        }
        if (node instanceof YamlNode.Keys keys) {
            return Optional.of(keys);
        }
        throw new Refused(node.line(), "TB-MAP-007");
    }

    private YamlNode node(Event event, int depth) throws Refused {
        int line = line(event);
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw new Refused(line, "TB-MAP-002");
        }
        if (depth > MAX_DEPTH) {
            throw new Refused(line, "TB-MAP-004");
        }
        if (event instanceof ScalarEvent scalar) {
            return new YamlNode.Scalar(scalar.getValue(), scalar.isPlain(), line);
        }
        if (event instanceof SequenceStartEvent) {
            List<YamlNode> nodes = new ArrayList<>();
            for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
                nodes.add(node(next, depth + 1));
            }
            return new YamlNode.Items(List.copyOf(nodes), line);
        }
        if (event instanceof MappingStartEvent) {
            return keys(line, depth);
        }
        throw new IllegalStateException("unexpected " + event.getEventId());
    }

    private YamlNode keys(int line, int depth) throws Refused {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
            int keyLine = line(next);
            if (!(next instanceof ScalarEvent key) || key.getAnchor().isPresent()) {
                throw new Refused(keyLine, "TB-MAP-002");
            }
            YamlNode value = node(events.next(), depth + 1);
            if (entries.put(key.getValue(), new YamlNode.Entry(keyLine, value)) != null) {
                problems.add(keyLine, "TB-MAP-011", key.getValue());
            }
        }
        return new YamlNode.Keys(Collections.unmodifiableMap(entries), line);
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final int line;
        private final String code;

        Refused(int line, String code) {
            super(code, null, false, false);
            this.line = line;
            this.code = code;
        }
    }
}
