package io.tablebridge.normalize;

/** Reads free text: blanks tidied, invisible characters removed, line ends kept, bounded. */
public final class TextReader {

    /** The longest text that is kept, in characters. */
    public static final int MAX_LENGTH = 8_000;

    private TextReader() {}

    public static Reading<String> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainText(text);
        return plain.isEmpty() ? Reading.not(Reason.EMPTY) : Reading.of(plain);
    }
}
