package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tablebridge.settings.FoundFile;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.WatchedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupTest {

    private static final String MAPPING =
            """
            mapping: tablemate
            record: guest
            id: /id
            tables: { languages: languages.csv, ranks: { A: gold, B: null } }
            fields:
              guest.language: { from: /lang, lookup: languages }
              guest.note: { from: /rank, lookup: ranks }
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void make() {
        file = folder.resolve("tablemate.yaml");
    }

    private String text(String csv) throws IOException {
        Files.writeString(file, MAPPING);
        Files.writeString(folder.resolve("languages.csv"), csv);
        return MappingFolder.text(file);
    }

    private static MappingResult map(String text, String json) throws MappingException {
        return new MappingCompiler()
                .inbound("tablemate.yaml", text)
                .map(new MappingInput("tablemate", Map.of(), json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> codes(String text) {
        MappingException refused = catchThrowableOfType(
                MappingException.class, () -> new MappingCompiler().compile("tablemate.yaml", text));
        return refused == null
                ? List.of()
                : refused.problems().stream()
                        .map(problem -> problem.code() + " " + problem.place() + " " + problem.arguments())
                        .toList();
    }

    @Test
    void wordsAreLookedUpInAFileBesideTheMapping() throws Exception {
        String text = text("\uFEFF中文,zh-TW\r\n\"English, UK\",en-GB\r\nnone,\r\n");
        MappingResult.Mapped result =
                (MappingResult.Mapped) map(text, "{\"id\":1,\"lang\":\"English, uk\",\"rank\":\"a\"}");
        assertThat(result.records().get(0).fields().asMap())
                .isEqualTo(Map.of("guest.language", "en-GB", "guest.note", "gold"));
        assertThat(((MappingResult.Mapped) map(text, "{\"id\":1,\"lang\":\"NONE\",\"rank\":\"B\"}")).errors())
                .isEmpty();
        assertThat(((MappingResult.Mapped) map(text, "{\"id\":1,\"lang\":\"French\"}")).errors())
                .extracting(error -> error.problem().code())
                .containsExactly("TB-MAP-047");
    }

    @Test
    void theTextInForceHoldsTheTableAndNeedsTheFileNoMore() throws Exception {
        String text = text("中文,zh-TW\n");
        Files.delete(folder.resolve("languages.csv"));
        assertThat(map(text, "{\"id\":1,\"lang\":\"中文\"}")).isInstanceOf(MappingResult.Mapped.class);
        assertThat(text).startsWith(MAPPING);
        assertThat(MappingFolder.text(file)).isEqualTo(MAPPING).isNotEqualTo(text);
    }

    @Test
    void aTableThatChangesBesideAnUntouchedMappingChangesTheMapping() throws IOException {
        Path table = folder.resolve("languages.csv");
        text("中文,zh-TW\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        WatchedFolder watched = MappingFolder.watched(folder);
        assertThat(watched.first()).extracting(FoundFile::text).containsExactly(MappingFolder.text(file));
        assertThat(watched.look()).isEmpty();
        Files.writeString(table, "中文,zh-TW\nEnglish,en-GB\n");
        assertThat(watched.look()).isEmpty();
        assertThat(watched.look())
                .extracting(FoundFile::text)
                .containsExactly(MappingFolder.text(file))
                .allMatch(text -> text.contains("en-GB"));
        assertThat(watched.look()).isEmpty();
        Files.delete(table);
        watched.look();
        assertThat(watched.look()).extracting(FoundFile::text).containsExactly(MAPPING);
        Files.writeString(table, "中文,zh-TW\n");
        watched.look();
        assertThat(watched.look()).extracting(FoundFile::text).containsExactly(MappingFolder.text(file));
    }

    @Test
    void aTableThatCanNotBeUsedIsNamed() throws IOException {
        assertThat(codes(MAPPING)).containsExactly("TB-MAP-059 tablemate.yaml:4 [languages.csv, 131072]");
        assertThat(codes(text("中文,zh-TW\nEnglish\n")))
                .containsExactly("TB-MAP-060 tablemate.yaml:4 [languages.csv, 2]");
        assertThat(codes(text("a,b\na,c\n"))).containsExactly("TB-MAP-060 tablemate.yaml:4 [languages.csv, 2]");
        assertThat(codes(text("a,\"b\nc"))).singleElement().asString().startsWith("TB-MAP-060");
        assertThat(codes(text(""))).containsExactly("TB-MAP-061 tablemate.yaml:4 [languages.csv, 0, 10000]");
        String many = IntStream.rangeClosed(0, LookupTables.MAX_ROWS)
                .mapToObj(i -> i + ",x\n")
                .collect(Collectors.joining());
        assertThat(codes(text(many))).containsExactly("TB-MAP-061 tablemate.yaml:4 [languages.csv, 10001, 10000]");
        assertThat(codes(text("x".repeat(TableFiles.MAX_BYTES + 1))))
                .singleElement()
                .asString()
                .startsWith("TB-MAP-059");
        Files.write(folder.resolve("languages.csv"), new byte[] {(byte) 0xff, ',', 'x'});
        assertThat(codes(MappingFolder.text(file))).singleElement().asString().startsWith("TB-MAP-059");
    }

    @Test
    void aMappingReadsNoFileElsewhere() throws IOException {
        Files.writeString(folder.resolve("secret.csv"), "a,b\n");
        Files.createDirectory(folder.resolve("mappings"));
        Path inner = folder.resolve("mappings/tablemate.yaml");
        Files.writeString(inner, MAPPING.replace("languages.csv", "../secret.csv"));
        assertThat(MappingFolder.text(inner)).doesNotContain("embedded");
    }

    @Test
    void aRuleWithAnUnknownTableNamesTheNearest() {
        String text = MAPPING.replace("languages: languages.csv, ", "").replace("lookup: languages", "lookup: rank");
        assertThat(codes(text)).containsExactly("TB-MAP-058 tablemate.yaml:6 [rank, ranks]");
        assertThat(codes(text.replace("lookup: rank }", "lookup: ranks, as: text }")))
                .containsExactly("TB-MAP-015 tablemate.yaml:6 [as, lookup]");
    }

    @Property(tries = 300)
    void whatAFileHoldsComesThroughTheTextUnchanged(
            @ForAll @Size(min = 1, max = 5) List<@StringLength(max = 20) String> lines) throws IOException {
        Path place = Files.createTempDirectory("lookup");
        Path table = place.resolve("t.csv");
        Path mapping = place.resolve("m.yaml");
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        Files.write(table, bytes);
        Files.writeString(mapping, "mapping: m\ntables: { t: t.csv }\n");
        List<Problem> wrong = new ArrayList<>();
        Problems problems = new Problems("m.yaml");
        YamlNode.Keys root = YamlFile.read(MappingFolder.text(mapping), problems)
                .orElseThrow(() -> {
                    wrong.addAll(problems.list());
                    return new AssertionError(wrong.toString());
                });
        assertThat(root.toJson().at("/embedded/t.csv").asText()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        Files.delete(table);
        Files.delete(mapping);
        Files.delete(place);
    }
}
