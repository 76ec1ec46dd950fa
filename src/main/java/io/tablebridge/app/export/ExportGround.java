package io.tablebridge.app.export;

import io.tablebridge.csv.Heading;
import java.util.List;
import java.util.OptionalLong;

/**
 * What an export stands on.
 *
 * @param all how much there is to go through
 * @param since the first entry of the journal that counts, where a time was asked for
 * @param reachesBack whether the journal still knows what happened then; otherwise everything it can't tell of is exported
 */
record ExportGround(List<Heading> headings, long all, OptionalLong since, boolean reachesBack) {

    ExportGround {
        headings = List.copyOf(headings);
    }
}
