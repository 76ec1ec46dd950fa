package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.model.GuestProfile;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Guests as the contacts that a CRM imports: whoever could not be found again there is left out. */
final class ContactLayout implements GuestLayout {

    private final FieldCells cells;
    private final List<Column> columns;

    /** @param columns in their order */
    ContactLayout(ZoneId zone, List<Column> columns) {
        this.cells = new FieldCells(zone);
        this.columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param heading as the CRM has it, in every language
     */
    record Column(String heading, Function<Contact, Cell> value) {

        static Column of(String heading, String field) {
            return new Column(heading, contact -> contact.cell(field));
        }

        static Column text(String heading, Function<Contact, Optional<String>> value) {
            return new Column(
                    heading, contact -> value.apply(contact).map(Cell::text).orElse(Cell.EMPTY));
        }
    }

    @Override
    public List<Heading> headings() {
        return columns.stream().map(column -> Heading.of(column.heading())).toList();
    }

    @Override
    public Optional<List<Cell>> row(GuestProfile guest) {
        Contact contact = new Contact(guest, cells);
        return contact.canBeFound()
                ? Optional.of(columns.stream()
                        .map(column -> column.value().apply(contact))
                        .toList())
                : Optional.empty();
    }
}
