package io.tablebridge.csv;

import static io.tablebridge.csv.AwkwardFile.named;

import java.util.List;

/** Encodings. */
final class AwkwardEncodings {

    private static final String TAIWAN =
            """
            訂位編號,姓名,電話,日期,備註
            R1,王小明,0912345678,2026/11/22,靠窗、花生過敏
            R2,陳美玲,0922333444,2026/11/23,慶生，需要蛋糕
            """
                    .replace("\n", "\r\n");
    private static final String HONG_KONG = "編號,姓名,電話,備註\n1,陳大文,91234567,喺門口嗰張枱\n2,李嘉欣,92345678,唔要芫荽\n";
    private static final String CHINA = "订位编号,姓名,手机,备注\n1,张伟,13800138000,靠窗的座位\n2,刘洋,13900139000,对花生过敏\n";
    private static final String JAPAN = "予約番号,氏名,電話番号,備考\n1,山田太郎,09012345678,窓側の席をお願いします\n2,鈴木花子,08011112222,アレルギーあり\n";
    private static final String FRANCE =
            "Nom;Téléphone;Remarques\nLefèvre;0612345678;près de la fenêtre\nGarçon;0698765432;allergie à l’arachide\n";

    private AwkwardEncodings() {}

    static List<AwkwardFile> all() {
        return List.of(
                named("UTF-8").text(TAIWAN).rows(2).value(0, "姓名", "王小明").value(1, "備註", "慶生，需要蛋糕"),
                named("UTF-8 with a byte order mark")
                        .text("\uFEFF" + TAIWAN)
                        .rows(2)
                        .value(0, "訂位編號", "R1"),
                named("UTF-8 of a mark before a quoted header")
                        .text("\uFEFF\"id\",\"name\"\n\"1\",\"Lin\"\n")
                        .rows(1)
                        .value(0, "id", "1"),
                named("ASCII alone")
                        .text("id,name,phone\n1,Lin,0911222333\n")
                        .rows(1)
                        .value(0, "name", "Lin"),
                named("UTF-16LE with a mark, as Excel's Unicode text")
                        .text("\uFEFF" + TAIWAN.replace(',', '\t'), "UTF-16LE")
                        .in(SheetEncoding.UTF_16LE)
                        .by('\t')
                        .rows(2)
                        .value(1, "姓名", "陳美玲"),
                named("UTF-16LE without a mark")
                        .text(TAIWAN, "UTF-16LE")
                        .in(SheetEncoding.UTF_16LE)
                        .rows(2)
                        .value(0, "備註", "靠窗、花生過敏"),
                named("UTF-16BE with a mark")
                        .text("\uFEFF" + TAIWAN, "UTF-16BE")
                        .in(SheetEncoding.UTF_16BE)
                        .rows(2)
                        .value(0, "姓名", "王小明"),
                named("UTF-16BE without a mark")
                        .text(TAIWAN, "UTF-16BE")
                        .in(SheetEncoding.UTF_16BE)
                        .rows(2)
                        .value(1, "電話", "0922333444"),
                named("UTF-16LE that ends in half a character")
                        .bytes(TAIWAN.getBytes(java.nio.charset.StandardCharsets.UTF_16LE), new byte[] {0x41})
                        .in(SheetEncoding.UTF_16LE)
                        .rows(2)
                        .fault("4 UNDECODABLE"),
                named("Big5")
                        .text(TAIWAN, "Big5")
                        .in(SheetEncoding.BIG5)
                        .rows(2)
                        .value(0, "姓名", "王小明"),
                named("Big5 whose second bytes are a backslash and a bar")
                        .text("編號,姓名,備註\n1,許功蓋,功夫茶\n2,閱育仁,育樂\n3,悴琵,四道菜\n", "Big5")
                        .in(SheetEncoding.BIG5)
                        .rows(3)
                        .value(0, "姓名", "許功蓋")
                        .value(1, "姓名", "閱育仁"),
                named("code page 950 with the characters of ETEN")
                        .text("編號,姓名,備註\n1,吳碁銹,要裏面的位子\n2,林恒嫺,消費€30，粧點\n", "x-windows-950")
                        .in(SheetEncoding.BIG5)
                        .rows(2)
                        .value(0, "姓名", "吳碁銹")
                        .value(1, "備註", "消費€30，粧點"),
                named("Big5 with the Hong Kong supplement")
                        .text(HONG_KONG, "Big5-HKSCS")
                        .in(SheetEncoding.BIG5)
                        .rows(2)
                        .value(0, "備註", "喺門口嗰張枱"),
                named("Big5 of which one row was cut within a character")
                        .bytes(
                                "編號,姓名,電話\n1,王小明,0911\n2,陳".getBytes(java.nio.charset.Charset.forName("Big5")),
                                new byte[] {(byte) 0xAC},
                                ",0922\n3,林怡君,0933\n".getBytes(java.nio.charset.Charset.forName("Big5")))
                        .in(SheetEncoding.BIG5)
                        .rows(2)
                        .fault("3 UNDECODABLE")
                        .value(1, "姓名", "林怡君"),
                named("GB18030")
                        .text(CHINA, "GB18030")
                        .in(SheetEncoding.GB18030)
                        .rows(2)
                        .value(0, "姓名", "张伟"),
                named("GB18030 with characters of four bytes")
                        .text("编号,姓名,备注\n1,㐂田,靠窗的座位\n2,李𠮷,对花生过敏，请小心\n", "GB18030")
                        .in(SheetEncoding.GB18030)
                        .rows(2)
                        .value(1, "姓名", "李𠮷"),
                named("Shift_JIS")
                        .text(JAPAN, "windows-31j")
                        .in(SheetEncoding.SHIFT_JIS)
                        .rows(2)
                        .value(0, "氏名", "山田太郎"),
                named("Shift_JIS with half-width kana and characters of NEC and IBM")
                        .text("予約番号,氏名,備考\n1,髙橋ｲﾁﾛｳ,①窓側の席がいいです\n2,山﨑,お子様の椅子\n", "windows-31j")
                        .in(SheetEncoding.SHIFT_JIS)
                        .rows(2)
                        .value(0, "氏名", "髙橋ｲﾁﾛｳ"),
                named("Windows-1252")
                        .text(FRANCE, "windows-1252")
                        .in(SheetEncoding.WINDOWS_1252)
                        .by(';')
                        .rows(2)
                        .value(0, "Remarques", "près de la fenêtre")
                        .value(1, "Remarques", "allergie à l’arachide"),
                named("UTF-8 with one spoilt character")
                        .bytes(
                                TAIWAN.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                new byte[] {'R', '3', ',', (byte) 0xE9, (byte) 0x99, ',', '0', '9', ',', ',', '\n'},
                                "R4,林怡君,0933,2026/11/24,\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .rows(3)
                        .fault("4 UNDECODABLE")
                        .value(2, "姓名", "林怡君"),
                named("Big5 whose first Chinese character stands beyond 200 KB")
                        .text("id,name,note\n" + "1,Lin,none\n".repeat(20_000) + "2,王小明,靠窗、花生過敏\n", "Big5")
                        .in(SheetEncoding.BIG5)
                        .rows(20_001)
                        .value(20_000, "name", "王小明"),
                named("a byte order mark in the middle, where two files were joined")
                        .text("\uFEFFid,name\n1,Lin\n\uFEFFid,name\n\uFEFF2,Wu\n")
                        .rows(2)
                        .fault("3 HEADER_AGAIN")
                        .value(1, "id", "2"));
    }
}
