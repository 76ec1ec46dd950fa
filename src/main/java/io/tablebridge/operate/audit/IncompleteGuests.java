package io.tablebridge.operate.audit;

import io.tablebridge.settings.Problem;
import java.util.List;

/** Names guests that a destination was told of, but for a value that it refused or that another contact has. */
public interface IncompleteGuests {

    /**
     * What each lacks and why, without personal data.
     *
     * @param most at most so many
     */
    List<Problem> read(int most);
}
