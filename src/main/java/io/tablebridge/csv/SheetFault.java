package io.tablebridge.csv;

import io.tablebridge.settings.Problem;

/**
 * Why a row is not taken, and where.
 *
 * @param kind what is wrong
 * @param column the name of the column, or its number; empty when the fault is not in one cell
 */
public record SheetFault(FaultKind kind, String column) {

    /** The sentence with the remedy, placed at a line of this file. */
    public Problem problem(String file, long line) {
        return Problem.at(file + ":" + line, kind.code(), column);
    }
}
