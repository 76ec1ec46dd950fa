package io.tablebridge.normalize;

/** A known word as the word lists file it: which list, and the code it stands for. */
record Word(Kind kind, String code) {

    enum Kind {
        FOOD,
        DIET,
        SEATING,
        GRAMMAR,
        /** A piece of text that no list knows. */
        UNKNOWN
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isGrammar(String... codes) {
        return kind == Kind.GRAMMAR && java.util.Arrays.asList(codes).contains(code);
    }
}
