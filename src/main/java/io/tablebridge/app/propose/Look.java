package io.tablebridge.app.propose;

import java.util.Locale;

/** What the cells of a column look like. */
enum Look {
    ID,
    NAME,
    PHONE,
    EMAIL,
    LINE,
    DATE,
    TIME,
    DATETIME,
    COUNT,
    MONEY,
    YESNO,
    STATUS,
    TEXT,
    NOTE;

    /** As the dictionary writes it. */
    static Look of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether nearly any text could be one, so that cells can't speak for it. */
    boolean isAnything() {
        return this == ID || this == STATUS || this == TEXT || this == NOTE;
    }

    /** The key of its name for people. */
    String key() {
        return "import.look." + name().toLowerCase(Locale.ROOT);
    }
}
