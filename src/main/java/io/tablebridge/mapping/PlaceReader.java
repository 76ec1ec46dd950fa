package io.tablebridge.mapping;

import java.util.List;
import java.util.Optional;

/** Reads places. */
final class PlaceReader {

    private final Problems problems;
    private final boolean inList;

    /** @param inList whether a record is made of each item of a list, so that {@code item:} means something */
    PlaceReader(Problems problems, boolean inList) {
        this.problems = problems;
        this.inList = inList;
    }

    Optional<Place> one(Section section, String key) {
        return section.text(key).flatMap(text -> place(section.lineOf(key), text));
    }

    /** One place or a list of them. */
    Optional<List<Place>> list(Section section, String key) {
        List<String> texts = section.texts(key);
        List<Place> places = texts.stream()
                .flatMap(text -> place(section.lineOf(key), text).stream())
                .toList();
        if (texts.isEmpty()) {
            problems.add(section.lineOf(key), "TB-MAP-012", key);
        }
        return places.size() == texts.size() && !places.isEmpty() ? Optional.of(places) : Optional.empty();
    }

    Optional<Place> place(int line, String text) {
        Optional<Place> place = Place.parse(text);
        if (place.isEmpty()) {
            problems.add(line, "TB-MAP-018", text, text.startsWith("/") ? "/a/b" : "/" + text.replace('.', '/'));
        }
        if (place.isPresent() && place.get().inItem() && !inList) {
            problems.add(line, "TB-MAP-053", text);
        }
        return place;
    }
}
