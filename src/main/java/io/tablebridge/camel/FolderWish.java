package io.tablebridge.camel;

import java.util.Locale;
import java.util.Map;

/**
 * How the files of a watched folder are to be imported.
 *
 * @param mapping through which their rows go; empty to find it by the columns of each
 * @param source whose records the rows are; empty for what the mapping says
 * @param words what else is said of them, by the options of {@code tablebridge import}: encoding, delimiter, dates, decimals
 * @param language of the reasons beside rejected rows
 */
public record FolderWish(String mapping, String source, Map<String, String> words, Locale language) {

    public FolderWish {
        words = Map.copyOf(words);
    }
}
