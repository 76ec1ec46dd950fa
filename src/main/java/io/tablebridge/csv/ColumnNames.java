package io.tablebridge.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of columns from the cells of a header: short, in one line, none empty, none twice. */
final class ColumnNames {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\uFEFF]+");

    private ColumnNames() {}

    /** An empty name becomes {@code column 3}, the second of two equal ones {@code name (2)}. */
    static List<String> of(List<String> header) {
        List<String> names = new ArrayList<>(header.size());
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = clean(header.get(i));
            if (name.isEmpty()) {
                name = "column " + (i + 1);
            }
            String unique = name;
            for (int again = 2; !taken.add(unique); again++) {
                unique = name + " (" + again + ")";
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }

    /** Names for a sheet without a header. */
    static List<String> numbered(int columns) {
        return of(java.util.Collections.nCopies(columns, ""));
    }

    private static String clean(String cell) {
        String line = BLANKS.matcher(cell).replaceAll(" ").strip();
        if (line.length() <= SheetBounds.LONGEST_NAME) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(SheetBounds.LONGEST_NAME - 1))
                ? SheetBounds.LONGEST_NAME - 1
                : SheetBounds.LONGEST_NAME;
        return line.substring(0, end);
    }
}
