package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.model.GuestProfile;
import java.util.List;
import java.util.Optional;

/** Which columns a guest has in a file, and what stands in them. Immutable, thread-safe. */
interface GuestLayout {

    List<Heading> headings();

    /** The guest's row; empty when the layout leaves this guest out. */
    Optional<List<Cell>> row(GuestProfile guest);
}
