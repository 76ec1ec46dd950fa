package io.tablebridge.csv;

import io.tablebridge.settings.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Knows by their first bytes the files that people take for tables. */
final class ForeignFile {

    private ForeignFile() {}

    static boolean isZip(FileStart start) {
        return start.beginsWith('P', 'K', 3, 4) || start.beginsWith('P', 'K', 5, 6);
    }

    /** What is wrong with it, and the remedy; empty for texts and for what could be a workbook. */
    static Optional<Problem> problem(String name, FileStart start) {
        if (isZip(start)) {
            return Optional.of(Problem.at(name, "TB-CSV-003"));
        }
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

    /** So many control characters that it is no text, in an encoding that has none of them in other characters. */
    static boolean isBinary(FileStart start) {
        int controls = 0;
        int length = Math.min(4096, start.first().length);
        for (int i = 0; i < length; i++) {
            int c = start.first()[i];
            controls += c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != 0x1a ? 1 : 0;
        }
        return controls * 10 > length;
    }
}
