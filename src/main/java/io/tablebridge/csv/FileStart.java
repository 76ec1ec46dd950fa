package io.tablebridge.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The bytes by which a file's kind and encoding are known: its beginning, and a stretch from the first character on that is not ASCII,
 * however far down that is.
 *
 * @param first the beginning, up to 64 KiB
 * @param telling up to 256 KiB from the first byte on that is not ASCII; empty when there is none
 */
record FileStart(byte[] first, byte[] telling) {

    private static final int FIRST = 1 << 16;
    private static final int TELLING = 1 << 18;

    static FileStart of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(FIRST);
            byte[] chunk = first;
            while (chunk.length > 0) {
                int at = firstBeyondAscii(chunk);
                if (at < chunk.length) {
                    byte[] more = in.readNBytes(TELLING - (chunk.length - at));
                    byte[] telling = Arrays.copyOfRange(chunk, at, chunk.length + more.length);
                    System.arraycopy(more, 0, telling, chunk.length - at, more.length);
                    return new FileStart(first, telling);
                }
                chunk = in.readNBytes(FIRST);
            }
            return new FileStart(first, new byte[0]);
        }
    }

    private static int firstBeyondAscii(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    boolean beginsWith(int... bytes) {
        if (first.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((first[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
