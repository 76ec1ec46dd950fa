package io.tablebridge.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is wrong with a row whose cells were found. For one thread. */
final class RowJudge {

    private static final Set<String> TOTALS =
            Set.of("合計", "總計", "小計", "總和", "合计", "总计", "小计", "total", "totals", "grand total", "subtotal");

    private static final Set<Mark> DIVIDED = EnumSet.of(Mark.POINT, Mark.COMMA, Mark.ONE_POINT, Mark.ONE_COMMA);

    private final List<String> columns;
    private final List<CellStyle> styles;
    private final boolean undecided;
    private final CellMarks marks = new CellMarks();

    RowJudge(SheetForm form) {
        this.columns = form.columns();
        this.styles = form.styles();
        this.undecided = styles.stream().anyMatch(CellStyle::isUndecided);
    }

    Optional<SheetFault> fault(String text, boolean undecodable, CellSplitter cells) {
        if (undecodable) {
            return fault(FaultKind.UNDECODABLE, "");
        }
        if (text.indexOf('\0') >= 0) {
            return fault(FaultKind.NUL, "");
        }
        if (isTooLong(text)) {
            return fault(FaultKind.ROW_TOO_LONG, "");
        }
        for (int i = columns.size(); i < cells.count(); i++) {
            if (i >= SheetBounds.MOST_COLUMNS || !cells.isEmpty(i)) {
                return fault(FaultKind.TOO_MANY_CELLS, String.valueOf(cells.count()));
            }
        }
        if (cells.count() < columns.size() && cells.hasStrayQuote()) {
            return fault(FaultKind.REST_OF_TORN_ROW, "");
        }
        return inCells(cells);
    }

    private Optional<SheetFault> inCells(CellSplitter cells) {
        int there = Math.min(columns.size(), cells.count());
        int filled = 0;
        for (int i = 0; i < there; i++) {
            if (cells.isEmpty(i)) {
                continue;
            }
            filled++;
            if (cells.length(i) > SheetBounds.LONGEST_CELL) {
                return fault(FaultKind.CELL_TOO_LONG, columns.get(i));
            }
            if (isShortened(cells, i)) {
                return fault(FaultKind.DIGITS_LOST, columns.get(i));
            }
            if (undecided && styles.get(i).isUndecided() && isAmbiguous(styles.get(i), cells.cell(i))) {
                return fault(
                        styles.get(i) == CellStyle.DATE_UNDECIDED
                                ? FaultKind.DATE_UNDECIDED
                                : FaultKind.NUMBER_UNDECIDED,
                        columns.get(i));
            }
        }
        if (filled * 2 <= columns.size() + 1 && columns.size() > 2 && isTotal(cells, there)) {
            return fault(FaultKind.TOTALS_ROW, "");
        }
        return isHeader(cells) ? fault(FaultKind.HEADER_AGAIN, "") : Optional.empty();
    }

    /** {@code 9.12E+08}: how spreadsheets show a long number, and how they then save it. */
    private static boolean isShortened(CellSplitter cells, int cell) {
        int length = cells.length(cell);
        if (length < 5 || length > 24 || !isDigit(cells.charAt(cell, length - 1))) {
            return false;
        }
        int at = cells.charAt(cell, 0) == '-' ? 1 : 0;
        int digits = at;
        while (at < length && (isDigit(cells.charAt(cell, at)) || isPoint(cells.charAt(cell, at)))) {
            at++;
        }
        if (at == digits
                || at + 2 >= length
                || (cells.charAt(cell, at) | 0x20) != 'e'
                || cells.charAt(cell, at + 1) != '+') {
            return false;
        }
        for (int i = at + 2; i < length; i++) {
            if (!isDigit(cells.charAt(cell, i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isAmbiguous(CellStyle style, String cell) {
        Set<Mark> found = marks.of(cell);
        return style == CellStyle.DATE_UNDECIDED
                ? found.contains(Mark.DATE_YEAR_LAST) || found.contains(Mark.DATE_SHORT)
                : found.contains(Mark.NUMBER) && !Collections.disjoint(found, DIVIDED);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isPoint(char c) {
        return c == '.' || c == ',';
    }

    private static boolean isTotal(CellSplitter cells, int there) {
        int first = 0;
        while (first < there && cells.isEmpty(first)) {
            first++;
        }
        if (first == there || cells.length(first) > 14) {
            return false;
        }
        String word =
                cells.cell(first).strip().replaceFirst("[:：]$", "").strip().toLowerCase(java.util.Locale.ROOT);
        return TOTALS.contains(word) || TOTALS.contains(word.replace(" ", ""));
    }

    private boolean isHeader(CellSplitter cells) {
        if (cells.count() < columns.size() || !cells.cell(0).strip().equals(columns.get(0))) {
            return false;
        }
        List<String> texts = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            texts.add(cells.cell(i));
        }
        return ColumnNames.of(texts).equals(columns);
    }

    private static boolean isTooLong(String text) {
        if (text.length() * 3L <= SheetBounds.LONGEST_ROW) {
            return false;
        }
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > SheetBounds.LONGEST_ROW;
    }

    private static Optional<SheetFault> fault(FaultKind kind, String column) {
        return Optional.of(new SheetFault(kind, column));
    }
}
