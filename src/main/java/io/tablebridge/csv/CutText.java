package io.tablebridge.csv;

/**
 * A text that was cut, because a cell holds no more.
 *
 * @param row of the table, from 1, which is the row of the headings
 * @param column from 0
 * @param held how many characters of it stand there
 */
public record CutText(long row, int column, int held) {}
