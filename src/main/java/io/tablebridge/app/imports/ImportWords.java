package io.tablebridge.app.imports;

import io.tablebridge.csv.CellStyle;
import io.tablebridge.csv.SaidStyles;
import io.tablebridge.csv.SheetEncoding;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A wish in words, as it goes to the service and as it is kept there. */
final class ImportWords {

    private static final List<String> DATES = List.of("day-first", "month-first", "minguo");
    private static final List<String> DECIMALS = List.of("point", "comma");

    private ImportWords() {}

    /** Everything of it but where the file lies. */
    static Map<String, String> of(ImportWish wish) {
        Map<String, String> words = new HashMap<>(Map.of(
                "name", wish.name(),
                "mapping", wish.mapping(),
                "source", wish.source(),
                "again", Boolean.toString(wish.again())));
        wish.encoding().ifPresent(encoding -> words.put("encoding", encoding.shown()));
        wish.delimiter().ifPresent(delimiter -> words.put("delimiter", delimiter.toString()));
        wish.styles().dates().ifPresent(said -> words.put("dates", word(DATES, SaidStyles::dates, said)));
        wish.styles().numbers().ifPresent(said -> words.put("decimals", word(DECIMALS, SaidStyles::numbers, said)));
        return words;
    }

    private static String word(List<String> words, Function<String, Optional<CellStyle>> meaning, CellStyle said) {
        return words.stream()
                .filter(word -> meaning.apply(word).filter(said::equals).isPresent())
                .findFirst()
                .orElse("");
    }

    /**
     * @param path where the file lies
     * @throws IllegalArgumentException when a word is missing or has no meaning
     */
    static ImportWish wish(Map<String, String> words, Path path) {
        String delimiter = words.getOrDefault("delimiter", "");
        return new ImportWish(
                path,
                needed(words, "name"),
                words.getOrDefault("mapping", ""),
                words.getOrDefault("source", ""),
                meant(words.getOrDefault("encoding", ""), SheetEncoding::of),
                delimiter.isEmpty() ? Optional.empty() : Optional.of(delimiter.charAt(0)),
                new SaidStyles(
                        meant(words.getOrDefault("dates", ""), SaidStyles::dates),
                        meant(words.getOrDefault("decimals", ""), SaidStyles::numbers)),
                Boolean.parseBoolean(words.getOrDefault("again", "")));
    }

    private static String needed(Map<String, String> words, String name) {
        String word = words.getOrDefault(name, "");
        if (word.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return word;
    }

    private static <T> Optional<T> meant(String word, Function<String, Optional<T>> meaning) {
        Optional<T> meant = word.isEmpty() ? Optional.empty() : meaning.apply(word);
        if (!word.isEmpty() && meant.isEmpty()) {
            throw new IllegalArgumentException("a word without meaning");
        }
        return meant;
    }
}
