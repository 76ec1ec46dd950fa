package io.tablebridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text stands in both languages and takes the same arguments. */
class BundlesTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/tablebridge/messages");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!['{}])'(?!['{}])");

    /** Between singular and plural, beside the number itself. */
    private static final Pattern CHOICE = Pattern.compile("\\{[0-9],choice,[^}]*}");

    static Stream<String> rooms() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> String.valueOf(file.getFileName()).replaceAll("_(en|zh_TW)\\.properties$", ""))
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void bothLanguagesHaveTheSameKeysAndArguments(String room) throws IOException {
        Properties english = read(room + "_en.properties");
        Properties chinese = read(room + "_zh_TW.properties");
        assertThat(chinese.stringPropertyNames()).as(room).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            if (!room.equals("help")) {
                assertThat(arguments(chinese.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void noKeyStandsTwice(String room) throws IOException {
        for (String language : new String[] {"_en", "_zh_TW"}) {
            try (Stream<String> lines = Files.lines(FOLDER.resolve(room + language + ".properties"))) {
                assertThat(lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                                .map(line -> line.split("=", 2)[0].strip()))
                        .as(room + language)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void noApostropheSwallowsAnArgument(String room) throws IOException {
        if (room.equals("help")) {
            return;
        }
        for (String language : new String[] {"_en", "_zh_TW"}) {
            read(room + language + ".properties").forEach((key, text) -> assertThat(
                            LONE_APOSTROPHE.matcher(text.toString()).find())
                    .as("%s%s %s: double the apostrophe", room, language, key)
                    .isFalse());
        }
    }

    @Test
    void oneIsNotSaidLikeMany() {
        assertThat(Messages.text(Locale.ENGLISH, "cli.test.result", 1, 0, 2))
                .isEqualTo("1 mapping, 0 tests, 2 problems.");
        assertThat(Messages.text(Locale.ENGLISH, "TB-APP-028", "1")).startsWith("1 guest is in");
        assertThat(Messages.text(Locale.ENGLISH, "TB-APP-028", "12345")).startsWith("12345 guests are in");
        assertThat(Messages.text(Locale.ENGLISH, "TB-APP-028", "some")).startsWith("some guests are in");
        assertThat(Messages.text(Locale.ENGLISH, "TB-APP-026", "1", "1")).startsWith("1 event and 1 delivery wait");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void everyChoiceStandsBesideItsNumberAndHasBothForms(String room) throws IOException {
        read(room + "_en.properties").forEach((key, text) -> CHOICE.matcher(text.toString())
                .results()
                .map(MatchResult::group)
                .forEach(choice -> {
                    assertThat(choice).as("%s", key).matches("\\{[0-9],choice,0#([^|]+)\\|1#[^|]+\\|1<\\1}");
                    assertThat(text.toString()).as("%s", key).contains("{" + choice.charAt(1) + "} " + choice);
                }));
    }

    @Test
    void everySettingIsDescribedInBothLanguages() {
        for (Setting<?> setting : SettingsCatalog.all()) {
            for (Locale language : new Locale[] {Locale.ENGLISH, Messages.TAIWAN}) {
                assertThat(setting.description(language)).isNotBlank();
                assertThat(setting.type().phrase(language)).isNotBlank().doesNotContain("{");
            }
        }
    }

    /** The numbers of the arguments, found by formatting each with a mark of its own. */
    private static Set<Integer> arguments(String text) {
        Set<Integer> found = new TreeSet<>();
        Object[] marks = new Object[10];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = "\u0001" + i + "\u0002";
        }
        String formatted = new MessageFormat(CHOICE.matcher(text).replaceAll(""), Locale.ROOT).format(marks);
        for (int i = 0; i < marks.length; i++) {
            if (formatted.contains((String) marks[i])) {
                found.add(i);
            }
        }
        return found;
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name))) {
            properties.load(reader);
        }
        return properties;
    }
}
