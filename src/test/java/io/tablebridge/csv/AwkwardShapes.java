package io.tablebridge.csv;

import static io.tablebridge.csv.AwkwardFile.named;

import java.util.List;

/** Delimiters, headers, line ends, widths. */
final class AwkwardShapes {

    private AwkwardShapes() {}

    static List<AwkwardFile> all() {
        return List.of(
                named("semicolons, with commas inside of cells")
                        .text("id;name;total\n1;Müller, Anna;12,50\n2;Weiß, Bert;8,00\n")
                        .by(';')
                        .rows(2)
                        .value(0, "name", "Müller, Anna"),
                named("tabs")
                        .text("id\tname\tnote\n1\tLin\ta, b; c\n2\tWu\t\n")
                        .by('\t')
                        .rows(2)
                        .value(0, "note", "a, b; c"),
                named("bars")
                        .text("id|name|note\n1|Lin|a, b\n2|Wu|c, d\n")
                        .by('|')
                        .rows(2)
                        .value(1, "note", "c, d"),
                named("one column")
                        .text("email\nlin@example.com\nwu@example.com\n")
                        .rows(2)
                        .value(1, "email", "wu@example.com"),
                named("sep= names the delimiter")
                        .text("sep=|\r\nid|name, full\r\n1|Lin, A\r\n2|Wu, B\r\n")
                        .by('|')
                        .headerAt(2)
                        .rows(2)
                        .value(1, "name, full", "Wu, B"),
                named("sep= with semicolons and quotes")
                        .text("\"sep=;\"\nid;name\n1;Lin\n")
                        .by(';')
                        .headerAt(2)
                        .rows(1)
                        .value(0, "name", "Lin"),
                named("titles above the header")
                        .text("訂位明細表\n匯出日期：2026/11/22,,,\n\n編號,姓名,電話,人數\n1,王小明,0912345678,4\n2,陳美玲,0922333444,2\n")
                        .headerAt(4)
                        .rows(2)
                        .says("TB-CSV-041")
                        .value(0, "姓名", "王小明"),
                named("no header at all")
                        .text("R1,王小明,0912345678,2026/11/22\nR2,陳美玲,0922333444,2026/11/23\n")
                        .headerAt(0)
                        .rows(2)
                        .says("TB-CSV-042")
                        .value(0, "column 2", "王小明"),
                named("header only").text("id,name,phone\n").rows(0).says("TB-CSV-043"),
                named("duplicate headers")
                        .text("name,phone,phone,name,phone\nLin,1,2,Wu,3\n")
                        .rows(1)
                        .value(0, "phone (2)", "2")
                        .value(0, "phone (3)", "3")
                        .value(0, "name (2)", "Wu"),
                named("empty and many-lined headers")
                        .text("id,,\"guest\nname\", phone \n1,x,Lin,0911222333\n")
                        .rows(1)
                        .value(0, "column 2", "x")
                        .value(0, "guest name", "Lin")
                        .value(0, "phone", "0911222333"),
                named("more cells in the rows than in the header")
                        .text("id,name\n1,Lin,vip\n2,Wu,new\n3,Ho,old\n")
                        .rows(3)
                        .value(2, "column 3", "old"),
                named("a delimiter behind every row")
                        .text("id,name,phone\n1,Lin,0911,\n2,Wu,0922,\n")
                        .rows(2)
                        .value(1, "phone", "0922"),
                named("a delimiter behind the header, too")
                        .text("id,name,phone,\n1,Lin,0911,\n2,Wu,0922,\n")
                        .rows(2)
                        .value(0, "phone", "0911"),
                named("rows that are short")
                        .text("id,name,phone,note\n1,Lin\n2,Wu,0922,x\n3,Ho,0933\n")
                        .rows(3)
                        .value(2, "phone", "0933"),
                named("a row that is too wide")
                        .text("id,name,note\n1,Lin,a\n2,Wu,b,c\n3,Ho,d\n")
                        .rows(2)
                        .fault("3 TOO_MANY_CELLS")
                        .value(1, "name", "Ho"),
                named("CR LF, LF and CR in one file")
                        .text("id,name\r\n1,Lin\n2,Wu\r3,Ho\r\n4,Su")
                        .rows(4)
                        .value(3, "name", "Su"),
                named("CR alone, as an old Mac wrote")
                        .text("id,name\r1,Lin\r2,Wu\r")
                        .rows(2)
                        .value(1, "name", "Wu"),
                named("no line end at the end")
                        .text("id,name\n1,Lin\n2,Wu")
                        .rows(2)
                        .value(1, "name", "Wu"),
                named("blank rows and rows of delimiters")
                        .text("id,name,phone\n\n1,Lin,0911\n,,\n\n2,Wu,0922\n,,\n,,\n")
                        .rows(2)
                        .value(1, "id", "2"),
                named("line breaks inside of quotes, of three kinds")
                        .text("id,note,x\n1,\"a\nb\",1\n2,\"c\r\nd\",2\n3,\"e\rf\",3\n")
                        .rows(3)
                        .value(0, "note", "a\nb")
                        .value(1, "note", "c\r\nd")
                        .value(2, "note", "e\rf"),
                named("quotes that stand twice, and delimiters inside")
                        .text("id,note\n1,\"say \"\"hi\"\", please\"\n2,\"\"\"\"\n")
                        .rows(2)
                        .value(0, "note", "say \"hi\", please")
                        .value(1, "note", "\""),
                named("a quote inside of an unquoted cell")
                        .text("id,note,x\n1,6\" pizza,a\n2,Wu \"Big\" Lee,b\n")
                        .rows(2)
                        .value(0, "note", "6\" pizza")
                        .value(1, "note", "Wu \"Big\" Lee"),
                named("apostrophes for quotes")
                        .text("'id','name','note'\n'1','Lin, A','it''s fine'\n'2','Wu',''\n")
                        .rows(2)
                        .value(0, "name", "Lin, A")
                        .value(0, "note", "it's fine"),
                named("apostrophes that keep Excel from taking a phone for a number are no quotes")
                        .text("id,phone\n1,'0912345678\n2,'0922333444\n")
                        .rows(2)
                        .value(0, "phone", "'0912345678"),
                named("blanks around quoted cells")
                        .text("id, name, note\n1, \"Lin, A\" , \"x\"\n2, Wu, y\n")
                        .rows(2)
                        .value(0, "name", "Lin, A"),
                named("the header again and a total at the end")
                        .text("編號,姓名,日期,金額\n1,王,2026/11/22,100\n編號,姓名,日期,金額\n2,陳,2026/11/23,200\n合計,,,300\n")
                        .rows(2)
                        .fault("3 HEADER_AGAIN")
                        .fault("5 TOTALS_ROW")
                        .value(1, "金額", "200"),
                named("a guest who is called Total is no total")
                        .text("name,phone,email\nTotal,0911222333,t@example.com\n")
                        .rows(1)
                        .value(0, "name", "Total"),
                named("a formula that keeps Excel from taking a phone for a number")
                        .text("id,phone\n1,\"=\"\"0912345678\"\"\"\n2,=\"0922333444\"\n")
                        .rows(2)
                        .value(0, "phone", "0912345678")
                        .value(1, "phone", "0922333444"));
    }
}
