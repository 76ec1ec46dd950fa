package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.guests.RecordChanges;
import io.tablebridge.guests.RecordChanges.Change;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The records that are new, changed or deleted, without their contents, in the order of first sight. */
final class ChangesExport implements Export {

    private static final int PAGE = 1_000;

    private final RecordChanges changes;
    private final OptionalLong since;
    private final List<Heading> headings;

    /** @param since from this entry of the journal on; empty for all */
    ChangesExport(RecordChanges changes, OptionalLong since, Locale language) {
        this.changes = changes;
        this.since = since;
        this.headings = List.of("change", "type", "source", "recordId", "part", "guestId", "entry").stream()
                .map(name -> FieldCells.heading(name, language))
                .toList();
    }

    @Override
    public List<Heading> headings() {
        return headings;
    }

    @Override
    public long all() {
        return changes.count();
    }

    @Override
    public ExportPage page(String from) {
        long after = from.isEmpty() ? 0 : Long.parseLong(from);
        List<Change> found = changes.after(after, since.orElse(0), PAGE);
        long last = found.isEmpty() ? after : found.get(found.size() - 1).id();
        return new ExportPage(
                found.stream().map(ChangesExport::row).toList(),
                found.size() < PAGE ? "" : Long.toString(last),
                last - after);
    }

    private static List<Cell> row(Change change) {
        return List.of(
                Cell.text(change.what().name().toLowerCase(Locale.ROOT)),
                Cell.text(change.type()),
                Cell.text(change.source()),
                Cell.text(change.externalId()),
                Cell.text(change.part()),
                change.guest().map(Cell::text).orElse(Cell.EMPTY),
                Cell.number(change.entry()));
    }
}
