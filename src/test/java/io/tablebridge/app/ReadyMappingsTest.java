package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.db.Database;
import io.tablebridge.operate.backup.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of each export that a mapping ships for goes in at the first try, with nothing said but its name. */
class ReadyMappingsTest {

    private static final Path SAMPLES = Path.of("src/test/resources/exports").toAbsolutePath();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);

    private final Path home;

    ReadyMappingsTest(@TempDir Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("routes"));
        Files.createDirectories(home.resolve("mappings"));
        try (Stream<Path> mappings = Files.list(Path.of("mappings"))) {
            for (Path mapping : mappings.toList()) {
                Files.copy(mapping, home.resolve("mappings").resolve(mapping.getFileName()));
            }
        }
        DataFolder.at(home.resolve("data")).create();
    }

    private String say(List<String> arguments) {
        return say(0, arguments);
    }

    private String say(int status, List<String> arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        Surroundings surroundings =
                new Surroundings(Map.of(), new Properties(), home, out, out, OutputStream.nullOutputStream());
        int exit = new Cli(new TablebridgeEngine(Map.of(), CLOCK), surroundings).run(arguments.toArray(String[]::new));
        assertThat(exit).as(said.toString()).isEqualTo(status);
        return said.toString();
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> mappings = Files.list(Path.of("mappings"))) {
            return mappings.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("csv-"))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyOneOfThemIsChosenForItsSampleAndTakesAllOfIt() throws IOException {
        List<String> command = new ArrayList<>(List.of("import"));
        for (String name : names()) {
            command.add(SAMPLES.resolve(name + ".csv").toString());
        }
        String said = say(command);
        for (String name : names()) {
            assertThat(said)
                    .contains(name + ".csv: its rows go through the mapping " + name)
                    .containsPattern(name + "\\.csv: \\d+ rows?\\. Applied: [1-9]");
        }
        assertThat(said).doesNotContainPattern("(superseded|rejected): [1-9]");
        assertThat(texts("SELECT DISTINCT source FROM record ORDER BY source"))
                .containsExactly(
                        "csv-booking-zh",
                        "google-contacts",
                        "hubspot",
                        "opentable",
                        "salesforce",
                        "square",
                        "ubereats");
        assertThat(texts("SELECT fields FROM record WHERE source = 'google-contacts'"))
                .anySatisfy(fields -> assertThat(fields).contains("doe@example.org", "vegetarian"))
                .anySatisfy(fields -> assertThat(fields).contains("+886912000102", "peanut"));
        assertThat(texts("SELECT fields FROM record WHERE source = 'opentable'"))
                .anySatisfy(fields -> assertThat(fields).contains("2026-11-20T19:30", "completed"))
                .anySatisfy(fields -> assertThat(fields).contains("no_show"));
        assertThat(say(List.of("validate"))).doesNotContain("csv-");
    }

    /** Read with other names of name and status it would be taken for a booking of nobody that nobody cancelled. */
    @Test
    void aTableThatIsOnlyNearlyOneOfThemIsNotTaken() throws IOException {
        Path near = Files.writeString(
                home.resolve("near.csv"),
                "編號,訂位編號,會員帳號,訂位姓名,電話,訂位人數,訂位日期,訂位時間,訂位狀態\n1,B1,m1,王小明,0912345678,4,2026/11/20,19:00,已取消\n");
        Path other = Files.writeString(
                home.resolve("other.csv"),
                "Record Id,First Name,Last Name,Email,Account Name\n1,Jane,Doe,jane@example.com,x\n");
        Path plain =
                Files.writeString(home.resolve("plain.csv"), "Id,First Name,Last Name,Email,Phone\n1,Jane,Doe,,\n");
        assertThat(say(3, List.of("import", near.toString(), other.toString(), plain.toString())))
                .contains("TB-IMP-051 near.csv", "csv-booking-zh: 姓名, 狀態")
                .contains("TB-IMP-051 other.csv", "TB-IMP-051 plain.csv")
                .doesNotContain("Applied");
    }

    private List<String> texts(String sql) {
        try (Database database = Database.open(
                "jdbc:h2:file:" + DataFolder.at(home.resolve("data")).database())) {
            return database.read(
                    handle -> handle.createQuery(sql).mapTo(String.class).list());
        }
    }
}
