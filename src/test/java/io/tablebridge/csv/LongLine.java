package io.tablebridge.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file that is made while it is read: something before, one character again and again, something behind. */
final class LongLine implements SeekableByteChannel {

    private final byte[] before;
    private final byte[] behind;
    private final long length;
    private long position;

    LongLine(String before, long length, String behind) {
        this.before = before.getBytes(UTF_8);
        this.behind = behind.getBytes(UTF_8);
        this.length = length;
    }

    @Override
    public int read(ByteBuffer target) {
        if (position == size()) {
            return -1;
        }
        int start = target.position();
        while (target.hasRemaining() && position < size()) {
            long inLine = position - before.length;
            if (inLine < 0) {
                target.put(before[(int) position]);
            } else if (inLine < length) {
                int run = (int) Math.min(target.remaining(), length - inLine);
                java.util.Arrays.fill(
                        target.array(),
                        target.arrayOffset() + target.position(),
                        target.arrayOffset() + target.position() + run,
                        (byte) 'x');
                target.position(target.position() + run);
                position += run - 1;
            } else {
                target.put(behind[(int) (inLine - length)]);
            }
            position++;
        }
        return target.position() - start;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public long size() {
        return before.length + length + behind.length;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel truncate(long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
