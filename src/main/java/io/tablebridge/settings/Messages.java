package io.tablebridge.settings;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

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
            Map.entry("DB", "db"),
            Map.entry("REM", "remote"),
            Map.entry("JRN", "journal"),
            Map.entry("INT", "intake"),
            Map.entry("GST", "guests"),
            Map.entry("DEL", "delivery"),
            Map.entry("PIP", "pipeline"),
            Map.entry("OPS", "operate"),
            Map.entry("CML", "camel"),
            Map.entry("CLI", "cli"),
            Map.entry("APP", "app"),
            Map.entry("SBX", "sandbox"));

    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private Messages() {}

    /**
     * The text of a key in the nearest of the two languages.
     *
     * @throws MissingResourceException when no bundle has the key: a defect
     */
    public static String text(Locale locale, String key, Object... arguments) {
        String pattern = bundle(room(key), locale).getString(key);
        return new MessageFormat(pattern, Locale.ROOT).format(arguments);
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
