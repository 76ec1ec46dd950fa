package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MappingMessagesTest {

    private static final Pattern CODE = Pattern.compile("TB-MAP-\\d{3}");

    private static Set<String> codes(Path folder, String ending) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                Matcher matcher = CODE.matcher(Files.readString(file));
                while (matcher.find()) {
                    codes.add(matcher.group());
                }
            }
        }
        return codes;
    }

    @Test
    void everyCodeInTheCodeHasASentenceInBothLanguagesAndEverySentenceIsUsed() throws IOException {
        Set<String> used = codes(Path.of("src/main/java/io/tablebridge/mapping"), ".java");
        Path bundles = Path.of("src/main/resources/io/tablebridge/messages");
        assertThat(codes(bundles, "mapping_en.properties")).isEqualTo(used);
        assertThat(codes(bundles, "mapping_zh_TW.properties")).isEqualTo(used);
    }

    @Test
    void everySentenceTakesItsArguments() throws IOException {
        for (String code : codes(Path.of("src/main/java/io/tablebridge/mapping"), ".java")) {
            Problem problem = Problem.at("a.yaml:1", code, "<one>", "<two>", "<three>", "<four>");
            assertThat(problem.text(Locale.ENGLISH))
                    .doesNotContainPattern("\\{\\d")
                    .doesNotContain("''");
            assertThat(problem.text(Messages.TAIWAN))
                    .doesNotContainPattern("\\{\\d")
                    .doesNotContain("''");
        }
    }
}
