package io.tablebridge.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts bytes into lines and knows where each begins. Lines are cut before they are decoded: no encoding of ours uses the
 * bytes of a line end inside of another character, so that bytes which are no text spoil their own line alone. Of a line
 * longer than {@link SheetBounds#LONGEST_ROW} only the beginning is kept. For one thread.
 */
final class LineReader implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final int KEPT_OF_TOO_LONG = 400;

    private final SeekableByteChannel channel;
    private final Charset charset;
    private final int unit;
    private final boolean littleEndian;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int limit;
    private long bufferStart;
    private long number;
    private byte[] line = new byte[1024];
    private int kept;
    private boolean tooLong;

    /** Goes on at this offset, whose line has this number. */
    LineReader(SeekableByteChannel channel, SheetEncoding encoding, long offset, long number) throws IOException {
        this.channel = channel.position(offset);
        this.charset = encoding.charset();
        this.unit = encoding.unit();
        this.littleEndian = encoding == SheetEncoding.UTF_16LE;
        this.bufferStart = offset;
        this.number = number;
    }

    /** The next line, or null behind the last. */
    @Nullable
    SheetLine next() throws IOException {
        long start = bufferStart + at;
        kept = 0;
        tooLong = false;
        while (true) {
            if (limit - at < unit && !fill()) {
                keep(limit);
                at = limit;
                return bufferStart + at == start ? null : line(start, "");
            }
            int end = lineEnd();
            keep(end);
            at = end;
            if (limit - at >= unit) {
                return line(start, takeEnd());
            }
        }
    }

    private SheetLine line(long start, String end) {
        int length = tooLong ? Math.min(kept, KEPT_OF_TOO_LONG) : kept;
        String text = new String(line, 0, length, charset);
        boolean undecodable = !tooLong && text.indexOf('\uFFFD') >= 0 && !isText(length);
        return new SheetLine(text, end, number++, start, bufferStart + at, undecodable, tooLong);
    }

    private boolean isText(int length) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The index of the next line end, or of what can't be seen yet. */
    private int lineEnd() {
        int index = at;
        if (unit == 1) {
            while (index < limit && buffer[index] != '\n' && buffer[index] != '\r') {
                index++;
            }
            return index;
        }
        while (index + 1 < limit && !isUnit(index, '\n') && !isUnit(index, '\r')) {
            index += 2;
        }
        return index;
    }

    private boolean isUnit(int index, char c) {
        if (unit == 1) {
            return buffer[index] == c;
        }
        return littleEndian
                ? buffer[index] == c && buffer[index + 1] == 0
                : buffer[index] == 0 && buffer[index + 1] == c;
    }

    private String takeEnd() throws IOException {
        boolean carriageReturn = isUnit(at, '\r');
        at += unit;
        if (!carriageReturn) {
            return "\n";
        }
        if ((limit - at >= unit || fill()) && isUnit(at, '\n')) {
            at += unit;
            return "\r\n";
        }
        return "\r";
    }

    private void keep(int end) {
        int length = end - at;
        int most = SheetBounds.LONGEST_ROW;
        if (kept + length > most) {
            tooLong = true;
            length = most - kept;
        }
        if (kept + length > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, kept + length));
        }
        System.arraycopy(buffer, at, line, kept, length);
        kept += length;
    }

    /** Whether there is at least one more unit. */
    private boolean fill() throws IOException {
        int rest = limit - at;
        System.arraycopy(buffer, at, buffer, 0, rest);
        bufferStart += at;
        at = 0;
        limit = rest;
        while (limit < unit) {
            int read = channel.read(ByteBuffer.wrap(buffer, limit, BUFFER - limit));
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
