package io.tablebridge.settings;

import java.util.Locale;

/** Something that can be said in both languages; {@code toString} says it in English. */
public interface Localized {

    /** In the nearest of the two languages. */
    String text(Locale locale);
}
