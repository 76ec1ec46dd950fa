package io.tablebridge.csv;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that an encoding can't hold as numeric references (ampersand, hash, number, semicolon), as browsers send them in a form, and back
 * again: {@code read(write(text))} is always the text. A text that holds {@code &#} itself has its ampersand written so.
 */
public final class CharacterEscape {

    private static final Pattern REFERENCE = Pattern.compile("&#([0-9]{2,7});");
    private static final int ASCII = 0x80;

    private CharacterEscape() {}

    /**
     * The text with nothing in it that can't be held.
     *
     * @param holds whether a code point can be held; ASCII always can
     * @param missing is told each that can't
     */
    static String write(String text, IntPredicate holds, IntConsumer missing) {
        StringBuilder written = new StringBuilder(text.length());
        int next;
        for (int at = 0; at < text.length(); at = next) {
            int character = text.codePointAt(at);
            next = at + Character.charCount(character);
            if (character == '&' && text.startsWith("#", next)) {
                written.append(reference(character));
            } else if (holds.test(character)) {
                written.appendCodePoint(character);
            } else {
                missing.accept(character);
                written.append(reference(character));
            }
        }
        return written.toString();
    }

    private static String reference(int character) {
        return "&#" + character + ";";
    }

    /**
     * The text that was written so. What is no reference to a character stays, and so do those to characters that every
     * encoding holds, of which only the ampersand is ever written so.
     */
    public static String read(String written) {
        if (!written.contains("&#")) {
            return written;
        }
        Matcher references = REFERENCE.matcher(written);
        return references.replaceAll(found -> {
            int character = Integer.parseInt(found.group(1));
            return isWritten(character)
                    ? Matcher.quoteReplacement(Character.toString(character))
                    : Matcher.quoteReplacement(found.group());
        });
    }

    private static boolean isWritten(int character) {
        return character == '&'
                || (character >= ASCII
                        && Character.isValidCodePoint(character)
                        && Character.getType(character) != Character.SURROGATE);
    }
}
