package io.tablebridge.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks a workbook once without keeping anything: a small archive may hold more than any machine. */
final class WorkbookBounds {

    private static final int MOST_PARTS = 10_000;
    private static final long MOST_TEXTS = 48L << 20;
    private static final long MOST_IN_ALL = 2L << 30;
    private static final int LONGEST_COLUMN = 3;

    private WorkbookBounds() {}

    /** @throws IOException when it is too large, or no archive */
    static void check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw new TooLargeException();
            }
            byte[] buffer = new byte[1 << 16];
            long all = 0;
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                boolean sheet = part.getName().startsWith("xl/worksheets/");
                long most = sheet ? MOST_IN_ALL - all : Math.min(MOST_TEXTS, MOST_IN_ALL - all);
                if (part.getName().startsWith("xl/") && part.getName().endsWith(".xml")) {
                    all += unpacked(zip, part, buffer, most, sheet);
                }
            }
        }
    }

    private static long unpacked(ZipFile zip, ZipEntry part, byte[] buffer, long most, boolean sheet)
            throws IOException {
        long length = 0;
        ColumnLetters letters = new ColumnLetters();
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > most || (sheet && letters.areTooMany(buffer, read))) {
                    throw new TooLargeException();
                }
            }
        }
        return length;
    }

    /** The workbook is not read because of its size. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("the workbook is too large");
        }
    }

    /** Columns end at XFD; the address of one far beyond would have the reader make room for all before it. */
    private static final class ColumnLetters {

        private static final byte[] START = {' ', 'r', '=', '"'};
        private int matched;
        private int letters;

        boolean areTooMany(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                byte b = bytes[i];
                if (matched == START.length) {
                    boolean letter = (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
                    letters = letter ? letters + 1 : 0;
                    matched = letter ? matched : 0;
                    if (letters > LONGEST_COLUMN) {
                        return true;
                    }
                } else {
                    matched = b == START[matched] ? matched + 1 : b == START[0] ? 1 : 0;
                }
            }
            return false;
        }
    }
}
