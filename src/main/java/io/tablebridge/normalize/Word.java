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

    /** Whether it could as well be left out where foods are listed. */
    boolean isFiller() {
        return isGrammar("filler", "yes", "person", "to", "please", "special");
    }

    boolean isNegation() {
        return isGrammar("no", "not");
    }

    boolean isAboutAllergy() {
        return isGrammar("allergy", "allergic", "not-allergic");
    }

    boolean isGrammar(String... codes) {
        return kind == Kind.GRAMMAR && java.util.Arrays.asList(codes).contains(code);
    }
}
