package io.tablebridge.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetReaderTest {

    private final Path folder;

    SheetReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private ReadSheet read(String text) throws IOException, UnreadableSheetException {
        return ReadSheet.of(folder, text.getBytes(UTF_8));
    }

    @Test
    void rowsComeWithNumberLineTextAndCells() throws Exception {
        ReadSheet sheet = read("編號,姓名,備註\nR1,\"王, 小明\",\"靠窗\n\"\"安靜\"\"\"\r\nR2,陳美玲,\n");
        assertThat(sheet.sheet().form().columns()).containsExactly("編號", "姓名", "備註");
        assertThat(sheet.records()).extracting(SheetRecord::number).containsExactly(1L, 2L);
        assertThat(sheet.records()).extracting(SheetRecord::line).containsExactly(2L, 4L);
        assertThat(sheet.records().get(0).text()).isEqualTo("R1,\"王, 小明\",\"靠窗\n\"\"安靜\"\"\"");
        assertThat(sheet.good()).containsExactly(List.of("R1", "王, 小明", "靠窗\n\"安靜\""), List.of("R2", "陳美玲", ""));
    }

    @Test
    void aRowBecomesAnObjectWithoutTheCellsThatAreMissing() throws Exception {
        ReadSheet sheet = read("id,name,phone\n1,Lin\n2,Wu,0912345678\n");
        assertThat(sheet.records().get(0).missing()).isEqualTo(1);
        assertThat(sheet.sheet().form().object(sheet.records().get(0).text()))
                .hasToString("{\"id\":\"1\",\"name\":\"Lin\"}");
    }

    @Test
    void anUnclosedQuoteTakesOutItsLineAlone() throws Exception {
        ReadSheet sheet = read("id,name,phone\n1,\"Lin,0911\n2,Wu,0922\n3,\"Ho, A\",0933\n4,Su,0944\n");
        assertThat(sheet.faults()).containsExactly("2 UNCLOSED_QUOTE");
        assertThat(sheet.good()).extracting(row -> row.get(0)).containsExactly("2", "3", "4");
    }

    @Test
    void anUnclosedQuoteBeforeRowsWithoutQuotesIsFoundAtTheEnd() throws Exception {
        ReadSheet sheet = read("id,name,phone\n1,Lin,0911\n2,\"Wu,0922\n3,Ho,0933\n4,Su,0944");
        assertThat(sheet.faults()).containsExactly("3 UNCLOSED_QUOTE");
        assertThat(sheet.good()).extracting(row -> row.get(0)).containsExactly("1", "3", "4");
    }

    @Test
    void theRestOfATornRowIsNoRow() throws Exception {
        ReadSheet sheet = read("id,name,notes\n1,Lin,\"by the\nwindow \"please\" and\nquiet\"\n2,Wu,\n");
        assertThat(sheet.faults()).containsExactly("2 UNCLOSED_QUOTE", "3 REST_OF_TORN_ROW", "4 REST_OF_TORN_ROW");
        assertThat(sheet.good()).containsExactly(List.of("2", "Wu", ""));
    }

    @Test
    void aQuotedCellOverSeveralLinesIsOneRowEvenWhenItsLinesLookLikeRows() throws Exception {
        ReadSheet sheet = read("id,notes\n1,\"Dear Lin,\nhello, you\nbye\"\n2,none\n");
        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.good()).hasSize(2);
    }

    @Test
    void readingFromBehindAnyRowBringsTheSameRows() throws Exception {
        ReadSheet sheet =
                read("id,name,notes\n1,\"Lin,x\ny\n2,\"a\nb\",c\r\n\r\n3,Wu\n4,a,b,c\n5,\u4e00,\"x\"y\"\nz,\"\n6,a,b");
        for (int i = 0; i < sheet.records().size(); i++) {
            SheetPlace place = SheetPlace.of(sheet.records().get(i).after().toString());
            assertThat(ReadSheet.all(sheet.file(), sheet.sheet().form(), place))
                    .isEqualTo(sheet.records().subList(i + 1, sheet.records().size()));
        }
    }

    @Test
    void theFormOfASheetSurvivesAsText() throws Exception {
        SheetForm form = read("id;\"a \"\"b\"\"\";\n1;2;3\n").sheet().form();
        assertThat(form.columns()).containsExactly("id", "a \"b\"", "column 3");
        assertThat(SheetForm.of(form.json())).isEqualTo(form);
    }

    @Test
    void anUnclosedQuoteAtTheStartOfALineOfOneGigabyteCostsOneRowAndNoMemory() throws Exception {
        SheetForm form = SheetForm.plain(SheetKind.TEXT, SheetEncoding.UTF_8, ',', '"', List.of("id", "name"));
        List<SheetRecord> records = new ArrayList<>();
        try (SheetReader reader = new TextSheetReader(
                new LongLine("1,Lin\n\"2,", 1L << 30, "\n3,Wu\n"), form, new SheetPlace(0, 1, 0, false))) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                records.add(next.get());
            }
        }
        assertThat(records).extracting(SheetRecord::text).startsWith("1,Lin").endsWith("3,Wu");
        assertThat(records.get(1).fault()).contains(new SheetFault(FaultKind.ROW_TOO_LONG, ""));
        assertThat(records.get(1).text()).hasSizeLessThan(500);
        assertThat(records.get(2).start()).isEqualTo(9 + (1L << 30) + 1);
    }

    @Test
    void whatAPersonSaysAboutAColumnCounts() throws Exception {
        ReadSheet sheet = read("id,date\n1,03/04/2026\n");
        SheetSurvey survey = SheetSurvey.of(sheet.file(), sheet.sheet());
        assertThat(survey.undecided()).extracting(ColumnDecision::column).containsExactly("date");
        SheetForm said = survey.form().with(1, CellStyle.DATE_DAY_FIRST);
        assertThat(ReadSheet.all(sheet.file(), said, sheet.sheet().start()))
                .allMatch(row -> row.fault().isEmpty());
        assertThat(said.object("1,03/04/2026").path("date").asText()).isEqualTo("2026-04-03");
    }

    @Test
    void theFileOfABadNightLosesExactlyItsEightBadRows() throws Exception {
        StringBuilder text = new StringBuilder("訂位編號,姓名,電話,訂位日期,訂位時間,人數\r\n");
        for (int i = 0; i < 1200; i++) {
            String phone = i % 170 == 100 ? "9.12E+08" : "09" + (12_000_000 + i);
            String name = i == 600 ? "\"王小明" : "王小明";
            text.append("R%04d,%s,%s,115/11/%d,下午 7:30,4\r\n".formatted(i, name, phone, 1 + i % 28));
        }
        ReadSheet found = ReadSheet.of(folder, text.toString().getBytes(SheetEncoding.BIG5.charset()));
        SheetForm form = SheetSurvey.of(found.file(), found.sheet()).form();
        List<SheetRecord> records =
                ReadSheet.all(found.file(), form, found.sheet().start());
        assertThat(records).hasSize(1200);
        assertThat(records.stream().flatMap(each -> each.fault().stream()).map(SheetFault::kind))
                .hasSize(8)
                .containsOnly(FaultKind.DIGITS_LOST, FaultKind.UNCLOSED_QUOTE);
        assertThat(form.object(records.get(601).text()))
                .hasToString("{\"訂位編號\":\"R0601\",\"姓名\":\"王小明\",\"電話\":\"0912000601\","
                        + "\"訂位日期\":\"2026-11-14\",\"訂位時間\":\"19:30\",\"人數\":\"4\"}");
    }
}
