package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Entry;
import io.tablebridge.model.ProfileFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads an outbound mapping file. */
final class OutboundReader {

    static final List<String> KEYS = List.of(
            "mapping",
            "description",
            "destination",
            "key",
            "requires",
            "properties",
            "retired",
            "tables",
            TableFiles.EMBEDDED,
            "tests");

    private final String file;
    private final Problems problems;

    OutboundReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Nothing when there are problems. */
    Optional<CompiledOutbound> read(Section root) {
        root.allow(KEYS);
        Optional<String> name = MappingName.read(root, file, problems);
        Optional<String> destination = root.requiredText("destination");
        Optional<String> key = root.requiredText("key");
        List<PropertyRule> rules = rules(root, key.orElse(""));
        List<String> names = rules.stream().map(rule -> rule.property().name()).toList();
        if (key.isPresent() && root.has("properties") && !names.contains(key.get())) {
            problems.addUnknown(root.lineOf("key"), "TB-MAP-030", key.get(), names);
        }
        List<String> anyOf = anyOf(root);
        Optional<Section> retired = root.section("retired");
        retired.ifPresent(section -> section.allow(List.of("clear", "set", "pointer")));
        Map<String, String> written =
                retired.map(section -> retired(section, names)).orElse(Map.of());
        Optional<String> pointer = retired.flatMap(section -> section.text("pointer"));
        pointer.ifPresent(p -> known(retired.orElse(root).lineOf("pointer"), p, names));
        if (name.isEmpty() || destination.isEmpty() || key.isEmpty() || problems.any()) {
            return Optional.empty();
        }
        return Optional.of(new CompiledOutbound(name.get(), key.get(), anyOf, rules, pointer, written));
    }

    private List<PropertyRule> rules(Section root, String key) {
        PropertyReader properties = new PropertyReader(problems, new LookupTables(problems).read(root));
        List<PropertyRule> rules = new ArrayList<>();
        Optional<Section> section = root.section("properties");
        if (section.isEmpty()) {
            problems.add(root.line(), "TB-MAP-012", "properties");
            return List.of();
        }
        for (Map.Entry<String, Entry> entry : section.get().entries().entrySet()) {
            properties
                    .read(entry.getKey(), entry.getValue(), entry.getKey().equals(key))
                    .ifPresent(rules::add);
        }
        return List.copyOf(rules);
    }

    private List<String> anyOf(Section root) {
        Optional<Section> requires = root.section("requires");
        requires.ifPresent(section -> section.allow(List.of("anyOf")));
        List<String> fields = requires.map(section -> section.texts("anyOf")).orElse(List.of());
        for (String field : fields) {
            if (ProfileFields.typeOf(field).isEmpty()) {
                problems.addUnknown(
                        requires.orElse(root).lineOf("anyOf"),
                        "TB-MAP-016",
                        field,
                        new TreeSet<>(ProfileFields.all().keySet()));
            }
        }
        return fields;
    }

    private Map<String, String> retired(Section section, List<String> names) {
        Map<String, String> written = new LinkedHashMap<>();
        for (String name : section.texts("clear")) {
            known(section.lineOf("clear"), name, names);
            written.put(name, "");
        }
        section.section("set").ifPresent(set -> set.entries().forEach((name, entry) -> {
            known(entry.line(), name, names);
            set.text(name).ifPresent(value -> written.put(name, value));
        }));
        return java.util.Collections.unmodifiableMap(written);
    }

    private void known(int line, String name, List<String> names) {
        if (!names.contains(name)) {
            problems.addUnknown(line, "TB-MAP-030", name, names);
        }
    }
}
