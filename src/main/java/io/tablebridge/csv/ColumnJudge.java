package io.tablebridge.csv;

/**
 * Decides by all cells of a column together how they are written. Day and month: one date whose day is beyond 12 decides, and
 * two that contradict each other decide nothing. Serial numbers and Minguo dates in digits alone are dates only where
 * the column's name says that it holds dates, or most of its cells are. What nothing decides is not guessed.
 */
final class ColumnJudge {

    private final String name;
    private final ColumnEvidence cells;

    ColumnJudge(String name, ColumnEvidence cells) {
        this.name = name;
        this.cells = cells;
    }

    ColumnDecision decision() {
        if (cells.filled() == 0) {
            return asIs();
        }
        long dates = cells.sum(Mark.DATE_YEAR_FIRST, Mark.DATE_YEAR_LAST, Mark.DATE_SHORT, Mark.DATE_MINGUO);
        boolean named = HeaderWords.date(name);
        if (dates > 0 && (mostly(dates + cells.count(Mark.SERIAL)) || named)) {
            return dates(named);
        }
        if (named && all(cells.sum(Mark.MINGUO_DIGITS, Mark.SHORT_DIGITS))) {
            return digits();
        }
        if (named && cells.has(Mark.SERIAL) && all(cells.count(Mark.SERIAL))) {
            return said(CellStyle.DATE_YEAR_FIRST, Mark.SERIAL);
        }
        if (cells.has(Mark.HALF_CLOCK) && mostly(cells.sum(Mark.CLOCK, Mark.HALF_CLOCK))) {
            return said(CellStyle.TIME, Mark.HALF_CLOCK);
        }
        if (HeaderWords.time(name) && cells.has(Mark.PART_OF_DAY) && all(cells.sum(Mark.PART_OF_DAY, Mark.CLOCK))) {
            return said(CellStyle.TIME, Mark.PART_OF_DAY);
        }
        if (cells.has(Mark.MOBILE_WITHOUT_ZERO)
                && (HeaderWords.phone(name) || cells.count(Mark.MOBILE) * 2 > cells.filled())) {
            return said(CellStyle.PHONE_ZERO_LOST, Mark.MOBILE_WITHOUT_ZERO);
        }
        // "51,52" is no number where it names two tables.
        boolean amounts = HeaderWords.number(name) || cells.has(Mark.AMOUNT);
        return amounts && cells.has(Mark.DRESSED) && mostly(cells.count(Mark.NUMBER)) ? number() : asIs();
    }

    private ColumnDecision digits() {
        if (cells.has(Mark.MINGUO_DIGITS)) {
            return said(CellStyle.DATE_MINGUO, Mark.MINGUO_DIGITS);
        }
        return HeaderWords.minguo(name) ? said(CellStyle.DATE_MINGUO, Mark.SHORT_DIGITS) : asIs();
    }

    private ColumnDecision dates(boolean named) {
        boolean minguo = cells.has(Mark.DATE_MINGUO) || HeaderWords.minguo(name);
        // A year of birth of two digits may be of either century.
        if (HeaderWords.birth(name) && cells.has(Mark.DATE_SHORT) && !minguo) {
            return undecided(CellStyle.DATE_UNDECIDED, Mark.DATE_SHORT);
        }
        if (cells.has(Mark.DATE_YEAR_LAST)) {
            return order(Mark.DATE_YEAR_LAST);
        }
        if (cells.has(Mark.DATE_SHORT)) {
            if (minguo && !cells.has(Mark.NOT_YEAR_FIRST)) {
                return said(CellStyle.DATE_MINGUO, cells.has(Mark.DATE_MINGUO) ? Mark.DATE_MINGUO : Mark.DATE_SHORT);
            }
            if (cells.has(Mark.NOT_YEAR_FIRST)) {
                return order(Mark.DATE_SHORT);
            }
            return named ? undecided(CellStyle.DATE_UNDECIDED, Mark.DATE_SHORT) : asIs();
        }
        if (cells.has(Mark.DATE_MINGUO)) {
            return said(CellStyle.DATE_MINGUO, Mark.DATE_MINGUO);
        }
        return cells.has(Mark.SERIAL) ? said(CellStyle.DATE_YEAR_FIRST, Mark.SERIAL) : asIs();
    }

    private ColumnDecision order(Mark about) {
        boolean dayFirst = cells.has(Mark.DAY_FIRST);
        boolean monthFirst = cells.has(Mark.MONTH_FIRST);
        if (dayFirst == monthFirst) {
            return undecided(CellStyle.DATE_UNDECIDED, about);
        }
        return dayFirst
                ? said(CellStyle.DATE_DAY_FIRST, Mark.DAY_FIRST)
                : said(CellStyle.DATE_MONTH_FIRST, Mark.MONTH_FIRST);
    }

    private ColumnDecision number() {
        boolean point = cells.has(Mark.POINT);
        boolean comma = cells.has(Mark.COMMA);
        if (point && comma) {
            return undecided(CellStyle.NUMBER_UNDECIDED, Mark.COMMA);
        }
        if (comma) {
            return said(CellStyle.NUMBER_COMMA, Mark.COMMA);
        }
        if (cells.has(Mark.ONE_POINT) && (cells.has(Mark.ONE_COMMA) || !point)) {
            return undecided(CellStyle.NUMBER_UNDECIDED, Mark.ONE_POINT);
        }
        return said(CellStyle.NUMBER_POINT, Mark.DRESSED);
    }

    private boolean mostly(long count) {
        return count * 10 >= cells.filled() * 9;
    }

    private boolean all(long count) {
        return count == cells.filled();
    }

    private ColumnDecision asIs() {
        return new ColumnDecision(name, CellStyle.AS_IS, 0, cells.filled(), 0);
    }

    private ColumnDecision said(CellStyle style, Mark by) {
        return new ColumnDecision(name, style, cells.count(by), cells.filled(), cells.line(by));
    }

    private ColumnDecision undecided(CellStyle style, Mark about) {
        return new ColumnDecision(name, style, cells.count(about), cells.filled(), cells.line(about));
    }
}
