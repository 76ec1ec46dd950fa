package io.tablebridge.mapping;

/** The shape of a value, which tells what kind of thing it is and not which: {@code Xxxx-9999}. */
final class ValueShape {

    private static final int LONGEST = 40;
    private static final String KEPT = " -/.:,;@+()_#'";

    private ValueShape() {}

    static String of(String value) {
        StringBuilder shape = new StringBuilder();
        int[] characters = value.codePoints().limit(LONGEST).toArray();
        for (int c : characters) {
            if (Character.isDigit(c)) {
                shape.append('9');
            } else if (Character.isUpperCase(c)) {
                shape.append('X');
            } else if (Character.isIdeographic(c)) {
                shape.append('字');
            } else {
                shape.append(KEPT.indexOf(c) >= 0 ? (char) c : 'x');
            }
        }
        return characters.length < LONGEST
                ? shape.toString()
                : shape.append('…').toString();
    }
}
