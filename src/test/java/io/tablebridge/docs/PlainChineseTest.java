package io.tablebridge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we say in Chinese keeps to the words of the glossary, one for each thing, as they are used in Taiwan. */
class PlainChineseTest {

    private static final Path GLOSSARY = Path.of("docs/glossary.md");
    private static final String AVOIDED = "## Chinese words that are not used";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+?) \\| ([^|]+?) \\|");
    private static final Pattern HAN_THEN_HALF_WIDTH = Pattern.compile("\\p{IsHan}[,;!?()]|[,;!?()]\\p{IsHan}");
    private static final Pattern TOO_CLOSE =
            Pattern.compile("\\p{IsHan}[A-Za-z0-9`{]|[A-Za-z0-9`}]\\p{IsHan}|\\p{IsHan}:\\p{IsHan}");

    private final Map<String, String> avoided = avoided();
    private final List<String> chosen = chosen();

    static Stream<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>(List.of(Path.of("README.zh-TW.md"), Path.of("tablebridge")));
        for (Path folder : List.of(Path.of("docs"), Path.of("src/main/resources/io/tablebridge/messages"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().matches(".*zh[-_]TW\\.(md|properties)"))
                        .sorted()
                        .forEach(texts::add);
            }
        }
        return texts.stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noWordStandsThereThatTheGlossaryReplaces(Path text) {
        assertThat(avoided).hasSizeGreaterThan(40);
        List<String> found = new ArrayList<>();
        forEachLine(
                text,
                (place, line) -> avoided.forEach((word, instead) -> {
                    if (says(line, word)) {
                        found.add(place + ": write " + instead + " for " + word + ": " + line.strip());
                    }
                }));
        assertThat(found).isEmpty();
    }

    /** As the pages and bundles are written: full-width marks among Chinese words, a blank before and after Latin ones. */
    @ParameterizedTest
    @MethodSource("texts")
    void punctuationAndBlanksAreThoseOfChinese(Path text) {
        List<String> found = new ArrayList<>();
        forEachLine(text, (place, line) -> {
            String prose = prose(text, line);
            for (Pattern pattern : List.of(HAN_THEN_HALF_WIDTH, TOO_CLOSE)) {
                Matcher matcher = pattern.matcher(prose);
                if (matcher.find()) {
                    found.add(place + ": \"" + matcher.group() + "\" in: " + line.strip());
                }
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void aLongerWordOfTheGlossaryMayHoldOneThatIsNotUsed() {
        assertThat(says("請查看記錄檔", "記錄")).isFalse();
        assertThat(says("請查看記錄檔與記錄", "記錄")).isTrue();
        assertThat(says("請查看紀錄檔", "紀錄檔")).isTrue();
    }

    private boolean says(String line, String word) {
        String rest = line;
        for (String longer : chosen) {
            if (longer.contains(word) && !longer.equals(word)) {
                rest = rest.replace(longer, "");
            }
        }
        return rest.contains(word);
    }

    /** Without what is typed or is a file's text: code in pages, keys and examples in bundles. */
    private static String prose(Path text, String line) {
        if (text.toString().endsWith(".properties")) {
            String value = line.replaceFirst("^[^=]*=\\s*", "").replaceAll("\\\\n|''", " ");
            return value.replaceAll("「[^」]*」|`[^`]*`|'\\{'|'}'|%n", " ");
        }
        return text.toString().endsWith(".md")
                ? line.replaceAll("`[^`]*`", "``").replaceAll("\\]\\([^)]*\\)", "]")
                : "";
    }

    private interface LineReader {
        void read(String place, String line);
    }

    private static void forEachLine(Path text, LineReader reader) {
        boolean code = false;
        List<String> lines = read(text).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            code ^= line.startsWith("```");
            if (!code) {
                reader.read(text + ":" + (i + 1), line);
            }
        }
    }

    /** The words not to be used, each with the one to use. */
    private static Map<String, String> avoided() {
        String page = read(GLOSSARY);
        Map<String, String> avoided = new TreeMap<>();
        Matcher rows = ROW.matcher(page.substring(page.indexOf(AVOIDED)));
        while (rows.find()) {
            for (String word : rows.group(2).split("、")) {
                if (word.matches("\\p{IsHan}+")) {
                    avoided.put(word, rows.group(1));
                }
            }
        }
        return avoided;
    }

    private static List<String> chosen() {
        String page = read(GLOSSARY);
        List<String> chosen = new ArrayList<>();
        Matcher rows = ROW.matcher(page);
        while (rows.find()) {
            int column = rows.start() < page.indexOf(AVOIDED) ? 2 : 1;
            chosen.addAll(List.of(rows.group(column).split("、")));
        }
        return chosen;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
