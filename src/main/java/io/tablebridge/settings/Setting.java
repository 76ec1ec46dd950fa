package io.tablebridge.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * One setting, declared once: validation, the reference and the start-up summary come from it. Immutable.
 *
 * @param key as written in {@code application.properties}; a member of a family carries its name
 * @param template the key with {@code <name>} in a family's place; the same as the key outside families
 * @param type how its text is read
 * @param preset the text of its default; empty when it has none
 */
public record Setting<T>(String key, String template, SettingType<T> type, Optional<String> preset) {

    static final String NAME = "<name>";

    static <T> Setting<T> of(String key, SettingType<T> type, String preset) {
        return new Setting<>(key, key, type, Optional.of(preset));
    }

    static <T> Setting<T> of(String key, SettingType<T> type) {
        return new Setting<>(key, key, type, Optional.empty());
    }

    /** The member of a family with this name: {@code tablebridge.destination.<name>.token} to {@code tablebridge.destination.hubspot.token}. */
    public Setting<T> named(String name) {
        return new Setting<>(template.replace(NAME, name), template, type, preset);
    }

    /** Whether it is declared for every name, such as every destination. */
    public boolean isFamily() {
        return template.contains(NAME);
    }

    /** Whether nobody may see its value. */
    public boolean secret() {
        return type.name().equals(SettingTypes.SECRET.name());
    }

    /** What it means, for a person. */
    public String description(Locale locale) {
        return Messages.text(locale, "settings.describe." + template.replace(NAME, "NAME"));
    }

    /** The environment variable that sets it. */
    public String variable() {
        String bare = key.startsWith("tablebridge.") ? key : "tablebridge." + key;
        return bare.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT).replace("<NAME>", NAME);
    }
}
