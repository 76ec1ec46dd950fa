package io.tablebridge.app.imports;

import io.tablebridge.csv.DamagedSheetException;
import io.tablebridge.csv.DetectedSheet;
import io.tablebridge.csv.SheetDetector;
import io.tablebridge.csv.SheetEncoding;
import io.tablebridge.csv.UnreadableSheetException;
import io.tablebridge.model.Sha256;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A file as it was when it was looked at.
 *
 * @param size in bytes
 * @param hash SHA-256 in hex
 */
record ImportFile(Path path, long size, FileTime modified, String hash) {

    private static final int ID_BYTES = 8;

    /**
     * Reads it whole.
     *
     * @throws OperateException when it can't be read
     */
    static ImportFile of(Path path) {
        try {
            FileTime modified = Files.getLastModifiedTime(path);
            MessageDigest digest = Sha256.begin();
            long size = 0;
            try (InputStream in = Files.newInputStream(path)) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                    size += read;
                }
            }
            return new ImportFile(path, size, modified, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * What a file is.
     *
     * @param encoding what a person says it is in
     * @param delimiter what a person says stands between its cells
     * @throws OperateException when it is no table, or can't be read
     */
    static DetectedSheet detect(Path path, Optional<SheetEncoding> encoding, Optional<Character> delimiter) {
        try {
            return new SheetDetector(encoding, delimiter).detect(path);
        } catch (UnreadableSheetException e) {
            throw OperateException.mistake(e.problem());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static OperateException unreadable(Path path, IOException e) {
        if (e instanceof DamagedSheetException) {
            return OperateException.mistake(Problem.at(path.toString(), "TB-CSV-010"));
        }
        return new OperateException(
                Problem.at(path.toString(), "TB-IMP-001", e.getClass().getSimpleName()), e);
    }

    /** The id of an import of it; the same whenever the same content is imported in the same way. */
    String importId(String mapping, String source, int attempt) {
        MessageDigest digest = Sha256.begin();
        for (String part : List.of(hash, mapping, source, Integer.toString(attempt))) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    /**
     * @throws OperateException when it is another than it was: whoever writes it had not ended
     */
    void requireUnchanged() {
        try {
            if (Files.size(path) != size || !Files.getLastModifiedTime(path).equals(modified)) {
                throw new OperateException(Problem.at(path.toString(), "TB-IMP-003"));
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }
}
