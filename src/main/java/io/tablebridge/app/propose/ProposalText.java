package io.tablebridge.app.propose;

import io.tablebridge.operate.audit.TextTable;
import io.tablebridge.settings.Masking;
import io.tablebridge.settings.Messages;
import java.util.List;
import java.util.Locale;

/** A proposal for a terminal: what each column would become, how sure that is and why, beside some of its cells. */
final class ProposalText {

    private static final int COLUMNS = 5;
    private static final int MOST_CELLS = 3;
    private static final int WIDEST = 28;

    private final Locale language;
    private final boolean values;

    /** @param values whether cells are shown as they are: personal data */
    ProposalText(Locale language, boolean values) {
        this.language = language;
        this.values = values;
    }

    String of(Proposal proposal) {
        TextTable table = new TextTable(List.of(
                "  " + say("import.propose.column"),
                say("import.propose.field"),
                say("import.propose.sure"),
                say("import.propose.why"),
                say("import.propose.cells")));
        proposal.columns()
                .forEach(column -> table.row(List.of(
                        "  " + shown(column.column().name()),
                        column.isTaken() ? column.meaning().orElseThrow().field() : "–",
                        column.confidence() + " %",
                        why(column),
                        cells(column))));
        StringBuilder text =
                new StringBuilder(say("import.propose.records", proposal.type().code()));
        text.append('\n').append(table.render(COLUMNS));
        if (!proposal.doubts().isEmpty()) {
            text.append('\n').append(say("import.propose.decide"));
            proposal.doubts().forEach(doubt -> text.append("\n  ").append(doubt.text(language)));
            text.append('\n');
        }
        return text.toString();
    }

    private String why(ProposedColumn column) {
        if (column.meaning().isEmpty()) {
            return column.looks()
                    .map(look -> say("import.propose.why.looks", say(look.key())))
                    .orElseGet(() -> say("import.propose.why.unknown"));
        }
        Look look = column.looks().orElseThrow();
        if (column.column().cells().isEmpty()) {
            return say("import.propose.why.empty");
        }
        return column.doubt().isPresent() || look.isAnything()
                ? say("import.propose.why.name")
                : say("import.propose.why.both", say(look.key()));
    }

    private String cells(ProposedColumn column) {
        List<String> shown = column.column().cells().stream()
                .distinct()
                .limit(MOST_CELLS)
                .map(cell -> values ? shown(cell) : masked(column, cell))
                .distinct()
                .toList();
        return shown.isEmpty() ? "–" : String.join(" | ", shown);
    }

    private static String masked(ProposedColumn column, String cell) {
        boolean birthday = column.meaning()
                .filter(meaning -> meaning.field().equals("guest.birthday"))
                .isPresent();
        if (column.looks().isEmpty() || birthday) {
            return Masking.HIDDEN;
        }
        return switch (column.looks().get()) {
            case NAME -> Masking.name(cell);
            case PHONE -> Masking.phone(cell);
            case EMAIL -> Masking.email(cell);
            case DATE, TIME, DATETIME, COUNT, MONEY, YESNO, STATUS -> shown(Masking.line(cell));
            case ID, LINE, TEXT, NOTE -> Masking.HIDDEN;
        };
    }

    /** On one line, without what would move the cursor, and not too wide. */
    private static String shown(String text) {
        StringBuilder cell = new StringBuilder();
        int width = 0;
        for (int c : text.codePoints().toArray()) {
            if (width >= WIDEST) {
                return cell.append('…').toString();
            }
            int type = Character.getType(c);
            boolean moves = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            cell.appendCodePoint(moves ? ' ' : c);
            width += TextTable.width(Character.toString(c));
        }
        return cell.toString();
    }

    private String say(String key, Object... arguments) {
        return Messages.text(language, key, arguments);
    }
}
