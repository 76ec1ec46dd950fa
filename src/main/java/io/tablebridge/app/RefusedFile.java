package io.tablebridge.app;

import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that people edit, and whose present version is not in force.
 *
 * @param name of the file
 * @param problems why, and what to do
 * @param behind whether a version before is in force
 */
record RefusedFile(String name, List<Problem> problems, boolean behind) {

    /** For a person: why, and that the version before goes on. */
    List<Problem> all() {
        List<Problem> all = new ArrayList<>(problems);
        if (behind) {
            all.add(Problem.at(name, "TB-APP-070"));
        }
        return List.copyOf(all);
    }
}
