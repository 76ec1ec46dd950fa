package io.tablebridge.csv;

import io.tablebridge.normalize.TextList;
import java.math.BigDecimal;
import java.util.List;

/** What stands in a row under a heading. Immutable. */
public sealed interface Cell {

    /** Nothing is known. */
    Cell EMPTY = new Empty();

    /** A text; an empty one is written like {@link #EMPTY}. */
    static Cell text(String text) {
        return new Text(text);
    }

    static Cell number(long number) {
        return new Decimal(BigDecimal.valueOf(number));
    }

    record Empty() implements Cell {}

    record Text(String text) implements Cell {

        /** Texts are personal data and must not reach a log. */
        @Override
        public String toString() {
            return "text";
        }
    }

    record Decimal(BigDecimal number) implements Cell {}

    record Flag(boolean flag) implements Cell {}

    /** Several texts; where a cell can only have one, {@link TextList} puts them together. */
    record Texts(List<String> texts) implements Cell {

        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public String toString() {
            return "texts";
        }
    }

    /** What has parts of its own, as JSON: the lines of a bill. */
    record Json(String json) implements Cell {

        @Override
        public String toString() {
            return "json";
        }
    }
}
