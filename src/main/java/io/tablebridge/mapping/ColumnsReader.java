package io.tablebridge.mapping;

import io.tablebridge.mapping.YamlNode.Items;
import io.tablebridge.mapping.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads {@code columns:}: by which columns a mapping knows the files whose rows it reads. */
final class ColumnsReader {

    static final String KEY = "columns";
    static final List<String> KEYS = List.of("needed", "optional");

    private static final String REMEDY = "columns: { needed: [Order ID, [Phone, Mobile]], optional: [Notes] }";

    private final Problems problems;

    ColumnsReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Nothing where the file does not tell.
     *
     * @param read the columns that the mapping's places name
     */
    Optional<FileColumns> read(Section root, Supplier<Set<String>> read) {
        Optional<Section> given = root.section(KEY);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Section section = given.get().allow(KEYS);
        List<List<String>> needed = new ArrayList<>();
        if (section.node("needed").orElse(null) instanceof Items items) {
            items.nodes().forEach(node -> needed.add(names(node)));
        }
        if (needed.isEmpty() || needed.contains(List.<String>of())) {
            problems.add(section.has("needed") ? section.lineOf("needed") : section.line(), "TB-MAP-080", REMEDY);
            return Optional.empty();
        }
        List<String> others = new ArrayList<>(read.get());
        others.addAll(section.texts("optional"));
        return Optional.of(new FileColumns(needed, others));
    }

    /** A name, or several of which one is enough; none when it is neither. */
    private static List<String> names(YamlNode node) {
        List<YamlNode> nodes = node instanceof Items items ? items.nodes() : List.of(node);
        boolean all = nodes.stream()
                .allMatch(each -> each instanceof Scalar name
                        && !name.isNull()
                        && !name.text().isBlank());
        return all ? nodes.stream().map(each -> ((Scalar) each).text()).toList() : List.of();
    }
}
