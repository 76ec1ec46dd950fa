package io.tablebridge.csv;

import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;

/** Knows by their first bytes the files that people take for tables. */
final class ForeignFile {

    private ForeignFile() {}

    static boolean isZip(FileStart start) {
        return start.beginsWith('P', 'K', 3, 4) || start.beginsWith('P', 'K', 5, 6);
    }

    /** What is wrong with an archive that is no workbook of .xlsx; empty for one that is, and for one that is damaged. */
    static Optional<Problem> archive(Path file, String name) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                return Optional.empty();
            }
            boolean office = zip.getEntry("mimetype") != null
                    || zip.getEntry("xl/workbook.bin") != null
                    || zip.getEntry("word/document.xml") != null;
            return Optional.of(Problem.at(name, office ? "TB-CSV-012" : "TB-CSV-003"));
        } catch (IOException e) {
            return Optional.of(Problem.at(name, "TB-CSV-010"));
        }
    }

    /** What is wrong with it, and the remedy; empty for texts. */
    static Optional<Problem> problem(String name, FileStart start) {
        if (start.beginsWith(0x1f, 0x8b)
                || start.beginsWith('7', 'z', 0xbc, 0xaf)
                || start.beginsWith('R', 'a', 'r', '!')) {
            return Optional.of(Problem.at(name, "TB-CSV-003"));
        }
        if (start.beginsWith(0xd0, 0xcf, 0x11, 0xe0)) {
            return Optional.of(Problem.at(name, "TB-CSV-004"));
        }
        if (start.beginsWith('%', 'P', 'D', 'F')) {
            return Optional.of(Problem.at(name, "TB-CSV-005"));
        }
        String beginning = new String(
                        start.first(), 0, Math.min(1000, start.first().length), StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00ef\u00bb\u00bf", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (beginning.startsWith("<")) {
            return Optional.of(Problem.at(name, "TB-CSV-006"));
        }
        if (beginning.startsWith("{") || beginning.startsWith("[{")) {
            return Optional.of(Problem.at(name, "TB-CSV-007"));
        }
        return Optional.empty();
    }

    /**
     * So many control characters that it is no text, in an encoding that has none of them in other characters. Zeros at the end
     * do not count: what a power cut leaves of a text.
     */
    static boolean isBinary(FileStart start) {
        int controls = 0;
        int length = Math.min(4096, start.first().length);
        while (length > 0 && start.first()[length - 1] == 0) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            int c = start.first()[i];
            controls += c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != 0x1a ? 1 : 0;
        }
        return length == 0 || controls * 10 > length;
    }
}
