package io.tablebridge.app.propose;

import io.tablebridge.model.RecordType;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what each column means: by its name, and whether its cells agree. Only a name that the dictionary has is taken, and
 * only where nothing speaks against it; whatever is doubtful is left out with the question that a person must answer. Immutable.
 */
final class ColumnJudgement {

    private static final int AGREED = 95;
    private static final int BY_NAME = 85;
    private static final int MOSTLY = 75;
    private static final int NO_CELLS = 70;
    private static final int LIKENESS = 40;
    private static final int CONTRADICTED = 20;

    private static final double NEARLY_ALL = 0.9;
    private static final double HALF = 0.5;

    /** What is recognised without a name: nothing else looks like it. */
    private static final List<Look> TELLING = List.of(Look.EMAIL, Look.LINE, Look.PHONE);

    private final HeaderDictionary dictionary;
    private final CellLooks looks;

    ColumnJudgement(HeaderDictionary dictionary, CellLooks looks) {
        this.dictionary = dictionary;
        this.looks = looks;
    }

    /** One for each, in their order. */
    List<ProposedColumn> of(RecordType type, List<SampleColumn> columns) {
        List<ProposedColumn> judged = new ArrayList<>();
        columns.forEach(column -> judged.add(dictionary
                .find(type, column.name())
                .map(meaning -> named(column, meaning))
                .orElseGet(() -> unnamed(column))));
        return settled(judged);
    }

    private ProposedColumn named(SampleColumn column, Meaning meaning) {
        // A time of day may hold the day as well, and a day the time.
        boolean whole = (meaning.field().equals("time") || meaning.field().equals("date"))
                && !column.cells().isEmpty()
                && looks.share(Look.DATETIME, column.cells()) >= NEARLY_ALL;
        Meaning read = whole ? new Meaning("startsAt", Look.DATETIME, meaning.general()) : meaning;
        double share = looks.share(read.look(), column.cells());
        int sure = column.cells().isEmpty()
                ? NO_CELLS
                : read.look().isAnything()
                        ? BY_NAME
                        : share >= NEARLY_ALL ? AGREED : share >= HALF ? MOSTLY : CONTRADICTED;
        ProposedColumn proposed =
                new ProposedColumn(column, Optional.of(read), Optional.of(read.look()), sure, Optional.empty());
        if (column.undecided() && (read.look() == Look.DATE || read.look() == Look.DATETIME)) {
            return proposed;
        }
        return sure > CONTRADICTED
                ? proposed
                : proposed.leftOut(CONTRADICTED, Problem.at("", "TB-IMP-061", column.name(), read.field()));
    }

    private ProposedColumn unnamed(SampleColumn column) {
        Optional<Look> look = TELLING.stream()
                .filter(each -> !column.cells().isEmpty())
                .filter(each -> looks.share(each, column.cells()) >= NEARLY_ALL)
                .findFirst();
        return new ProposedColumn(
                column,
                Optional.empty(),
                look,
                look.isPresent() ? LIKENESS : 0,
                look.map(each -> Problem.at("", "TB-IMP-062", column.name())));
    }

    /** Of several columns for one field: the one with a precise word before those with a general one, else none. */
    private static List<ProposedColumn> settled(List<ProposedColumn> judged) {
        Map<String, List<ProposedColumn>> byField = new LinkedHashMap<>();
        judged.stream().filter(ProposedColumn::isTaken).forEach(each -> byField.computeIfAbsent(
                        each.meaning().orElseThrow().field(), field -> new ArrayList<>())
                .add(each));
        Map<String, ProposedColumn> changed = new LinkedHashMap<>();
        byField.forEach((field, several) -> {
            List<ProposedColumn> precise = several.stream()
                    .filter(each -> !each.meaning().orElseThrow().general())
                    .toList();
            List<ProposedColumn> left = precise.isEmpty() ? several : precise;
            for (ProposedColumn each : several) {
                String name = each.column().name();
                if (!left.contains(each)) {
                    changed.put(name, each.leftOut(LIKENESS, Problem.at("", "TB-IMP-068", name, names(left))));
                } else if (left.size() > 1) {
                    changed.put(name, each.leftOut(LIKENESS, Problem.at("", "TB-IMP-060", names(left), field)));
                }
            }
        });
        return judged.stream()
                .map(each -> changed.getOrDefault(each.column().name(), each))
                .toList();
    }

    private static String names(List<ProposedColumn> columns) {
        return String.join(
                ", ", columns.stream().map(each -> each.column().name()).toList());
    }
}
