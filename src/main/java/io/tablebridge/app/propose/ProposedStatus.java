package io.tablebridge.app.propose;

import io.tablebridge.model.RecordType;
import io.tablebridge.settings.Masking;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rule for where a record stands: its words, as far as they are known. Those that are not are asked; a row that has one is
 * rejected until a person has answered.
 *
 * @param field {@code status} or {@code state}; empty for records that have none
 * @param lines of the mapping file; none where nothing tells it
 * @param doubts what a person has to decide
 */
record ProposedStatus(String field, List<String> lines, List<Problem> doubts) {

    /** More words than a status has: then it is something else. */
    private static final int MOST_WORDS = 20;

    static ProposedStatus of(RecordType type, ProposalTerms terms, StatusWords known, List<ProposedColumn> columns) {
        String field = type == RecordType.RESERVATION ? "status" : type == RecordType.ORDER ? "state" : "";
        if (field.isEmpty()) {
            return new ProposedStatus(field, List.of(), List.of());
        }
        if (terms.status().isPresent()) {
            String constant =
                    "  " + field + ": { constant: " + YamlText.of(terms.status().get()) + " }";
            return new ProposedStatus(field, List.of(constant), List.of());
        }
        Optional<ProposedColumn> column = columns.stream()
                .filter(ProposedColumn::isTaken)
                .filter(each -> each.meaning().orElseThrow().field().equals(field))
                .findFirst();
        return column.map(each -> words(field, each.column(), known))
                .orElseGet(() -> none(field, Problem.at("", "TB-IMP-064", type.code(), field)));
    }

    private static ProposedStatus words(String field, SampleColumn column, StatusWords known) {
        Map<String, Optional<String>> words = new LinkedHashMap<>();
        column.cells().forEach(cell -> words.putIfAbsent(cell.strip(), known.find(field, cell)));
        List<String> unknown = words.entrySet().stream()
                .filter(word -> word.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (unknown.size() == words.size() || words.size() > MOST_WORDS) {
            return none(field, Problem.at("", "TB-IMP-064", column.name(), field));
        }
        List<String> lines = new ArrayList<>();
        lines.add("  " + field + ":");
        lines.add("    from: " + YamlText.place(column.name()));
        lines.add("    values:");
        Map<String, String> sorted = new TreeMap<>();
        words.forEach((word, code) -> code.ifPresent(ours -> sorted.put(word, ours)));
        sorted.forEach((word, code) -> lines.add("      " + YamlText.of(word) + ": " + code));
        List<Problem> doubts = unknown.isEmpty()
                ? List.of()
                : List.of(Problem.at("", "TB-IMP-063", Masking.line(String.join(", ", unknown)), column.name()));
        return new ProposedStatus(field, lines, doubts);
    }

    private static ProposedStatus none(String field, Problem doubt) {
        return new ProposedStatus(field, List.of(), List.of(doubt));
    }

    /** Whether there is a mapping only once a person has decided: a reservation must have a status. */
    boolean isOpen() {
        return field.equals("status") && lines.isEmpty();
    }
}
