package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.HandClock;
import io.tablebridge.settings.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes that watch a folder: what is said of mistakes in them, and when a file stands still. */
class FolderRoutesTest {

    private static final String ROUTE =
            """
            - route:
                id: files
                from:
                  uri: kamelet:tablebridge-folder-source
                  parameters:
                    folder: files
                    settle: 10s
                  steps:
                    - to:
                        uri: kamelet:tablebridge-import-sink
                        parameters:
                          mapping: csv-booking-zh
                          encoding: Big5
            """;

    private static List<String> codes(String route) {
        return new RouteLint()
                .check("files.camel.yaml", route, Set.of("csv-booking-zh")).stream()
                        .map(Problem::code)
                        .toList();
    }

    @Test
    void aRouteThatIsRightHasNoMistakes() {
        assertThat(codes(ROUTE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "folder: files, fodler: files, TB-CML-020",
        "settle: 10s, settle: soon, TB-CML-009",
        "settle: 10s, every: 1ms, TB-CML-009",
        "encoding: Big5, encoding: Big6, TB-CML-009",
        "encoding: Big5, dates: both, TB-CML-009",
        "encoding: Big5, language: de, TB-CML-009",
        "mapping: csv-booking-zh, mapping: none, TB-CML-008",
        "kamelet:tablebridge-import-sink, kamelet:tablebridge-journal-sink, TB-IMP-044"
    })
    void aMistakeIsFoundBeforeAnythingRuns(String right, String wrong, String code) {
        assertThat(codes(ROUTE.replace(right, wrong))).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"tablebridge-folder-source, /from", "tablebridge-import-sink, /from/steps/0/to"})
    void aKameletHandsOnAllThatItDeclares(String name, String to) throws Exception {
        String file = name + ".kamelet.yaml";
        String text = Files.readString(Path.of("src/main/resources/kamelets", file));
        JsonNode tree = RouteDocument.parse(file, text).tree();
        Set<String> declared = new TreeSet<>();
        Set<String> handedOn = new TreeSet<>();
        tree.at("/spec/definition/properties").fieldNames().forEachRemaining(declared::add);
        tree.at("/spec/template" + to + "/parameters").fieldNames().forEachRemaining(handedOn::add);
        assertThat(handedOn).isEqualTo(declared);
    }

    @Test
    void aFileStandsStillWhenSizeAndTimeHaveStayedTheSame(@TempDir Path folder) throws Exception {
        HandClock clock = new HandClock(Instant.parse("2026-11-20T18:00:00Z"));
        FolderLook look = new FolderLook(folder, Duration.ofSeconds(10), clock);
        Path file = Files.writeString(folder.resolve("b.csv"), "a");
        assertThat(look.now().files()).isEmpty();
        clock.pass(Duration.ofSeconds(9));
        Files.writeString(file, "ab");
        assertThat(look.now().files()).isEmpty();
        clock.pass(Duration.ofSeconds(9));
        assertThat(look.now().files()).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(look.now().files()).containsExactly(file);
    }
}
