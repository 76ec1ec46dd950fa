package io.tablebridge.app.propose;

import java.util.List;

/**
 * A column and some of its cells.
 *
 * @param name as the file has it
 * @param cells that are not blank, of the first rows, written plainly
 * @param undecided whether the whole column leaves open how its dates or numbers are written
 */
record SampleColumn(String name, List<String> cells, boolean undecided) {

    SampleColumn {
        cells = List.copyOf(cells);
    }

    /** Without the cells, which are personal data. */
    @Override
    public String toString() {
        return name;
    }
}
