package io.tablebridge.app.propose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingException;
import io.tablebridge.mapping.MappingFile;
import io.tablebridge.mapping.MappingInput;
import io.tablebridge.mapping.MappingPreview;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.mapping.Previewer;
import io.tablebridge.settings.Messages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the tests of a proposed mapping: the first rows of the file that it reads without an error, with invented people in
 * the place of the guests. Immutable, thread-safe.
 */
final class ProposedTests {

    private static final int MOST = 3;

    /** A bill or a booking of any kind, while nobody has decided of which. */
    private static final List<String> ANY_STATUS = List.of("  status: { constant: booked }");

    /** Made of other fields, or the same for every row. */
    private static final List<String> UNTOLD = List.of("id", "version");

    private final Proposal proposal;
    private final Locale language;

    ProposedTests(Proposal proposal, Locale language) {
        this.proposal = proposal;
        this.language = language;
    }

    /**
     * The lines of {@code tests:}; empty when no row can be read.
     *
     * @param name of the mapping
     * @param rows of the file, each by column
     * @throws MappingException when the proposal does not compile: a defect
     */
    String of(String name, List<Map<String, String>> rows) throws MappingException {
        String text = proposal.open() ? proposal.text(ANY_STATUS) : proposal.text();
        MappingFile file = new MappingCompiler().compile(name + ".yaml", text);
        StringBuilder tests = new StringBuilder();
        int written = 0;
        for (Map<String, String> row : rows) {
            if (written < MOST) {
                ObjectNode given = invented(row, written);
                Optional<MappingPreview> preview = Previewer.preview(
                        file,
                        new MappingInput("test", Map.of(), given.toString().getBytes(StandardCharsets.UTF_8)));
                if (preview.isPresent() && isWhole(preview.get().result())) {
                    written++;
                    append(tests, written, given, preview.get());
                }
            }
        }
        return written == 0 ? "" : "\ntests:\n" + tests;
    }

    private ObjectNode invented(Map<String, String> row, int number) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        InventedCell invented = new InventedCell(number);
        for (ProposedColumn column : proposal.columns()) {
            String cell = row.getOrDefault(column.column().name(), "");
            if (column.isTaken() && !cell.isBlank()) {
                given.put(column.column().name(), invented.of(column.meaning().orElseThrow(), cell));
            }
        }
        return given;
    }

    private static boolean isWhole(MappingResult result) {
        return result instanceof MappingResult.Mapped mapped && mapped.errors().isEmpty();
    }

    private void append(StringBuilder tests, int number, ObjectNode given, MappingPreview preview) {
        tests.append("  - name: ")
                .append(YamlText.of(Messages.text(language, "import.propose.test", Integer.toString(number))))
                .append("\n    given:\n");
        given.properties().forEach(cell -> tests.append("      ")
                .append(YamlText.of(cell.getKey()))
                .append(": ")
                .append(YamlText.of(cell.getValue().asText()))
                .append('\n'));
        tests.append("    expect:\n      record: ")
                .append(proposal.type().code())
                .append('\n');
        preview.records().stream().flatMap(made -> made.rows().stream()).forEach(row -> expected(row)
                .ifPresent(value -> tests.append("      ")
                        .append(row.field())
                        .append(": ")
                        .append(value)
                        .append('\n')));
    }

    private Optional<String> expected(MappingPreview.Row row) {
        boolean untold =
                UNTOLD.contains(row.field()) || (proposal.open() && row.field().equals("status"));
        // Lists are shown as a list is written.
        return row.value()
                .filter(value -> !untold)
                .map(value -> value.startsWith("[") && value.endsWith("]") ? value : YamlText.of(value));
    }
}
