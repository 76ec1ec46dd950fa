package io.tablebridge.app.batch;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which files of a folder are meant: a name with {@code *} and <code>?</code>. Rejected rows that come back corrected are meant
 * with their file, whatever was put behind its name. Immutable, thread-safe.
 */
final class FilePattern {

    /** What stands behind the name of a file in that of its rejected rows: {@code bookings.rejected-2.csv}. */
    private static final Pattern CORRECTION = Pattern.compile("\\.rejected(-[0-9-]{1,20})?(?=\\.csv$)");

    private final String text;
    private final PathMatcher matcher;

    private FilePattern(String text, PathMatcher matcher) {
        this.text = text;
        this.matcher = matcher;
    }

    /** The files of a pattern; empty for a text that is none, or that names folders. */
    static Optional<FilePattern> of(String text) {
        if (text.contains("/") || text.contains("\\") || text.startsWith(".") || text.length() > 200) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FilePattern(text, FileSystems.getDefault().getPathMatcher("glob:" + text)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    boolean matches(String name) {
        return !name.startsWith(".") && (fits(name) || fits(withoutMark(name)) || fits(asWorkbook(name)));
    }

    /** The rejected rows of a workbook are a text file. */
    private static String asWorkbook(String name) {
        return isCorrection(name) ? withoutMark(name).replaceFirst("\\.csv$", ".xlsx") : name;
    }

    private static String withoutMark(String name) {
        return CORRECTION.matcher(name).replaceFirst("");
    }

    private boolean fits(String name) {
        return matcher.matches(Path.of(name));
    }

    /** A file's name without its ending and without what marks a correction. */
    static String stem(String name) {
        String plain = withoutMark(name);
        int dot = plain.lastIndexOf('.');
        return dot > 0 ? plain.substring(0, dot) : plain;
    }

    /** Whether a file holds rows that were rejected before. */
    static boolean isCorrection(String name) {
        return CORRECTION.matcher(name).find();
    }

    @Override
    public String toString() {
        return text;
    }
}
