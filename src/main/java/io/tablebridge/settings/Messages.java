package io.tablebridge.settings;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts for people in English and Traditional Chinese. A key begins with the room it belongs to: {@code TB-MAP-012} and
 * {@code mapping.summary} are both found in the bundle of the room {@code mapping}. Thread-safe.
 */
public final class Messages {

    /** Chinese as written in Taiwan. */
    public static final Locale TAIWAN = Locale.forLanguageTag("zh-TW");

    private static final Map<String, String> ROOM_OF_CODE = Map.ofEntries(
            Map.entry("SET", "settings"),
            Map.entry("NRM", "normalize"),
            Map.entry("MAP", "mapping"),
            Map.entry("CSV", "csv"),
            Map.entry("DB", "db"),
            Map.entry("REM", "remote"),
            Map.entry("JRN", "journal"),
            Map.entry("INT", "intake"),
            Map.entry("GST", "guests"),
            Map.entry("DEL", "delivery"),
            Map.entry("PIP", "pipeline"),
            Map.entry("IMP", "import"),
            Map.entry("OPS", "operate"),
            Map.entry("CML", "camel"),
            Map.entry("EXP", "export"),
            Map.entry("CLI", "cli"),
            Map.entry("APP", "app"),
            Map.entry("BAT", "batch"),
            Map.entry("SBX", "sandbox"));

    /** What is chosen by an argument that is not one number, such as "some". */
    private static final Long MANY = 2L;

    /** A choice needs a number, but most arguments come as texts, so that large ones keep the form they were given. */
    private static final Pattern CHOICE = Pattern.compile("\\{([0-9]),choice,");

    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private Messages() {}

    /**
     * The text of a key in the nearest of the two languages.
     *
     * @throws MissingResourceException when no bundle has the key: a defect
     */
    public static String text(Locale locale, String key, Object... arguments) {
        String pattern = bundle(room(key), locale).getString(key);
        Matcher choices = CHOICE.matcher(pattern);
        return choices.find()
                ? new MessageFormat(choices.replaceAll("{1$1,choice,"), Locale.ROOT).format(withNumbers(arguments))
                : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /** Arguments 10 to 19 are the numbers that stand in 0 to 9, for a choice between singular and plural. */
    private static Object[] withNumbers(Object... arguments) {
        Object[] both = Arrays.copyOf(arguments, 20);
        for (int i = 0; i < Math.min(arguments.length, 10); i++) {
            String text = String.valueOf(arguments[i]);
            both[10 + i] = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : MANY;
        }
        return both;
    }

    private static String room(String key) {
        if (key.startsWith("TB-")) {
            String code = key.substring(3, key.indexOf('-', 3));
            String room = ROOM_OF_CODE.get(code);
            if (room == null) {
                throw new MissingResourceException("no room for " + key, "messages", key);
            }
            return room;
        }
        return key.substring(0, key.indexOf('.'));
    }

    private static ResourceBundle bundle(String room, Locale locale) {
        String language = locale.getLanguage().equals("zh") ? "zh_TW" : "en";
        return BUNDLES.computeIfAbsent(
                room + "_" + language,
                name -> ResourceBundle.getBundle("io.tablebridge.messages." + name, Locale.ROOT));
    }
}
