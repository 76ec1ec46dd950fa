package io.tablebridge.app;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.csv.XlsxTableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Tables of bookings as {@code csv-booking-zh} reads them. */
final class BookingTables {

    static final String HEADER = "訂位編號,訂位日期,訂位時間,姓名,電話,人數,桌號,備註,狀態";

    private BookingTables() {}

    /** Rows of which two each are of one guest; of each thousand, one has a phone that a spreadsheet shortened. */
    static List<String> rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "B%d,115/11/%02d,19:00,王小明,%s,4,A%d,靠窗,已訂位"
                        .formatted(i, 1 + i % 30, i % 1_000 == 3 ? "9.12E+08" : "09%08d".formatted(i / 2), i % 9))
                .toList();
    }

    static Path csv(Path file, List<String> rows) throws IOException {
        return csv(file, "UTF-8", rows);
    }

    static Path csv(Path file, String charset, List<String> rows) throws IOException {
        return Files.writeString(file, HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n", Charset.forName(charset));
    }

    static Path workbook(Path file, List<String> rows) throws IOException {
        List<Heading> headings = Arrays.stream(HEADER.split(",", -1))
                .map(column -> new Heading(column, column))
                .toList();
        try (OutputStream out = Files.newOutputStream(file);
                XlsxTableWriter writer = XlsxTableWriter.begin(out, "bookings", headings, cut -> {
                    throw new IllegalStateException("nothing is so long");
                })) {
            for (String row : rows) {
                writer.row(Arrays.stream(row.split(",", -1)).map(Cell::text).toList());
            }
        }
        return file;
    }
}
