package io.tablebridge.csv;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for a formula, marked with an apostrophe in front so that it shows them, and back
 * again: {@code read(write(text))} is always the text. A formula begins with = + - @, wide or not, with a tab or a carriage
 * return, whatever blanks stand before. A spreadsheet that takes semicolons, tabs or line ends for borders of cells sees
 * the beginning of a cell after each of them, so that the mark is put there, too. An apostrophe that begins anything else
 * is left alone. Immutable, thread-safe.
 */
public final class SafeCell {

    private static final char MARK = '\'';
    private static final String FORMULA = "=+-@＝＋－＠\t\r";
    private static final String BORDERS = ";\t\r\n";

    /** What a spreadsheet makes a number of, which harms nobody but the number: a phone number in E.164. */
    private static final Pattern PHONE = Pattern.compile("\\+[0-9]{6,15}(?:;ext=[0-9]{1,9})?");

    private final boolean phonesToo;

    private SafeCell(boolean phonesToo) {
        this.phonesToo = phonesToo;
    }

    /** Marks all of them: for whoever opens the file in a spreadsheet, where +886912345678 would lose its plus. */
    public static SafeCell strict() {
        return new SafeCell(true);
    }

    /** Leaves a plus with digits, or an extension, and nothing else behind it: for programs that know phone numbers by it. */
    public static SafeCell leavingPhones() {
        return new SafeCell(false);
    }

    /** The text as it is to stand in a cell. */
    public String write(String text) {
        if (!phonesToo && PHONE.matcher(text).matches()) {
            return text;
        }
        StringBuilder written = new StringBuilder(text.length() + 1);
        for (int i = 0; i < text.length(); i++) {
            if (isBeginning(text, i) && isFormula(text, i)) {
                written.append(MARK);
            }
            written.append(text.charAt(i));
        }
        return written.toString();
    }

    /** The text that a cell stands for, whichever of the two wrote it. */
    public static String read(String written) {
        if (written.indexOf(MARK) < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            boolean marked = isBeginning(written, i) && written.charAt(i) == MARK && isFormula(written, i + 1);
            if (!marked) {
                text.append(written.charAt(i));
            }
        }
        return text.toString();
    }

    private static boolean isBeginning(String text, int at) {
        return at == 0 || BORDERS.indexOf(text.charAt(at - 1)) >= 0;
    }

    /** Whether what begins here is a formula, or one behind marks: then it needs one mark more. */
    private static boolean isFormula(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == MARK) {
            at++;
        }
        while (at < text.length() && isBlank(text, at)) {
            at++;
        }
        return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
    }

    /** What a spreadsheet may strip or does not show; borders end the search, since a mark may stand behind them. */
    private static boolean isBlank(String text, int at) {
        char c = text.charAt(at);
        if (BORDERS.indexOf(c) >= 0) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.SPACE_SEPARATOR
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.CONTROL
                || type == Character.FORMAT;
    }
}
