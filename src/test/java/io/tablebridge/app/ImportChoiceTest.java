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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tablebridge import FILE}: the mapping is found by the columns. */
class ImportChoiceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);

    private final Path home;

    ImportChoiceTest(@TempDir Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("mappings"));
        Files.createDirectories(home.resolve("routes"));
        DataFolder.at(home.resolve("data")).create();
    }

    private void mapping(String name, String columns, String more) throws IOException {
        String text =
                """
                mapping: %s
                columns: { needed: %s }
                %s
                record: guest
                id: /Card
                fields: { guest.name: /Name, guest.phone: { from: /Phone, as: { phone: TW } } }
                """;
        Files.writeString(home.resolve("mappings/" + name + ".yaml"), text.formatted(name, columns, more));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    private String say(int exit, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        Surroundings surroundings =
                new Surroundings(Map.of(), new Properties(), home, out, out, OutputStream.nullOutputStream());
        int status = new Cli(new TablebridgeEngine(Map.of(), CLOCK), surroundings).run(arguments);
        assertThat(status).as(said.toString()).isEqualTo(exit);
        return said.toString();
    }

    private String take(int exit, Path file, String... more) {
        List<String> command = new ArrayList<>(List.of("import", file.toString()));
        command.addAll(List.of(more));
        return say(exit, command.toArray(String[]::new));
    }

    private long count(String sql) {
        try (Database database = Database.open(
                "jdbc:h2:file:" + DataFolder.at(home.resolve("data")).database())) {
            return database.read(
                    handle -> handle.createQuery(sql).mapTo(Long.class).one());
        }
    }

    @Test
    void theMappingIsTheOneWhoseNeededColumnsAreThereHoweverTheyAreWritten() throws IOException {
        mapping("shop", "[Card, Phone]", "source: tills");
        mapping("other", "[Ticket, Phone]", "");
        Path file = file("m.csv", "\uFEFFCARD,ｐｈｏｎｅ：,name,shoes\r\nc1,0912345678,Jane Doe,41\r\n");
        assertThat(take(0, file))
                .contains(
                        "m.csv: its rows go through the mapping shop",
                        "columns that the mapping does not know: shoes",
                        "1 row. Applied: 1;");
        assertThat(count("SELECT COUNT(*) FROM record WHERE source = 'tills' AND fields LIKE '%+886912345678%'"))
                .as("the mapping's source, and its names of the columns")
                .isEqualTo(1);
        Path same = file("n.csv", "Card,Phone,Name\r\nc2,0912345679,Jane Roe\r\n");
        take(0, same, "--source", "desk");
        assertThat(count("SELECT COUNT(*) FROM record WHERE source = 'desk'")).isEqualTo(1);
        take(0, file("o.csv", "card,PHONE,Name\r\nc3,0912345670,Jane Poe\r\n"), "--mapping", "shop");
        assertThat(count("SELECT COUNT(*) FROM record WHERE source = 'tills' AND fields LIKE '%+886912345670%'"))
                .isEqualTo(1);
    }

    @Test
    void rejectedRowsThatWereCorrectedFindTheirMappingAgain() throws IOException {
        mapping("shop", "[Card, Phone]", "");
        take(1, file("m.csv", "card,PHONE,Name\r\nc1,12,Jane Doe\r\n"));
        Path rejects = home.resolve("m.rejected.csv");
        Files.writeString(rejects, Files.readString(rejects).replace(",12,", ",0912345678,"));
        assertThat(take(0, rejects))
                .contains("the mapping shop", "1 row. Applied: 1;")
                .doesNotContain("does not know");
    }

    @Test
    void theOneThatKnowsMoreOfTheColumnsIsTakenAndAmongEqualsNoneIs() throws IOException {
        mapping("plain", "[Card]", "");
        mapping("richer", "[Card, Visits]", "");
        Path file = file("m.csv", "Card,Name,Phone,Visits\r\nc1,Jane Doe,0912345678,4\r\n");
        assertThat(take(0, file)).contains("the mapping richer").doesNotContain("does not know");
        mapping("twin", "[Card, Visits]", "");
        assertThat(take(3, file, "--again"))
                .contains("TB-IMP-050 m.csv", "richer, twin (each knows 4 of them)")
                .contains("--mapping");
        Files.delete(home.resolve("mappings/twin.yaml"));
        assertThat(take(0, file, "--again"))
                .as("no file any more, so not chosen")
                .contains("the mapping richer");
    }

    @Test
    void whereNoneFitsTheNearestSayWhatTheyWouldNeedAndTheOtherFilesAreTaken() throws IOException {
        mapping("shop", "[Card, [Phone, Mobile]]", "");
        Path strange = file("s.csv", "Card,Nombre\r\nc1,Juana\r\n");
        Path good = file("g.csv", "Card,Mobile,Name\r\nc1,0912345678,Jane Doe\r\n");
        assertThat(say(3, "import", strange.toString(), good.toString()))
                .contains("TB-IMP-051 s.csv", "shop: Phone / Mobile.", "tablebridge propose")
                .contains("g.csv: 1 row. Applied: 1");
        assertThat(take(3, strange, "--lang", "zh-TW")).contains("TB-IMP-051", "shop: Phone / Mobile");
    }
}
