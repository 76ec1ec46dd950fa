package io.tablebridge.mapping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells keys that are made of common words of fields alone, {@code 訂位人電話}, from those that may name a person. A function
 * of the key and nothing else: how often a key comes says nothing, since a regular guest comes often, too.
 */
final class FieldWords {

    private static final String FILE = "field-words.txt";
    private static final int LONGEST_KEY = 60;
    private static final String BETWEEN = " _-.:()（）：";

    /** A field that stands there several times is numbered; more digits may be a part of a telephone number. */
    private static final Pattern NUMBER = Pattern.compile("(?<=[^0-9])[0-9]{1,2}$");

    private static final Set<String> WORDS = load();
    private static final int LONGEST =
            WORDS.stream().mapToInt(String::length).max().orElseThrow();

    private FieldWords() {}

    /** Whether nothing but such words stands in it, what separates them, and a number of up to two digits at its end. */
    static boolean make(String key) {
        if (key.length() > LONGEST_KEY) {
            return false;
        }
        String text = NUMBER.matcher(key).replaceFirst("").toLowerCase(Locale.ROOT);
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        boolean words = false;
        for (int from = 0; from < text.length(); from++) {
            if (!reached[from]) {
                continue;
            }
            reached[from + 1] |= BETWEEN.indexOf(text.charAt(from)) >= 0;
            for (int to = from + 2; to <= Math.min(text.length(), from + LONGEST); to++) {
                if (WORDS.contains(text.substring(from, to))) {
                    reached[to] = true;
                    words = true;
                }
            }
        }
        return words && reached[text.length()];
    }

    static Set<String> words() {
        return WORDS;
    }

    private static Set<String> load() {
        try (InputStream stream = Objects.requireNonNull(FieldWords.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split(" ")))
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
