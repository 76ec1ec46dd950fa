package io.tablebridge.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {

    private final Path folder;

    WorkbookTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private ReadSheet read(String rows) throws Exception {
        return ReadSheet.of(folder, Workbooks.of(rows));
    }

    private static String row(String cells) {
        return "<row>" + cells + "</row>";
    }

    private static String number(int style, String value) {
        return "<c s=\"" + style + "\"><v>" + value + "</v></c>";
    }

    @Test
    void theFirstVisibleSheetIsReadAndTheOthersAreNamed() throws Exception {
        ReadSheet sheet = read(Workbooks.text("編號", "姓名") + Workbooks.text("R1", "王小明"));
        assertThat(sheet.good()).containsExactly(List.of("R1", "王小明"));
        assertThat(sheet.sheet().notes()).extracting(note -> note.code()).containsExactly("TB-CSV-044");
        assertThat(sheet.sheet().notes().get(0).arguments()).containsExactly("訂位", "說明");
    }

    @Test
    void datesAndTimesBecomeIsoByTheirFormat() throws Exception {
        ReadSheet sheet = read(Workbooks.text("a", "b", "c", "d")
                + row(number(1, "46348") + number(2, "46348.8125") + number(3, "0.8125") + number(4, "46348")));
        assertThat(sheet.good()).containsExactly(List.of("2026-11-22", "2026-11-22T19:30", "19:30", "2026-11-22"));
    }

    @Test
    void numbersAreWrittenInFullWithTheZerosTheirFormatShows() throws Exception {
        ReadSheet sheet = read(Workbooks.text("a", "b", "c", "d", "e", "f")
                + row(number(5, "912345678")
                        + number(0, "9.12345678E8")
                        + number(0, "1200.0")
                        + number(0, "0.30000000000000004")
                        + number(6, "46348")
                        + number(0, "-0.000001")));
        assertThat(sheet.good())
                .containsExactly(List.of("0912345678", "912345678", "1200", "0.3", "46348", "-0.000001"));
    }

    @Test
    void aNumberBeyondWhatAWorkbookKeepsIsRefused() throws Exception {
        ReadSheet sheet = read(Workbooks.text("id", "card") + row(number(0, "1") + number(0, "4.1234567890123456E15")));
        assertThat(sheet.faults()).containsExactly("2 DIGITS_LOST");
    }

    @Test
    void formulasGiveTheirLastResult() throws Exception {
        ReadSheet sheet = read(Workbooks.text("a", "b", "c")
                + row("<c><f>1+1</f><v>2</v></c>"
                        + "<c t=\"str\"><f>A1&amp;\"x\"</f><v>a,x</v></c>"
                        + "<c s=\"1\"><f>TODAY()</f><v>46348</v></c>"));
        assertThat(sheet.good()).containsExactly(List.of("2", "a,x", "2026-11-22"));
        assertThat(sheet.records().get(0).text()).isEqualTo("2,\"a,x\",2026-11-22");
    }

    @Test
    void booleansSharedTextsAndGapsAreRead() throws Exception {
        ReadSheet sheet = read(
                Workbooks.text("a", "b", "c", "d")
                        + "<row r=\"5\"><c r=\"A5\" t=\"b\"><v>1</v></c><c r=\"B5\" t=\"s\"><v>0</v></c><c r=\"D5\"><v>7</v></c></row>");
        assertThat(sheet.good()).containsExactly(List.of("TRUE", "共用", "", "7"));
        assertThat(sheet.records().get(0).line()).isEqualTo(5);
    }

    @Test
    void anErrorInACellTakesOutItsRow() throws Exception {
        ReadSheet sheet = read(Workbooks.text("id", "phone", "note")
                + row(number(0, "1") + "<c t=\"e\"><v>#N/A</v></c>")
                + row(number(0, "2") + "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")
                + Workbooks.text("3", "0911222333", "x"));
        assertThat(sheet.faults()).containsExactly("2 CELL_ERROR", "3 CELL_ERROR");
        assertThat(sheet.records().get(0).fault()).contains(new SheetFault(FaultKind.CELL_ERROR, "phone"));
        assertThat(sheet.good()).hasSize(1);
    }

    @Test
    void readingGoesOnBehindAnyRow() throws Exception {
        StringBuilder rows = new StringBuilder(Workbooks.text("id", "name"));
        for (int i = 0; i < 9; i++) {
            rows.append(i % 4 == 2 ? Workbooks.text("", "") : Workbooks.text("R" + i, "name, " + i));
        }
        ReadSheet sheet = read(rows.toString());
        assertThat(sheet.records()).hasSize(7);
        for (int i = 0; i < sheet.records().size(); i++) {
            assertThat(ReadSheet.all(
                            sheet.file(),
                            sheet.sheet().form(),
                            sheet.records().get(i).after()))
                    .isEqualTo(sheet.records().subList(i + 1, sheet.records().size()));
        }
    }

    @Test
    void aWorkbookThatUnpacksIntoFarMoreIsRefusedInBoundedMemory() throws Exception {
        assertThat(refusal(Workbooks.text("a", "<!--" + " ".repeat(60 << 20) + "-->"), "xl/sharedStrings.xml"))
                .isEqualTo("TB-CSV-011");
    }

    @Test
    void aCellFarBeyondTheLastColumnIsRefused() throws Exception {
        assertThat(refusal("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>", "xl/worksheets/sheet2.xml"))
                .isEqualTo("TB-CSV-011");
    }

    private String refusal(String content, String part) throws Exception {
        Path file = Files.write(folder.resolve("bomb.xlsx"), Workbooks.with(part, content));
        return catchThrowableOfType(UnreadableSheetException.class, () -> new SheetDetector().detect(file))
                .problem()
                .code();
    }
}
