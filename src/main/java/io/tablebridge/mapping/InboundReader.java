package io.tablebridge.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an inbound mapping file. */
final class InboundReader {

    static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "mapping",
                            "description",
                            "source",
                            ColumnsReader.KEY,
                            "ignore",
                            "records",
                            "tables",
                            TableFiles.EMBEDDED,
                            "tests"),
                    RecordReader.KEYS.stream())
            .toList();

    /** The most kinds of record that one event becomes. */
    static final int MAX_RECORDS = 20;

    /** A source as routes name it. */
    private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

    private final String file;
    private final Problems problems;
    private final TransformReader transforms;
    private final ConditionReader conditions;

    InboundReader(String file, Problems problems, Transforms transforms) {
        this.file = file;
        this.problems = problems;
        this.transforms = new TransformReader(problems, transforms);
        this.conditions = new ConditionReader(problems, new PlaceReader(problems, false));
    }

    /** Nothing when there are problems. */
    Optional<CompiledInbound> read(Section root) {
        root.allow(KEYS);
        Optional<String> name = MappingName.read(root, file, problems);
        List<IgnoreRule> ignored = ignored(root);
        Optional<String> source = source(root);
        LookupTables tables = new LookupTables(problems).read(root);
        List<RecordRule> records = root.has("records") ? records(root, tables) : record(root, tables);
        if (name.isEmpty() || records.isEmpty() || problems.any()) {
            return Optional.empty();
        }
        Optional<FileColumns> columns =
                new ColumnsReader(problems).read(root, () -> MappingPlaces.columns(ignored, records));
        if (problems.any()) {
            return Optional.empty();
        }
        return Optional.of(new CompiledInbound(name.get(), file, source, columns, ignored, records));
    }

    private Optional<String> source(Section root) {
        Optional<String> source = root.text("source");
        if (source.filter(name -> !SOURCE.matcher(name).matches()).isPresent()) {
            problems.add(root.lineOf("source"), "TB-MAP-081", source.get());
        }
        return source;
    }

    private List<RecordRule> record(Section section, LookupTables tables) {
        return new RecordReader(section, problems, transforms, tables)
                .read()
                .map(List::of)
                .orElse(List.of());
    }

    private List<RecordRule> records(Section root, LookupTables tables) {
        RecordReader.KEYS.stream()
                .filter(root::has)
                .forEach(key -> problems.add(root.lineOf(key), "TB-MAP-015", key, "records"));
        List<Section> sections = root.sections("records");
        if (sections.isEmpty() || sections.size() > MAX_RECORDS) {
            problems.add(root.lineOf("records"), "TB-MAP-056", sections.size(), MAX_RECORDS);
            return List.of();
        }
        List<RecordRule> records = new ArrayList<>();
        sections.forEach(section -> records.addAll(record(section.allow(RecordReader.KEYS), tables)));
        return List.copyOf(records);
    }

    private List<IgnoreRule> ignored(Section root) {
        List<IgnoreRule> ignored = new ArrayList<>();
        for (Section rule : root.sections("ignore")) {
            rule.allow(List.of("when", "unless", "reason"));
            Optional<String> reason = rule.requiredText("reason");
            Optional<Condition> when = conditions.read(rule, "when");
            Optional<Condition> unless = conditions.read(rule, "unless");
            if (when.isEmpty() && unless.isEmpty()) {
                problems.add(rule.line(), "TB-MAP-012", "when / unless");
            }
            reason.ifPresent(text -> ignored.add(new IgnoreRule(when, unless, text)));
        }
        return List.copyOf(ignored);
    }
}
