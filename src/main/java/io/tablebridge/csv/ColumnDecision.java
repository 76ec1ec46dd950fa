package io.tablebridge.csv;

import io.tablebridge.settings.Problem;

/**
 * How a column is written, and why.
 *
 * @param column the name of the column
 * @param style how; {@link CellStyle#isUndecided} where a person has to say it
 * @param speaking how many cells speak for it
 * @param filled how many cells are not blank
 * @param line the line of the first that speaks for it; where nothing does, of the first that it is about
 */
public record ColumnDecision(String column, CellStyle style, long speaking, long filled, long line) {

    /** One sentence about it for a person. */
    public Problem problem(String file) {
        return Problem.at(file, code(), column, speaking, filled, line);
    }

    private String code() {
        return switch (style) {
            case AS_IS -> throw new IllegalStateException("nothing to say about " + column);
            case DATE_YEAR_FIRST -> "TB-CSV-050";
            case DATE_DAY_FIRST -> "TB-CSV-051";
            case DATE_MONTH_FIRST -> "TB-CSV-052";
            case DATE_MINGUO -> "TB-CSV-053";
            case DATE_UNDECIDED -> "TB-CSV-054";
            case TIME -> "TB-CSV-055";
            case NUMBER_POINT -> "TB-CSV-056";
            case NUMBER_COMMA -> "TB-CSV-057";
            case NUMBER_UNDECIDED -> "TB-CSV-058";
            case PHONE_ZERO_LOST -> "TB-CSV-059";
        };
    }
}
