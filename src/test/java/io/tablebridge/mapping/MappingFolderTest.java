package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFolderTest {

    private static final String GOOD =
            """
            mapping: good
            record: guest
            id: /id
            fields:
              guest.name: /name
            tests:
              - name: a name
                given: { id: 1, name: " 王小明 先生" }
                expect: { guest.name: 王小明 }
            """;

    private final MappingFolder folders = new MappingFolder(new MappingCompiler());

    @Test
    void oneBadFileNeverTakesTheOthersDown(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("good.yaml"), GOOD);
        Files.writeString(folder.resolve("broken.yaml"), "mapping: [");
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        Files.writeString(folder.resolve("huge.yaml"), "#".repeat(2_000_000));
        Files.writeString(folder.resolve("notes.txt"), "not a mapping");
        MappingReport report = folders.validate(folder);
        assertThat(report.isGood()).isFalse();
        assertThat(report.usable()).extracting(MappingFile::name).containsExactly("good");
        assertThat(report.files())
                .filteredOn(file -> !file.isGood())
                .extracting(file -> file.problems().get(0).code())
                .containsExactly("TB-MAP-001", "TB-MAP-003", "TB-MAP-005");
    }

    @Test
    void aTestThatFailsMakesItsFileUnusableAndSaysWhatWasDifferent() {
        Problem problem = folders.check(
                        "good.yaml", GOOD.replace("expect: { guest.name: 王小明 }", "expect: { guest.name: 王大明 }"))
                .problems()
                .get(0);
        assertThat(problem.text(Locale.ENGLISH))
                .isEqualTo("TB-MAP-032 good.yaml:7: The test \"a name\" fails: guest.name: expected 王大明 but was 王小明");
        assertThat(problem.text(Messages.TAIWAN))
                .isEqualTo("TB-MAP-032 good.yaml:7: 測試「a name」沒有通過：guest.name 應為 王大明，實際是 王小明。請修正對應檔或這個測試。");
    }

    @Test
    void whatATestMissesIsSaidInBothLanguagesWithTheReasons() {
        String unreadable = GOOD.replace("name: \" 王小明 先生\"", "name: \"123\"");
        List<Problem> problems = folders.check("good.yaml", unreadable).problems();
        assertThat(problems).extracting(Problem::code).containsExactly("TB-MAP-033", "TB-MAP-038", "TB-NRM-031");
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.text(Messages.TAIWAN)).doesNotContain("expected", "nothing"));
        assertThat(folders.check("good.yaml", GOOD.replace("guest.name: 王小明", "guest.name: null"))
                        .problems())
                .extracting(problem -> problem.text(Locale.ENGLISH))
                .containsExactly(
                        "TB-MAP-034 good.yaml:7: The test \"a name\" fails: guest.name: expected nothing but was 王小明");
        assertThat(folders.check("good.yaml", GOOD + "    expectIgnored: true\n")
                        .problems())
                .extracting(Problem::code)
                .containsExactly("TB-MAP-037");
    }

    @Test
    void anErrorThatNoTestExpectsFailsTheTest() {
        String unexpected = GOOD.replace("name: \" 王小明 先生\"", "name: \"123\"").replace("guest.name: 王小明", "id: 1");
        assertThat(folders.check("good.yaml", unexpected).tests()).noneMatch(MappingTestResult::passed);
        assertThat(folders.check("good.yaml", unexpected + "    expectErrors: [guest.name]\n")
                        .tests())
                .allMatch(MappingTestResult::passed);
    }

    @Test
    void aTestThatExpectsNoRecordFailsWhenThereIsOne() {
        assertThat(folders.check("good.yaml", GOOD + "    expectIgnored: true\n")
                        .isGood())
                .isFalse();
        assertThat(folders.check("good.yaml", GOOD + "    expectUnmappable: true\n")
                        .isGood())
                .isFalse();
    }
}
