package io.tablebridge.mapping;

import io.tablebridge.mapping.Place.Root;
import java.util.List;
import java.util.Optional;

/** Reads places. */
final class PlaceReader {

    private final Problems problems;
    private final boolean inList;
    private final boolean inRows;

    /** @param inList whether a record is made of each item of a list, so that {@code item:} means something */
    PlaceReader(Problems problems, boolean inList) {
        this(problems, inList, false);
    }

    private PlaceReader(Problems problems, boolean inList, boolean inRows) {
        this.problems = problems;
        this.inList = inList;
        this.inRows = inRows;
    }

    /** Within the rows of a field: a plain pointer starts at the element of which a row is made. */
    PlaceReader inRows() {
        return new PlaceReader(problems, inList, true);
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
        Optional<Place> place = Place.parse(text, inRows ? Root.ROW : Root.EVENT);
        if (place.isEmpty()) {
            problems.add(line, "TB-MAP-018", text, text.startsWith("/") ? "/a/b" : "/" + text.replace('.', '/'));
            return place;
        }
        Root root = place.get().root();
        if ((root == Root.ITEM && !inList) || (root == Root.ROW && !inRows)) {
            problems.add(line, "TB-MAP-053", text);
        }
        return place;
    }
}
