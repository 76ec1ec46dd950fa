package io.tablebridge.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file made of bytes, found out and read to its end. */
record ReadSheet(Path file, DetectedSheet sheet, List<SheetRecord> records) {

    static ReadSheet of(Path folder, byte[] bytes) throws IOException, UnreadableSheetException {
        Path file = Files.createTempFile(folder, "sheet", ".csv");
        Files.write(file, bytes);
        DetectedSheet sheet = new SheetDetector().detect(file);
        return new ReadSheet(file, sheet, all(file, sheet.form(), sheet.start()));
    }

    static List<SheetRecord> all(Path file, SheetForm form, SheetPlace from) throws IOException {
        List<SheetRecord> records = new ArrayList<>();
        try (SheetReader reader = SheetReader.open(file, form, from)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                records.add(next.get());
            }
        }
        return records;
    }

    List<List<String>> good() {
        return records.stream()
                .filter(each -> each.fault().isEmpty())
                .map(each -> sheet.form().cells(each.text()))
                .toList();
    }

    /** Each fault as "line KIND". */
    List<String> faults() {
        return records.stream()
                .filter(each -> each.fault().isPresent())
                .map(each -> each.line() + " " + each.fault().get().kind())
                .toList();
    }
}
