package io.tablebridge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.mapping.FieldError;
import io.tablebridge.mapping.MappingPreview;
import io.tablebridge.mapping.MappingPreview.Row;
import io.tablebridge.mapping.MappingResult;
import io.tablebridge.operate.audit.TextTable;
import io.tablebridge.settings.Masking;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a mapping makes of an event, for a terminal or for programs. */
final class MappingPreviewText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COLUMNS = 6;
    private static final int WIDEST = 40;
    private static final int MOST_LINES = 5_000;

    private final MappingPreview preview;
    private final Locale language;
    private final boolean values;

    /** @param values whether what stands in the event and what it became is shown: personal data */
    MappingPreviewText(MappingPreview preview, Locale language, boolean values) {
        this.preview = preview;
        this.language = language;
        this.values = values;
    }

    String table() {
        StringBuilder text = new StringBuilder();
        for (MappingPreview.Made made : preview.records()) {
            text.append(Messages.text(language, "cli.preview.record", made.type()))
                    .append(made.item().isEmpty() ? "" : " (" + made.item() + ")")
                    .append('\n');
            append(text, made.rows());
            text.append('\n');
        }
        text.append(outcome());
        if (!values && !preview.records().isEmpty()) {
            text.append('\n').append(Messages.text(language, "cli.preview.masked"));
        }
        return text.toString();
    }

    private void append(StringBuilder text, List<Row> rows) {
        TextTable table = new TextTable(List.of(
                "  " + Messages.text(language, "cli.preview.field"),
                Messages.text(language, "cli.preview.line"),
                Messages.text(language, "cli.preview.origin"),
                Messages.text(language, "cli.preview.given"),
                Messages.text(language, "cli.preview.value"),
                Messages.text(language, "cli.preview.error")));
        rows.stream()
                .limit(MOST_LINES)
                .forEach(row -> table.row(List.of(
                        "  " + row.field(),
                        row.line(),
                        row.origin().isEmpty() ? "–" : cell(row.origin()),
                        shown(row.given()),
                        shown(row.value()),
                        row.problem().map(this::sentence).orElse(""))));
        text.append(table.render(COLUMNS));
    }

    /** The line stands in a column of its own. */
    private String sentence(Problem problem) {
        return new Problem(problem.code(), "", problem.arguments()).text(language);
    }

    private String shown(Optional<String> value) {
        return value.map(text -> values ? cell(text) : Masking.HIDDEN).orElse("–");
    }

    /** On one line, without what would move the cursor, and not too wide. */
    private static String cell(String text) {
        StringBuilder cell = new StringBuilder();
        int width = 0;
        for (int i = 0; i < text.length() && width < WIDEST; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            int type = Character.getType(c);
            boolean moves = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            cell.appendCodePoint(moves ? ' ' : c);
            width += TextTable.width(Character.toString(c));
        }
        return width < WIDEST ? cell.toString() : cell.append('…').toString();
    }

    private String outcome() {
        if (preview.result() instanceof MappingResult.Ignored ignored) {
            return Messages.text(language, "cli.preview.ignored", ignored.reason());
        }
        if (preview.result() instanceof MappingResult.Mapped mapped) {
            return Messages.text(
                    language,
                    "cli.preview.mapped",
                    Integer.toString(mapped.records().size()),
                    Integer.toString(mapped.errors().size()));
        }
        StringBuilder text = new StringBuilder(Messages.text(language, "cli.preview.unmappable"));
        errors().forEach(error -> text.append("\n  ").append(error.problem().text(language)));
        return text.toString();
    }

    private List<FieldError> errors() {
        if (preview.result() instanceof MappingResult.Mapped mapped) {
            return mapped.errors();
        }
        return preview.result() instanceof MappingResult.Unmappable unmappable ? unmappable.errors() : List.of();
    }

    String json(String mapping) throws JsonProcessingException {
        ObjectNode all = JSON.createObjectNode();
        all.put("mapping", mapping);
        all.put(
                "result",
                preview.result() instanceof MappingResult.Mapped
                        ? "mapped"
                        : preview.result() instanceof MappingResult.Ignored ? "ignored" : "unmappable");
        if (preview.result() instanceof MappingResult.Ignored ignored) {
            all.put("reason", ignored.reason());
        }
        ArrayNode records = all.putArray("records");
        for (MappingPreview.Made made : preview.records()) {
            ObjectNode record = records.addObject().put("record", made.type()).put("item", made.item());
            ArrayNode fields = record.putArray("fields");
            made.rows().forEach(row -> add(fields.addObject(), row));
        }
        ArrayNode problems = all.putArray("problems");
        errors().forEach(error -> problem(problems.addObject().put("field", error.field()), error.problem()));
        return JSON.writeValueAsString(all);
    }

    private void add(ObjectNode field, Row row) {
        field.put("field", row.field()).put("line", row.line()).put("origin", row.origin());
        row.given().ifPresent(given -> field.put("given", values ? given : Masking.HIDDEN));
        row.value().ifPresent(value -> field.put("value", values ? value : Masking.HIDDEN));
        row.problem().ifPresent(problem -> problem(field.putObject("problem"), problem));
    }

    private void problem(ObjectNode object, Problem problem) {
        object.put("code", problem.code()).put("place", problem.place()).put("text", problem.text(language));
    }
}
