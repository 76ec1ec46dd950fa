package io.tablebridge.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lines into rows: a row goes on over a line end inside of quotes. A quote that was never closed would swallow the rest
 * of the file; so a row of several lines is only taken when it reads well, by this rule:
 *
 * <ol>
 *   <li>A line that ends inside of a quoted cell is joined with the lines after it, up to
 *       {@link SheetBounds#MOST_LINES} lines and {@link SheetBounds#LONGEST_ROW} characters, until the quote is closed.
 *   <li>The quote counts as <em>never closed</em> when the bound or the end of the file comes first; when behind a quote of a
 *       later line stands something else than a delimiter or the line end (that quote opens a cell of another row); when
 *       the joined row has a quote inside of an unquoted cell, or cells beyond the columns; and when it has fewer cells than
 *       columns while the line after its first is a whole row by itself.
 *   <li>Then the first line alone is a row with a fault, and reading goes on at the next line. Until a line that is a whole row
 *       (as many cells as columns, no stray quote) whatever follows counts as the rest of the torn row.
 * </ol>
 *
 * A file that keeps RFC 4180 and has as many cells in each row as columns is always read as it is written. For one thread.
 */
final class RecordCutter implements Closeable {

    private final LineReader lines;
    private final char quote;
    private final int columns;
    private final CellSplitter cells;
    private final Deque<SheetLine> putBack = new ArrayDeque<>();
    private boolean torn;

    /**
     * @param columns how many columns the sheet has; 0 when that is not known yet
     * @param torn as {@link SheetPlace#torn}
     */
    RecordCutter(LineReader lines, char delimiter, char quote, int columns, boolean torn) {
        this.lines = lines;
        this.quote = quote;
        this.columns = columns;
        this.cells = new CellSplitter(delimiter, quote);
        this.torn = torn;
    }

    /** The next row, its cells in {@link #cells}; null behind the last. */
    @Nullable
    RecordText next() throws IOException {
        SheetLine first = take();
        if (first == null) {
            return null;
        }
        if (first.tooLong()) {
            torn = true;
            return alone(first, FaultKind.ROW_TOO_LONG);
        }
        return switch (cells.split(first.text())) {
            case WHOLE -> whole(first, first, first.text(), first.undecodable());
            case TEXT_AFTER_QUOTE -> broken(first, FaultKind.TEXT_AFTER_QUOTE);
            case OPEN -> joined(first);
        };
    }

    private RecordText joined(SheetLine first) throws IOException {
        List<SheetLine> taken = new ArrayList<>();
        StringBuilder text = new StringBuilder(first.text());
        boolean undecodable = first.undecodable();
        SheetLine last = first;
        while (taken.size() + 1 < SheetBounds.MOST_LINES) {
            SheetLine next = take();
            if (next == null) {
                break;
            }
            taken.add(next);
            if (next.tooLong() || text.length() + next.text().length() > SheetBounds.LONGEST_ROW) {
                break;
            }
            text.append(last.end()).append(next.text());
            undecodable |= next.undecodable();
            last = next;
            CellSplitter.End end =
                    next.text().indexOf(quote) < 0 ? CellSplitter.End.OPEN : cells.split(text.toString());
            if (end == CellSplitter.End.WHOLE && !swallows(taken.get(0))) {
                cells.split(text.toString());
                return whole(first, last, text.toString(), undecodable);
            }
            if (end != CellSplitter.End.OPEN) {
                break;
            }
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            putBack.addFirst(taken.get(i));
        }
        return broken(first, FaultKind.UNCLOSED_QUOTE);
    }

    /** Whether the row just joined took in other rows; looks at the line after its first. */
    private boolean swallows(SheetLine second) {
        if (cells.hasStrayQuote()) {
            return true;
        }
        if (columns == 0 || isFull()) {
            return false;
        }
        return cells.count() > columns
                || (second.isUndamaged() && cells.split(second.text()) == CellSplitter.End.WHOLE && isFullAndClean());
    }

    private RecordText whole(SheetLine first, SheetLine last, String text, boolean undecodable) {
        if (torn && columns > 0) {
            if (!isFullAndClean()) {
                return new RecordText(first, last, text, undecodable, isBlank() ? null : FaultKind.REST_OF_TORN_ROW);
            }
            torn = false;
        }
        return new RecordText(first, last, text, undecodable, null);
    }

    private RecordText broken(SheetLine first, FaultKind kind) {
        FaultKind shown = torn && columns > 0 ? FaultKind.REST_OF_TORN_ROW : kind;
        torn = true;
        return alone(first, shown);
    }

    private static RecordText alone(SheetLine line, FaultKind fault) {
        return new RecordText(line, line, line.text(), line.undecodable(), fault);
    }

    private boolean isFullAndClean() {
        return !cells.hasStrayQuote() && isFull();
    }

    /** As many cells as columns; more only where they are empty. */
    boolean isFull() {
        if (cells.count() < columns || cells.count() > SheetBounds.MOST_COLUMNS) {
            return false;
        }
        for (int i = columns; i < cells.count(); i++) {
            if (!cells.isEmpty(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the row has no text at all. */
    boolean isBlank() {
        for (int i = 0; i < cells.count(); i++) {
            if (!cells.isBlank(i)) {
                return false;
            }
        }
        return true;
    }

    /** The cells of the row that was cut last; only where it has no fault. */
    CellSplitter cells() {
        return cells;
    }

    /** Whether what follows may be the rest of a torn row. */
    boolean isTorn() {
        return torn;
    }

    private @Nullable SheetLine take() throws IOException {
        SheetLine back = putBack.pollFirst();
        return back != null ? back : lines.next();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
