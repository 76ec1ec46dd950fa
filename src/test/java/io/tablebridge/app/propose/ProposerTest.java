package io.tablebridge.app.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingFolder;
import io.tablebridge.model.RecordType;
import io.tablebridge.settings.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposerTest {

    private static final ProposalTerms TERMS =
            new ProposalTerms("TW", ZoneId.of("Asia/Taipei"), Optional.empty(), Optional.empty(), Locale.ENGLISH);

    private static Proposal propose(ProposalTerms terms, SampleColumn... columns) {
        return new Proposer(HeaderDictionary.load(), StatusWords.load(), terms)
                .of("t", Optional.empty(), List.of(columns))
                .orElseThrow();
    }

    private static SampleColumn column(String name, String... cells) {
        return new SampleColumn(name, List.of(cells), false);
    }

    private static List<String> codes(Proposal proposal) {
        return proposal.doubts().stream().map(Problem::code).toList();
    }

    /** The field that a column became. */
    private static Map<String, String> taken(Proposal proposal) {
        Map<String, String> taken = new LinkedHashMap<>();
        proposal.columns().stream()
                .filter(ProposedColumn::isTaken)
                .forEach(each -> taken.put(
                        each.column().name(), each.meaning().orElseThrow().field()));
        return taken;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "編號,訂位編號,會員帳號,訂位姓名,電話,Email,訂位人數,訂位日期,訂位時間,訂位狀態,備註",
                "訂位編號,顧客名稱,電話,Email,訂位日期,預約時段,大人人數,小孩人數,預估金額,訂金,備註,訂位狀態",
                "訂位編號,姓名,電話,人數,日期,時段,指派桌,寵物,兒童,行動不便,備註,來源,狀態,建立時間",
                "Reservation ID,Guest Name,Phone Number,Party Size,Reservation Date,Reservation Time,Status,Special Requests",
                "订位编号,客户姓名,手机号,人数,预订日期,预订时间,状态,备注",
                "予約番号,氏名,電話番号,予約人数,予約日,予約時間,ステータス,備考"
            })
    void bookingsOfTablesThatWereSeenAreRecognised(String header) {
        SampleColumn[] columns =
                Arrays.stream(header.split(",")).map(ProposerTest::column).toArray(SampleColumn[]::new);
        Proposal proposal = propose(TERMS, columns);
        assertThat(proposal.type()).isEqualTo(RecordType.RESERVATION);
        assertThat(taken(proposal).values())
                .contains("id", "guest.name", "guest.phone", "date", "time", "status")
                .doesNotHaveDuplicates();
        assertThat(proposal.fields()).contains("startsAt: { join: [/");
    }

    @Test
    void guestsAndBillsAreToldFromBookings() {
        assertThat(propose(TERMS, column("會員編號"), column("姓名"), column("手機")).type())
                .isEqualTo(RecordType.GUEST);
        assertThat(propose(TERMS, column("Order ID"), column("Order time"), column("Total"))
                        .type())
                .isEqualTo(RecordType.ORDER);
    }

    @Test
    void ofTwoColumnsForOneFieldNoneIsTakenUnlessOneIsMorePrecise() {
        Proposal two = propose(
                TERMS, column("會員編號"), column("姓名"), column("手機號碼", "0912345678"), column("聯絡電話", "0223456789"));
        assertThat(taken(two).values()).doesNotContain("guest.phone");
        assertThat(two.doubts()).singleElement().satisfies(doubt -> assertThat(doubt.text(Locale.ENGLISH))
                .contains("TB-IMP-060", "guest.phone", "手機號碼, 聯絡電話"));
        Proposal precise = propose(TERMS, column("編號", "1"), column("訂位編號", "A1"), column("訂位日期"), column("訂位人數"));
        assertThat(taken(precise)).containsEntry("訂位編號", "id").doesNotContainKey("編號");
        assertThat(codes(precise)).contains("TB-IMP-068");
    }

    @Test
    void aNameThatTheCellsContradictIsLeftOutAndSoAreCellsWithoutAName() {
        Proposal proposal = propose(
                TERMS,
                column("會員編號", "1"),
                column("姓名", "王小明"),
                column("電話", "ask", "none"),
                column("Kontakt", "jane@example.com"));
        assertThat(taken(proposal)).containsOnlyKeys("會員編號", "姓名");
        assertThat(codes(proposal)).containsExactly("TB-IMP-061", "TB-IMP-062");
        assertThat(proposal.columns()).extracting(ProposedColumn::confidence).containsExactly(85, 95, 20, 40);
    }

    @Test
    void whatDoesNotTellTheStatusLeavesTheMappingOpen() {
        SampleColumn[] columns = {column("訂位編號"), column("訂位日期"), column("訂位時間"), column("姓名")};
        Proposal open = propose(TERMS, columns);
        assertThat(open.open()).isTrue();
        assertThat(codes(open)).contains("TB-IMP-064");
        ProposalTerms said =
                new ProposalTerms("TW", TERMS.zone(), Optional.empty(), Optional.of("completed"), Locale.ENGLISH);
        assertThat(propose(said, columns).open()).isFalse();
        assertThat(propose(said, columns).text()).contains("  status: { constant: completed }\n");
    }

    @Test
    void wordsOfTheStatusThatAreNotKnownAreAskedAndNotGuessed() {
        Proposal proposal =
                propose(TERMS, column("訂位編號"), column("訂位日期"), column("訂位時間"), column("狀態", "已取消", "保留中", "No-Show"));
        assertThat(proposal.text()).contains("      No-Show: no_show\n      已取消: cancelled\n");
        assertThat(proposal.text().lines().filter(line -> !line.startsWith("#")))
                .noneMatch(line -> line.contains("保留中"));
        assertThat(codes(proposal)).contains("TB-IMP-063");
        assertThat(propose(TERMS, column("訂位編號"), column("訂位日期"), column("訂位時間"), column("狀態", "x"))
                        .open())
                .isTrue();
    }

    @Test
    void amountsNeedACurrencyThatSomebodySays() {
        SampleColumn[] columns = {
            column("Order ID"), column("Order time"), column("Order status", "Delivered"), column("Total", "480")
        };
        assertThat(codes(propose(TERMS, columns))).contains("TB-IMP-066");
        assertThat(taken(propose(TERMS, columns))).doesNotContainKey("Total");
        ProposalTerms said =
                new ProposalTerms("TW", TERMS.zone(), Optional.of("TWD"), Optional.empty(), Locale.ENGLISH);
        assertThat(propose(said, columns).fields()).contains("total: { from: /Total, as: { money: { currency: TWD,");
    }

    @Test
    void aTableWithoutIdsGetsOneOfSeveralColumns() {
        Proposal proposal = propose(TERMS, column("姓名"), column("手機"), column("備註"));
        assertThat(proposal.head()).contains("id: { hash: [/姓名, /手機] }");
        assertThat(codes(proposal)).contains("TB-IMP-067");
        assertThat(new Proposer(HeaderDictionary.load(), StatusWords.load(), TERMS)
                        .of("t", Optional.empty(), List.of(column("a"), column("b"))))
                .as("no column tells anything")
                .isEmpty();
    }

    /** Whatever the dictionary knows makes a mapping that compiles and passes its tests, under odd names, too. */
    @Test
    void everyMeaningMakesAMapping() throws Exception {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("訂位編號", "A'1: #2");
        cells.put("會員編號", "m~1/2");
        cells.put("last name", "Ng");
        cells.put("given_name", "O");
        cells.put("行動電話", "(02) 2345-6789");
        cells.put("其他電話", "+886 912 345 678");
        cells.put("E-Mail：", "a@example.org");
        cells.put("生日", "1988-02-26");
        cells.put("標籤", "VIP, press");
        cells.put("過敏", "花生");
        cells.put("訂位備註", "靠窗: \"x\"");
        cells.put("顧客備註", "line\nbreak");
        cells.put("用餐備註", "- y");
        cells.put("同意行銷", "是");
        cells.put("訂位日期", "115/11/20");
        cells.put("訂位時間", "下午7:30");
        cells.put("人數", "4位");
        cells.put("大人", "3");
        cells.put("小孩", "1");
        cells.put("狀態", "已訂位");
        cells.put("桌號", "null");
        cells.put("包廂", "true");
        cells.put("場合", "生日");
        cells.put("訂金", "500");
        cells.put("更新時間", "2026-11-20 10:00");
        cells.put("門市", "中山店");
        ProposalTerms terms = new ProposalTerms(
                "TW", TERMS.zone(), Optional.of("TWD"), Optional.empty(), Locale.forLanguageTag("zh-TW"));
        List<SampleColumn> columns = new ArrayList<>();
        cells.forEach((name, cell) -> columns.add(column(name, cell)));
        Proposal proposal = propose(terms, columns.toArray(SampleColumn[]::new));
        assertThat(taken(proposal)).hasSize(cells.size());
        String tests = new ProposedTests(proposal, Locale.ENGLISH).of("t", List.of(cells));
        assertThat(tests).contains("tests:\n").doesNotContain("2345-6789", "a@example.org", "1988-02-26", "靠窗");
        assertThat(new MappingFolder(new MappingCompiler())
                        .check("t.yaml", proposal.text() + tests)
                        .problems())
                .isEmpty();
    }

    @Test
    void theDictionaryRefusesAWordWithTwoMeanings() {
        assertThatThrownBy(() -> HeaderDictionary.of(List.of(
                        "[guest.name] looks: name   records: guest",
                        "en: name",
                        "[guest.phone] looks: phone   records: guest",
                        "en: Name")))
                .hasMessageContaining("both guest.name and guest.phone");
        assertThatThrownBy(() -> StatusWords.of(List.of("[status]", "booked: new", "seated: NEW")))
                .hasMessageContaining("both booked and seated");
    }
}
