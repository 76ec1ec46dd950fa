package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says whether every place holds what is expected of it. */
record Condition(List<Test> tests) {

    /** Whether it holds; {@link #UNREADABLE} when something is to be compared as a number and is none. */
    enum Answer {
        YES,
        NO,
        UNREADABLE
    }

    /** What is expected of a place. */
    @FunctionalInterface
    interface Expected {

        Answer of(@Nullable JsonNode node);
    }

    record Test(Place place, Expected expected) {

        Answer answer(Event event) {
            return expected.of(place.find(event));
        }
    }

    /** The places that are asked. */
    List<Place> places() {
        return tests.stream().map(Test::place).toList();
    }

    /** A test that fails decides, whatever another can't read. */
    Answer answer(Event event) {
        Answer all = Answer.YES;
        for (Test test : tests) {
            Answer one = test.answer(event);
            if (one == Answer.NO) {
                return Answer.NO;
            }
            if (one == Answer.UNREADABLE) {
                all = one;
            }
        }
        return all;
    }

    /** What to say where the answer is {@link Answer#UNREADABLE}. */
    Outcome.Wrong unreadable(Event event) {
        String places = tests.stream()
                .filter(test -> test.answer(event) == Answer.UNREADABLE)
                .map(test -> test.place().text())
                .findFirst()
                .orElse("");
        return (Outcome.Wrong) Outcome.wrong("TB-MAP-052", places);
    }

    private static Answer of(boolean holds) {
        return holds ? Answer.YES : Answer.NO;
    }

    /**
     * One of the words stands there.
     *
     * @param words in the form they are compared
     */
    record Words(Set<String> words) implements Expected {

        @Override
        public Answer of(@Nullable JsonNode node) {
            return Condition.of(node != null && node.isValueNode() && words.contains(ValueKey.of(node.asText())));
        }
    }

    /** Something stands there, or nothing does. */
    record Presence(boolean present) implements Expected {

        @Override
        public Answer of(@Nullable JsonNode node) {
            return Condition.of((node != null) == present);
        }
    }

    /** A number within bounds stands there; where nothing stands there is none. */
    record Numbers(List<Bound> bounds) implements Expected {

        private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{1,30})?");

        /** @param kind one of the words of {@link ConditionReader#BOUNDS} */
        record Bound(String kind, BigDecimal limit) {

            boolean holds(BigDecimal number) {
                int side = number.compareTo(limit);
                return switch (kind) {
                    case "above" -> side > 0;
                    case "atLeast" -> side >= 0;
                    case "below" -> side < 0;
                    default -> side <= 0;
                };
            }
        }

        @Override
        public Answer of(@Nullable JsonNode node) {
            if (node == null) {
                return Answer.NO;
            }
            Optional<BigDecimal> number = number(node);
            return number.isEmpty()
                    ? Answer.UNREADABLE
                    : Condition.of(bounds.stream().allMatch(bound -> bound.holds(number.get())));
        }

        private static Optional<BigDecimal> number(JsonNode node) {
            if (node.isNumber()) {
                return FiniteNumber.of(node);
            }
            String text = node.isTextual() ? node.textValue().strip() : "";
            return text.length() < 64 && PLAIN.matcher(text).matches()
                    ? Optional.of(new BigDecimal(text))
                    : Optional.empty();
        }
    }
}
