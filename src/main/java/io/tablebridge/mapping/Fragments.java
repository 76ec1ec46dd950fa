package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.mapping.YamlNode.Items;
import io.tablebridge.mapping.YamlNode.Keys;
import io.tablebridge.mapping.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts {@code fragments:} where {@code use:} names them. What stands beside {@code use:} wins over the fragment. A fragment
 * uses none itself, so that no file of a few lines can unfold to gigabytes.
 */
final class Fragments {

    static final String KEY = "fragments";
    static final String USE = "use";

    /** The most keys that fragments may bring into one file. */
    static final int MAX_KEYS = 10_000;

    private static final Set<String> PLAIN = Set.of(KEY, "tests", "tables", TableFiles.EMBEDDED);

    private final Problems problems;
    private final Map<String, Keys> fragments = new LinkedHashMap<>();
    private int brought;

    private Fragments(Problems problems) {
        this.problems = problems;
    }

    /** The file with every {@code use:} written out. */
    static Section writtenOut(Keys root, Problems problems) {
        Fragments fragments = new Fragments(problems);
        fragments.read(new Section(root, problems));
        Map<String, Entry> written = new LinkedHashMap<>();
        root.entries().forEach((key, entry) -> {
            if (!key.equals(KEY)) {
                written.put(key, PLAIN.contains(key) ? entry : fragments.entry(entry));
            }
        });
        return new Section(new Keys(written, root.line()), problems);
    }

    private void read(Section root) {
        root.section(KEY).ifPresent(section -> section.entries().forEach((name, entry) -> {
            Optional<Section> fragment = section.section(name);
            if (fragment.isPresent() && entry.value() instanceof Keys keys) {
                if (uses(keys)) {
                    problems.add(entry.line(), "TB-MAP-063", name);
                }
                fragments.put(name, keys);
            }
        }));
    }

    private static boolean uses(YamlNode node) {
        if (node instanceof Keys keys) {
            return keys.entries().containsKey(USE)
                    || keys.entries().values().stream().anyMatch(entry -> uses(entry.value()));
        }
        return node instanceof Items items && items.nodes().stream().anyMatch(Fragments::uses);
    }

    private Entry entry(Entry entry) {
        return new Entry(entry.line(), node(entry.value()));
    }

    private YamlNode node(YamlNode node) {
        if (node instanceof Items items) {
            return new Items(items.nodes().stream().map(this::node).toList(), items.line());
        }
        return node instanceof Keys keys ? keys(keys) : node;
    }

    private Keys keys(Keys keys) {
        Map<String, Entry> written = new LinkedHashMap<>();
        Entry use = keys.entries().get(USE);
        if (use != null) {
            for (String name : names(use)) {
                bring(name, use.line(), written);
            }
        }
        keys.entries().forEach((key, entry) -> {
            if (!key.equals(USE)) {
                written.put(key, entry(entry));
            }
        });
        return new Keys(written, keys.line());
    }

    private void bring(String name, int line, Map<String, Entry> written) {
        Keys fragment = fragments.get(name);
        if (fragment == null) {
            problems.addUnknown(line, "TB-MAP-062", name, fragments.keySet());
            return;
        }
        brought += fragment.entries().size();
        if (brought > MAX_KEYS) {
            problems.add(line, "TB-MAP-064", MAX_KEYS);
        } else {
            written.putAll(fragment.entries());
        }
    }

    private List<String> names(Entry use) {
        List<YamlNode> nodes = use.value() instanceof Items items ? items.nodes() : List.of(use.value());
        List<String> names = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (node instanceof Scalar scalar && !scalar.isNull()) {
                names.add(scalar.text());
            } else {
                problems.add(use.line(), "TB-MAP-013", USE, "use: name / use: [name, name]");
            }
        }
        return names;
    }
}
