package io.tablebridge.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class XlsxTableWriterTest {

    private static final List<Heading> HEADINGS = List.of(new Heading("name", "姓名"), new Heading("spend", "消費"));
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-F]{4})_");

    @TempDir
    private Path folder = Path.of("");

    private final List<CutText> cut = new ArrayList<>();

    @Test
    void textsAreTextsAndNumbersNumbers() throws Exception {
        List<List<Cell>> rows = List.of(
                List.of(Cell.text("=1+1"), new Cell.Decimal(new BigDecimal("4860.00"))),
                List.of(Cell.text("+886912345678"), Cell.EMPTY),
                List.of(new Cell.Texts(List.of("nuts", "a;b")), new Cell.Flag(true)),
                List.of(new Cell.Json("[{}]"), Cell.number(7)));
        Document sheet = sheets(write(rows, 1_000)).get(0);
        assertThat(cells(sheet))
                .containsExactly(
                        List.of("inlineStr 姓名", "inlineStr 消費"),
                        List.of("inlineStr =1+1", "n 4860.00"),
                        List.of("inlineStr +886912345678"),
                        List.of("inlineStr nuts; a;;b", "b 1"),
                        List.of("inlineStr [{}]", "n 7"));
        assertThat(sheet.getElementsByTagName("f").getLength()).isZero();
    }

    @Test
    void blanksLineEndsAndCharactersThatXmlDoesNotHaveComeBack() throws Exception {
        String odd = " a\r\nb\tc\u0001 _x0041_ <&>\" 😀 ";
        Document sheet = sheets(write(List.of(List.of(Cell.text(odd), Cell.EMPTY)), 1_000))
                .get(0);
        Element text = (Element) sheet.getElementsByTagName("t").item(2);
        assertThat(text.getTextContent()).startsWith("_x0020_").endsWith("_x0020_");
        assertThat(unescaped(text.getTextContent())).isEqualTo(odd);
    }

    @Test
    void whatACellDoesNotHoldIsCutAndSaid() throws Exception {
        String largest = "x".repeat(32_766) + "😀";
        List<List<Cell>> rows =
                List.of(List.of(Cell.text("y".repeat(32_767)), Cell.EMPTY), List.of(Cell.text(largest), Cell.EMPTY));
        Document sheet = sheets(write(rows, 1_000)).get(0);
        assertThat(cells(sheet).get(2).get(0)).hasSize("inlineStr ".length() + 32_766);
        assertThat(cut).containsExactly(new CutText(3, 0, 32_766));
    }

    @Test
    void aTableThatIsLongerThanASheetGoesOnInAnother() throws Exception {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            rows.add(List.of(Cell.text("g" + i), Cell.number(i)));
        }
        List<Document> sheets = sheets(write(rows, 3));
        assertThat(sheets).hasSize(3);
        assertThat(cells(sheets.get(2)))
                .containsExactly(List.of("inlineStr 姓名", "inlineStr 消費"), List.of("inlineStr g5", "n 5"));
    }

    private byte[] write(List<List<Cell>> rows, int rowsOfASheet) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (TableWriter table = XlsxTableWriter.begin(file, "guests", HEADINGS, cut::add, rowsOfASheet)) {
            for (List<Cell> row : rows) {
                table.row(row);
            }
        }
        return file.toByteArray();
    }

    private List<Document> sheets(byte[] file) throws IOException, ParserConfigurationException, SAXException {
        List<Document> sheets = new ArrayList<>();
        Path workbook = Files.write(folder.resolve("table.xlsx"), file);
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry = zip.getEntry("xl/worksheets/sheet1.xml"); entry != null; ) {
                try (InputStream xml = zip.getInputStream(entry)) {
                    sheets.add(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(xml));
                }
                entry = zip.getEntry("xl/worksheets/sheet" + (sheets.size() + 1) + ".xml");
            }
        }
        return sheets;
    }

    /** The cells that are there, each with its type. */
    private static List<List<String>> cells(Document sheet) {
        List<List<String>> rows = new ArrayList<>();
        NodeList found = sheet.getElementsByTagName("row");
        for (int i = 0; i < found.getLength(); i++) {
            List<String> row = new ArrayList<>();
            NodeList cells = ((Element) found.item(i)).getElementsByTagName("c");
            for (int j = 0; j < cells.getLength(); j++) {
                Element cell = (Element) cells.item(j);
                String type = cell.getAttribute("t").isEmpty() ? "n" : cell.getAttribute("t");
                if (!cell.getTextContent().isEmpty()) {
                    row.add(type + " " + cell.getTextContent());
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }
}
