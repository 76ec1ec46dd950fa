package io.tablebridge.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as they come: right values, or a clear error with line and remedy. */
class AwkwardFilesTest {

    private final Path folder;

    AwkwardFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<AwkwardFile> files() {
        return Stream.of(AwkwardEncodings.all(), AwkwardShapes.all(), AwkwardDamages.all(), AwkwardColumns.all())
                .flatMap(List::stream);
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(files().map(AwkwardFile::toString)).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileBringsItsValuesOrAClearError(AwkwardFile expected) throws Exception {
        Path file = Files.write(folder.resolve("file.csv"), expected.bytes());
        if (expected.refusal().isPresent()) {
            UnreadableSheetException refusal =
                    catchThrowableOfType(UnreadableSheetException.class, () -> new SheetDetector().detect(file));
            assertThat(refusal.problem().code()).isEqualTo(expected.refusal().get());
            assertSaid(refusal.problem());
            return;
        }
        DetectedSheet sheet = new SheetDetector().detect(file);
        assertThat(sheet.encoding().encoding()).as("encoding").isEqualTo(expected.encoding());
        assertThat(sheet.form().delimiter()).as("delimiter").isEqualTo(expected.delimiter());
        assertThat(sheet.headerLine()).as("line of the header").isEqualTo(expected.headerLine());
        SheetSurvey survey = SheetSurvey.of(file, sheet);
        List<ObjectNode> good = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (SheetRecord row : ReadSheet.all(file, survey.form(), sheet.start())) {
            row.fault().ifPresent(fault -> {
                faults.add(row.line() + " " + fault.kind());
                assertSaid(fault.problem("file.csv", row.line()));
            });
            if (row.fault().isEmpty()) {
                good.add(survey.form().object(row.text()));
            }
        }
        assertThat(faults).as("faults").isEqualTo(expected.faults());
        assertThat(good).as("good rows").hasSize(expected.goodRows());
        for (AwkwardFile.Value value : expected.values()) {
            assertThat(good.get(value.row()).path(value.column()).asText("absent"))
                    .as(value.column())
                    .isEqualTo(value.text());
        }
        assertThat(said(sheet, survey)).containsAll(expected.notes());
        assertThat(SheetForm.of(survey.form().json())).isEqualTo(survey.form());
    }

    private static List<String> said(DetectedSheet sheet, SheetSurvey survey) {
        List<String> codes = new ArrayList<>();
        sheet.notes().forEach(note -> codes.add(note.code()));
        survey.decisions().forEach(each -> {
            assertSaid(each.problem("file.csv"));
            codes.add(each.problem("file.csv").code());
        });
        return codes;
    }

    private static void assertSaid(Problem problem) {
        assertThat(problem.text(Locale.ENGLISH)).doesNotContain("{");
        assertThat(problem.text(Messages.TAIWAN)).doesNotContain("{");
    }
}
