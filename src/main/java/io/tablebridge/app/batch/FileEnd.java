package io.tablebridge.app.batch;

import io.tablebridge.csv.SheetForm;
import io.tablebridge.csv.SheetKind;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Looks at the end of a table in a text file: whoever stops writing in the middle leaves a row without its end. */
final class FileEnd {

    private static final int MOST_BYTES = 65_536;

    private FileEnd() {}

    /**
     * Whether a file ends in the middle of a row: behind its last line stands no end of a line, and the line lacks cells, or
     * the end of a quoted one. A cut between two rows, or within the last cell, can't be seen.
     */
    static boolean isTorn(Path file, SheetForm form) {
        if (form.kind() != SheetKind.TEXT) {
            return false;
        }
        try {
            String end = end(file, form);
            if (end.isEmpty() || end.endsWith("\n") || end.endsWith("\r")) {
                return false;
            }
            int line = Math.max(end.lastIndexOf('\n'), end.lastIndexOf('\r')) + 1;
            return isUnfinished(end.substring(line), form);
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(file.toString(), "TB-IMP-001", e.getClass().getSimpleName()), e);
        }
    }

    private static String end(Path file, SheetForm form) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            // A multiple of four: no unit of UTF-16 is cut.
            long from = Math.max(0, channel.size() - MOST_BYTES) / 4 * 4;
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
            bytes.flip();
            return form.encoding().charset().decode(bytes).toString();
        }
    }

    private static boolean isUnfinished(String line, SheetForm form) {
        int cells = 1;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == form.quote()) {
                quoted = !quoted;
            } else if (c == form.delimiter() && !quoted) {
                cells++;
            }
        }
        return quoted || cells < form.columns().size();
    }
}
