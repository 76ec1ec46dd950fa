package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that a profile has, under the names of its fields. */
final class PlainGuests implements GuestLayout {

    private final FieldCells cells;
    private final List<Heading> headings;

    /** @param language of the labels */
    PlainGuests(ZoneId zone, Locale language) {
        this.cells = new FieldCells(zone);
        List<Heading> all = new ArrayList<>();
        ProfileFields.names().forEach(name -> all.addAll(FieldCells.headings(name, type(name), language)));
        this.headings = List.copyOf(all);
    }

    private static FieldType type(String name) {
        return ProfileFields.typeOf(name).orElseThrow();
    }

    @Override
    public List<Heading> headings() {
        return headings;
    }

    @Override
    public Optional<List<Cell>> row(GuestProfile guest) {
        List<Cell> row = new ArrayList<>(headings.size());
        ProfileFields.names()
                .forEach(name -> row.addAll(cells.of(type(name), guest.values().get(name))));
        return Optional.of(row);
    }
}
