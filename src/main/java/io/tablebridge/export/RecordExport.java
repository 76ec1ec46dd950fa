package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.guests.RecordPages;
import io.tablebridge.guests.WholeRecord;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.RecordType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The records of a type, in the order of first sight, with every field that mapping files can fill. */
final class RecordExport implements Export {

    private static final int PAGE = 200;

    private final RecordPages pages;
    private final RecordType type;
    private final OptionalLong since;
    private final FieldCells cells;
    private final List<Heading> headings;

    /**
     * @param since only records of which this entry of the journal or a later one told something; empty for all
     * @param language of the labels
     */
    RecordExport(RecordPages pages, RecordType type, OptionalLong since, ZoneId zone, Locale language) {
        this.pages = pages;
        this.type = type;
        this.since = since;
        this.cells = new FieldCells(zone);
        List<Heading> all = new ArrayList<>();
        for (String name : List.of("source", "recordId", "venue", "guestId")) {
            all.add(FieldCells.heading(name, language));
        }
        CanonicalFields.of(type)
                .forEach(field -> all.addAll(FieldCells.headings(field.name(), field.type(), language)));
        this.headings = List.copyOf(all);
    }

    @Override
    public List<Heading> headings() {
        return headings;
    }

    @Override
    public long all() {
        return pages.count(type);
    }

    @Override
    public ExportPage page(String from) {
        long after = from.isEmpty() ? 0 : RecordPages.Place.parse(from).id();
        RecordPages.Page page = pages.after(type, after, since.orElse(0), PAGE);
        return new ExportPage(
                page.records().stream().map(this::row).toList(),
                page.next().map(RecordPages.Place::toString).orElse(""),
                page.records().size());
    }

    private List<Cell> row(WholeRecord record) {
        List<Cell> row = new ArrayList<>(headings.size());
        row.add(Cell.text(record.key().source()));
        row.add(Cell.text(record.key().externalId()));
        row.add(record.venue().isEmpty() ? Cell.EMPTY : Cell.text(record.venue()));
        row.add(record.guest().isEmpty() ? Cell.EMPTY : Cell.text(record.guest()));
        for (Field field : CanonicalFields.of(type)) {
            row.addAll(cells.of(field.type(), record.fields().asMap().get(field.name())));
        }
        return row;
    }
}
