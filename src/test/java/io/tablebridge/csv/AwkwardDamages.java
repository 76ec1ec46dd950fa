package io.tablebridge.csv;

import static io.tablebridge.csv.AwkwardFile.named;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Files that are damaged, or of another kind than their name says. */
final class AwkwardDamages {

    private static final String ROWS = "2,Wu,0922\n3,\"Ho, A\",0933\n4,Su,0944\n";

    private AwkwardDamages() {}

    static List<AwkwardFile> all() {
        return List.of(
                named("an unclosed quote in the first row")
                        .text("id,name,phone\n1,\"Lin,0911\n" + ROWS)
                        .rows(3)
                        .fault("2 UNCLOSED_QUOTE")
                        .value(0, "id", "2"),
                named("an unclosed quote in the middle")
                        .text("id,name,phone\n" + ROWS + "5,\"Lin,0911\n6,Wu,0922\n7,\"Ho\",0933\n8,Su,0944\n")
                        .rows(6)
                        .fault("5 UNCLOSED_QUOTE")
                        .value(3, "id", "6"),
                named("an unclosed quote in the last row")
                        .text("id,name,phone\n" + ROWS + "5,\"Lin,0911")
                        .rows(3)
                        .fault("5 UNCLOSED_QUOTE"),
                named("an unclosed quote in the last cell")
                        .text("id,name,phone\n1,Lin,\"0911\n" + ROWS)
                        .rows(3)
                        .fault("2 UNCLOSED_QUOTE"),
                named("an unclosed quote in each row")
                        .text("id,name,phone\n1,\"Lin,0911\n2,\"Wu,0922\n3,\"Ho,0933\n")
                        .rows(0)
                        .fault("2 UNCLOSED_QUOTE")
                        .fault("3 REST_OF_TORN_ROW")
                        .fault("4 REST_OF_TORN_ROW"),
                named("two unclosed quotes that would close each other")
                        .text("id,name,phone\n1,\"Lin,0911\n2,Wu,0922\n3,Ho,\"\n4,Su,0944\n")
                        .rows(2)
                        .fault("2 UNCLOSED_QUOTE")
                        .fault("4 UNCLOSED_QUOTE")
                        .value(1, "id", "4"),
                named("an unclosed quote before a cell that begins with the delimiter")
                        .text("id,name,phone\n\"1,Lin,0911\n6,\",x\",0922\n" + ROWS)
                        .rows(4)
                        .fault("2 UNCLOSED_QUOTE")
                        .value(0, "name", ",x"),
                named("an unclosed quote before a row of two lines that would give it too many cells")
                        .text("id,name,phone\n1,\"Lin,0911\n2,\",a,b,c\nx\",0922\n" + ROWS)
                        .rows(4)
                        .fault("2 UNCLOSED_QUOTE")
                        .value(0, "name", ",a,b,c\nx"),
                named("a quote at the beginning of a line and nothing else")
                        .text("id,name,phone\n\"\n" + ROWS)
                        .rows(3)
                        .fault("2 UNCLOSED_QUOTE"),
                named("text behind a closing quote")
                        .text("id,name,phone\n1,\"Lin\" A,0911\n" + ROWS)
                        .rows(3)
                        .fault("2 TEXT_AFTER_QUOTE"),
                named("NUL characters in a row")
                        .text("id,name,phone\n1,Lin\0,0911\n" + ROWS)
                        .rows(3)
                        .fault("2 NUL"),
                named("a file that ends in zeros, as after a power cut")
                        .text("id,name,phone\n" + ROWS + "\0".repeat(64))
                        .rows(3)
                        .fault("5 NUL"),
                named("a line of 3 MB")
                        .text("id,name,phone\n1," + "x".repeat(3 << 20) + ",0911\n" + ROWS)
                        .rows(3)
                        .fault("2 ROW_TOO_LONG"),
                named("an unclosed quote at the start of a line of 3 MB")
                        .text("id,name,phone\n\"" + "x,".repeat(3 << 19) + "\n" + ROWS)
                        .rows(3)
                        .fault("2 ROW_TOO_LONG"),
                named("a cell of 200,000 characters")
                        .text("id,name,phone\n1," + "x".repeat(200_000) + ",0911\n" + ROWS)
                        .rows(3)
                        .fault("2 CELL_TOO_LONG"),
                named("digits that a spreadsheet has cut")
                        .text("編號,姓名,電話\n1,王,9.12E+08\n2,陳,0922333444\n3,林,8.86912E+11\n")
                        .rows(1)
                        .fault("2 DIGITS_LOST")
                        .fault("4 DIGITS_LOST"),
                named("an empty file").bytes(new byte[0]).refused("TB-CSV-001"),
                named("blank lines alone").text("\n \r\n,,,\n").refused("TB-CSV-002"),
                named("a byte order mark alone").text("\uFEFF").refused("TB-CSV-002"),
                named("a zip").bytes(Workbooks.zip("readme.txt", "hello")).refused("TB-CSV-003"),
                named("a gzip")
                        .bytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0})
                        .refused("TB-CSV-003"),
                named("an old .xls under the name .csv")
                        .bytes(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0})
                        .refused("TB-CSV-004"),
                named("a PDF").text("%PDF-1.7\n...").refused("TB-CSV-005"),
                named("a web page under the name .xls")
                        .text("<html><table><tr><td>1</td></tr></table></html>")
                        .refused("TB-CSV-006"),
                named("XML of Excel 2003")
                        .text("\uFEFF<?xml version=\"1.0\"?><Workbook/>")
                        .refused("TB-CSV-006"),
                named("JSON").text("[{\"id\":1}]").refused("TB-CSV-007"),
                named("a picture")
                        .bytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, new byte[200])
                        .refused("TB-CSV-008"),
                named("zeros alone").bytes(new byte[5000]).refused("TB-CSV-008"),
                named("600 columns")
                        .text("c,".repeat(599) + "c\n" + "1,".repeat(599) + "1\n")
                        .refused("TB-CSV-009"),
                named("a workbook cut in the middle")
                        .bytes(cut(Workbooks.bookings()))
                        .refused("TB-CSV-010"),
                named("an OpenDocument table")
                        .bytes(Workbooks.zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))
                        .refused("TB-CSV-012"),
                named("a workbook under the name .csv")
                        .bytes(Workbooks.bookings())
                        .rows(2)
                        .value(0, "姓名", "王小明"),
                named("an unclosed quote before a total")
                        .bytes("編號,姓名,金額\n1,\"王,100\n2,陳,200\n合計,,300\n".getBytes(UTF_8))
                        .rows(1)
                        .fault("2 UNCLOSED_QUOTE")
                        .fault("4 TOTALS_ROW"));
    }

    private static byte[] cut(byte[] whole) {
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }
}
