package io.tablebridge.settings;

import java.util.List;
import java.util.Locale;

/** The reference page of all settings, made from their declarations. */
public final class SettingsReference {

    private SettingsReference() {}

    /** The page in this language, as Markdown. */
    public static String markdown(Locale locale) {
        StringBuilder page = new StringBuilder();
        page.append("# ")
                .append(Messages.text(locale, "settings.reference.title"))
                .append("\n\n");
        page.append(Messages.text(locale, "settings.reference.intro")).append("\n\n");
        row(page, columns(locale));
        row(page, List.of("---", "---", "---", "---"));
        for (Setting<?> setting : SettingsCatalog.all()) {
            row(
                    page,
                    List.of(
                            "`" + setting.key() + "`<br>`" + setting.variable() + "`",
                            setting.type().phrase(locale),
                            setting.preset().map(text -> "`" + text + "`").orElse("–"),
                            setting.description(locale)));
        }
        return page.toString();
    }

    private static List<String> columns(Locale locale) {
        return List.of("key", "type", "default", "meaning").stream()
                .map(column -> Messages.text(locale, "settings.reference." + column))
                .toList();
    }

    private static void row(StringBuilder page, List<String> cells) {
        page.append("| ")
                .append(String.join(
                        " | ", cells.stream().map(c -> c.replace("|", "\\|")).toList()))
                .append(" |\n");
    }

    /** The language of a text for a person, from {@code LANG} or an option: anything Chinese is Taiwan's. */
    public static Locale language(String tag) {
        return tag.toLowerCase(Locale.ROOT).startsWith("zh") ? Messages.TAIWAN : Locale.ENGLISH;
    }
}
