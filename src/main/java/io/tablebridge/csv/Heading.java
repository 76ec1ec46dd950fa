package io.tablebridge.csv;

import java.util.List;

/**
 * What stands over a column.
 *
 * @param name the same in every language: what programs go by
 * @param label what people read
 */
public record Heading(String name, String label) {

    /** A heading for programs alone. */
    public static Heading of(String name) {
        return new Heading(name, name);
    }

    /** A row of another width than the table is a defect. */
    static void requireOneEach(List<Heading> headings, List<Cell> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException(cells.size() + " cells under " + headings.size() + " headings");
        }
    }
}
