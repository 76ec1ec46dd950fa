package io.tablebridge.camel;

import io.tablebridge.csv.SaidStyles;
import io.tablebridge.csv.SheetEncoding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of {@code tablebridge:import}, which are those of the Kamelet {@code tablebridge-import-sink}. */
final class ImportParameters {

    private static final int LONGEST_SOURCE = 100;

    private ImportParameters() {}

    /**
     * @throws ProblemException when a parameter is missing or unusable
     */
    static FolderWish read(Parameters given) {
        String mapping = given.text("mapping", "");
        String source = given.text("source", "");
        if (source.length() > LONGEST_SOURCE) {
            throw Parameters.unusable("source", source, "1 … " + LONGEST_SOURCE);
        }
        Map<String, String> words = new HashMap<>();
        String encoding = given.text("encoding", "");
        if (!encoding.isEmpty() && SheetEncoding.of(encoding).isEmpty()) {
            throw Parameters.unusable(
                    "encoding",
                    encoding,
                    Arrays.stream(SheetEncoding.values())
                            .map(SheetEncoding::shown)
                            .collect(Collectors.joining(", ")));
        }
        String dates = given.text("dates", "");
        if (!dates.isEmpty() && SaidStyles.dates(dates).isEmpty()) {
            throw Parameters.unusable("dates", dates, "day-first, month-first, minguo");
        }
        String decimals = given.text("decimals", "");
        if (!decimals.isEmpty() && SaidStyles.numbers(decimals).isEmpty()) {
            throw Parameters.unusable("decimals", decimals, "point, comma");
        }
        words.put("encoding", encoding);
        words.put("delimiter", delimiter(given));
        words.put("dates", dates);
        words.put("decimals", decimals);
        words.values().removeIf(String::isEmpty);
        return new FolderWish(mapping, source, words, language(given));
    }

    private static String delimiter(Parameters given) {
        String said = given.text("delimiter", "");
        String named = said.equals("tab") ? "\t" : said;
        boolean possible = named.isEmpty()
                || (named.length() == 1 && !Character.isLetterOrDigit(named.charAt(0)) && !named.equals("\""));
        if (!possible) {
            throw Parameters.unusable("delimiter", said, "tab , ; |");
        }
        return named;
    }

    private static Locale language(Parameters given) {
        String said = given.text("language", "zh-TW");
        if (!said.equals("zh-TW") && !said.equals("en")) {
            throw Parameters.unusable("language", said, "zh-TW, en");
        }
        return Locale.forLanguageTag(said);
    }
}
