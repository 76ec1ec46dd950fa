package io.tablebridge.normalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The word lists shipped as {@code foods.txt}, {@code diet.txt}, {@code seating.txt} and {@code grammar.txt}, and the
 * scanner that finds their words in a text: the longest word wins, English words stand alone. Thread-safe.
 */
final class WordLists {

    private final Map<String, Word> words;
    private final Map<Character, List<String>> byFirst = new HashMap<>();

    WordLists() {
        Map<String, Word> all = new HashMap<>();
        load(all, "foods.txt", Word.Kind.FOOD);
        load(all, "diet.txt", Word.Kind.DIET);
        load(all, "seating.txt", Word.Kind.SEATING);
        load(all, "grammar.txt", Word.Kind.GRAMMAR);
        this.words = Map.copyOf(all);
        all.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(word -> byFirst.computeIfAbsent(word.charAt(0), c -> new ArrayList<>())
                        .add(word));
    }

    /** The words of a text in their order; what no list knows becomes an unknown word, punctuation vanishes. */
    List<Word> scan(String text) {
        List<Word> found = new ArrayList<>();
        int unknown = 0;
        int at = 0;
        while (at < text.length()) {
            String word = longestAt(text, at);
            if (word.isEmpty()) {
                at++;
            } else {
                unknown(text.substring(unknown, at), found);
                found.add(Objects.requireNonNull(words.get(word)));
                at += word.length();
                unknown = at;
            }
        }
        unknown(text.substring(unknown), found);
        return found;
    }

    private String longestAt(String text, int at) {
        for (String word : byFirst.getOrDefault(text.charAt(at), List.of())) {
            if (text.startsWith(word, at) && (word.charAt(0) >= 128 || standsAlone(text, at, at + word.length()))) {
                return word;
            }
        }
        return "";
    }

    private static boolean standsAlone(String text, int from, int to) {
        return !(from > 0 && isLatin(text.charAt(from - 1))) && !(to < text.length() && isLatin(text.charAt(to)));
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static void unknown(String rest, List<Word> found) {
        if (rest.codePoints().anyMatch(Characters::isWordPart)) {
            found.add(new Word(Word.Kind.UNKNOWN, rest.strip()));
        }
    }

    private static void load(Map<String, Word> into, String file, Word.Kind kind) {
        try (InputStream stream = Objects.requireNonNull(WordLists.class.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(into, file, kind, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Map<String, Word> into, String file, Word.Kind kind, String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalStateException(file + ": a line without a code: " + line);
        }
        Word word = new Word(kind, line.substring(0, colon).strip());
        for (String text : line.substring(colon + 1).split(",")) {
            Word other = into.put(text.strip().toLowerCase(Locale.ROOT), word);
            if (text.isBlank() || other != null) {
                throw new IllegalStateException(file + ": a blank or repeated word in " + word.code() + ": " + text);
            }
        }
    }
}
