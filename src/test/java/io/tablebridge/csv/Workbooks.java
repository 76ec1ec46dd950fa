package io.tablebridge.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks written part by part, so that they hold what programs for writing them would not let in. */
final class Workbooks {

    /** Style 1 is a date, 2 date and time, 3 a time, 4 the year of the Republic of China, 5 ten digits, 6 a coloured amount. */
    private static final String STYLES =
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                    + "<numFmts count=\"4\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/>"
                    + "<numFmt numFmtId=\"165\" formatCode=\"[$-404]e/m/d\"/>"
                    + "<numFmt numFmtId=\"166\" formatCode=\"0000000000\"/>"
                    + "<numFmt numFmtId=\"167\" formatCode=\"[Red]&quot;NT$ days&quot;#,##0\"/></numFmts>"
                    + "<cellXfs count=\"7\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/>"
                    + "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/></cellXfs></styleSheet>";

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Workbooks() {}

    static byte[] bookings() {
        return of(text("訂位編號", "姓名", "電話") + text("R1", "王小明", "0912345678") + text("R2", "陳美玲", "0922333444"));
    }

    /** A workbook whose sheets are: a hidden one, one with these rows, and one more. */
    static byte[] of(String rows) {
        return zip(parts(rows));
    }

    /** A workbook of which one part is this. */
    static byte[] with(String part, String content) {
        Map<String, String> parts = parts("");
        parts.put(part, part.startsWith("xl/worksheets") ? worksheet(content) : content);
        return zip(parts);
    }

    private static Map<String, String> parts(String rows) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                        + "</Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + OFFICE
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><workbookPr/><sheets>"
                        + "<sheet name=\"secret\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"
                        + "<sheet name=\"訂位\" sheetId=\"2\" r:id=\"rId2\"/>"
                        + "<sheet name=\"說明\" sheetId=\"3\" r:id=\"rId3\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + sheet(1) + sheet(2) + sheet(3)
                        + "<Relationship Id=\"rId8\" Type=\"" + OFFICE + "/styles\" Target=\"styles.xml\"/>"
                        + "<Relationship Id=\"rId9\" Type=\"" + OFFICE
                        + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        parts.put("xl/styles.xml", STYLES);
        parts.put(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"" + MAIN + "\" count=\"1\" uniqueCount=\"1\"><si><t>共用</t></si></sst>");
        parts.put("xl/worksheets/sheet1.xml", worksheet("<row><c t=\"inlineStr\"><is><t>no</t></is></c></row>"));
        parts.put("xl/worksheets/sheet2.xml", worksheet(rows));
        parts.put("xl/worksheets/sheet3.xml", worksheet(""));
        return parts;
    }

    private static String sheet(int number) {
        return "<Relationship Id=\"rId" + number + "\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/sheet"
                + number + ".xml\"/>";
    }

    private static String worksheet(String rows) {
        return "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>";
    }

    /** A row of texts. */
    static String text(String... cells) {
        StringBuilder row = new StringBuilder("<row>");
        for (String cell : cells) {
            row.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    static byte[] zip(String name, String content) {
        return zip(Map.of(name, content));
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
