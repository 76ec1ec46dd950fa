package io.tablebridge.csv;

import java.util.Map;
import java.util.Optional;

/**
 * What a person says about columns that do not show it themselves. Immutable, thread-safe.
 *
 * @param dates how dates are written of which the column leaves open what stands first
 * @param numbers how numbers are written of which the column leaves open what stands before the decimals
 */
public record SaidStyles(Optional<CellStyle> dates, Optional<CellStyle> numbers) {

    /** Nothing is said: rows with such values are not taken. */
    public static final SaidStyles NONE = new SaidStyles(Optional.empty(), Optional.empty());

    private static final Map<String, CellStyle> DATES = Map.of(
            "day-first", CellStyle.DATE_DAY_FIRST,
            "month-first", CellStyle.DATE_MONTH_FIRST,
            "minguo", CellStyle.DATE_MINGUO);
    private static final Map<String, CellStyle> NUMBERS =
            Map.of("point", CellStyle.NUMBER_POINT, "comma", CellStyle.NUMBER_COMMA);

    /** {@code day-first}, {@code month-first} or {@code minguo}, the year of the Republic of China first; empty for another word. */
    public static Optional<CellStyle> dates(String word) {
        return Optional.ofNullable(DATES.get(word));
    }

    /** {@code point} or {@code comma}, which stands before the decimals; empty for another word. */
    public static Optional<CellStyle> numbers(String word) {
        return Optional.ofNullable(NUMBERS.get(word));
    }

    /** Whether it settles what a column leaves open. */
    public boolean settles(CellStyle style) {
        return of(style).isPresent();
    }

    /** The form of a file with what its columns show and, where they leave it open, with what was said. */
    public SheetForm in(SheetSurvey survey) {
        SheetForm form = survey.form();
        for (int column = 0; column < form.columns().size(); column++) {
            Optional<CellStyle> said = of(form.styles().get(column));
            if (said.isPresent()) {
                form = form.with(column, said.get());
            }
        }
        return form;
    }

    private Optional<CellStyle> of(CellStyle undecided) {
        return switch (undecided) {
            case DATE_UNDECIDED -> dates;
            case NUMBER_UNDECIDED -> numbers;
            default -> Optional.empty();
        };
    }
}
