package io.tablebridge.app.imports;

import io.tablebridge.csv.DetectedSheet;
import io.tablebridge.csv.SheetEncoding;
import io.tablebridge.mapping.FileColumns;
import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingException;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the mapping for a file by the file's columns. Taken is the mapping of which all needed columns are there and that
 * knows more of the file's columns than any other such; where two know equally many it is not taken but asked. Immutable,
 * thread-safe.
 */
public final class MappingChoice {

    /** How many mappings are named when none fits. */
    private static final int MOST_NAMED = 3;

    private final Map<String, InboundMapping> mappings;

    private MappingChoice(Map<String, InboundMapping> mappings) {
        this.mappings = mappings;
    }

    /**
     * @param rules the text of each mapping in force, by name
     * @param names of those that can be chosen; others have no file any more, and are only there for what came before
     */
    public static MappingChoice among(Map<String, String> rules, Collection<String> names) {
        MappingCompiler compiler = new MappingCompiler();
        Map<String, InboundMapping> mappings = new TreeMap<>();
        for (String name : names) {
            Optional.ofNullable(rules.get(name))
                    .flatMap(text -> compiled(compiler, name, text))
                    .ifPresent(mapping -> mappings.put(name, mapping));
        }
        return new MappingChoice(mappings);
    }

    /** Nothing for one that came into force under another release and does not compile any more: the start told it. */
    private static Optional<InboundMapping> compiled(MappingCompiler compiler, String name, String text) {
        try {
            return Optional.of(compiler.inbound(name + ".yaml", text));
        } catch (MappingException e) {
            return Optional.empty();
        }
    }

    /**
     * What was chosen.
     *
     * @param mapping its name
     * @param source whose records the rows are if nobody says otherwise
     * @param unknown columns of the file that the mapping does not know; none where a person named it
     */
    public record Chosen(String mapping, String source, List<String> unknown) {

        public Chosen {
            unknown = List.copyOf(unknown);
        }
    }

    /** By which columns a mapping knows its files. */
    Optional<FileColumns> columns(String mapping) {
        return Optional.ofNullable(mappings.get(mapping)).flatMap(InboundMapping::columns);
    }

    /** A mapping that a person names; whether it is in force is seen when it is used. */
    public Chosen named(String mapping) {
        return new Chosen(
                mapping,
                Optional.ofNullable(mappings.get(mapping))
                        .flatMap(InboundMapping::source)
                        .orElse(mapping),
                List.of());
    }

    /** The mappings of which all needed columns are there and that know most of these; several where they know equally many. */
    public List<String> fitting(List<String> columns) {
        Map<String, Integer> fitting = new TreeMap<>();
        mappings.forEach((name, mapping) -> mapping.columns()
                .filter(needs -> needs.missing(columns).isEmpty())
                .ifPresent(needs -> fitting.put(name, needs.known(columns))));
        int most = fitting.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return fitting.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Without the columns that we put in front of rejected rows. */
    /** The columns of a file that a mapping does not know; none where it does not tell which it knows. */
    List<String> unknown(String mapping, List<String> columns) {
        return columns(mapping).map(needs -> needs.unknown(columns)).orElse(List.of()).stream()
                .filter(column -> !RejectText.OURS.contains(column))
                .toList();
    }

    private int known(String mapping, List<String> columns) {
        return columns(mapping).map(needs -> needs.known(columns)).orElse(0);
    }

    /**
     * The mapping for a file with these columns.
     *
     * @param file what people call it
     * @throws OperateException a mistake (TB-IMP-050: several fit equally; TB-IMP-051: none fits), with what to do
     */
    public Chosen by(String file, List<String> columns) {
        List<String> best = fitting(columns);
        if (best.size() == 1) {
            return new Chosen(best.get(0), named(best.get(0)).source(), unknown(best.get(0), columns));
        }
        throw OperateException.mistake(
                best.isEmpty()
                        ? Problem.at(file, "TB-IMP-051", nearest(columns))
                        : Problem.at(file, "TB-IMP-050", String.join(", ", best), known(best.get(0), columns)));
    }

    /**
     * The same for a file that is read first.
     *
     * @param name what people call it
     * @param encoding what a person says it is in
     * @param delimiter what a person says stands between its cells
     * @throws OperateException also when it is no table, or can't be read
     */
    public Chosen of(Path file, String name, Optional<SheetEncoding> encoding, Optional<Character> delimiter) {
        DetectedSheet sheet = ImportFile.detect(file, encoding, delimiter);
        return by(name, sheet.form().columns());
    }

    /** The mappings that lack least, each with what it lacks. */
    private String nearest(List<String> columns) {
        record Near(String name, List<List<String>> missing, int known) {}
        List<Near> near = new ArrayList<>();
        mappings.forEach((name, mapping) -> {
            Optional<FileColumns> needs = mapping.columns();
            needs.ifPresent(each -> near.add(new Near(name, each.missing(columns), each.known(columns))));
        });
        String named = near.stream()
                .sorted(Comparator.<Near>comparingInt(each -> each.missing().size())
                        .thenComparing(each -> -each.known()))
                .limit(MOST_NAMED)
                .map(each -> each.name() + ": "
                        + each.missing().stream()
                                .map(names -> String.join(" / ", names))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        return named.isEmpty() ? "–" : named;
    }
}
