package io.tablebridge.csv;

/**
 * A character that a table's encoding can't hold.
 *
 * @param row from 1, which is the row of the headings
 * @param column from 0
 * @param character one code point
 */
public record MissingCharacter(long row, int column, String character) {

    /** Its number as Unicode writes it: {@code U+5803}. */
    public String codePoint() {
        return String.format("U+%04X", character.codePointAt(0));
    }
}
