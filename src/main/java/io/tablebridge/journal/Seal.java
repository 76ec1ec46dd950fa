package io.tablebridge.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is known of a segment that gets no more entries, kept beside it: start-up need not read the segment, and the counts
 * outlive it.
 *
 * @param header the segment's header
 * @param last its last entry; one less than the first when it has none
 * @param validBytes how far it is valid; what stands behind was never acknowledged
 * @param newest when its newest entry came in, in milliseconds since 1970
 * @param deleted whether the segment was deleted on purpose
 * @param damages what couldn't be read when it was sealed
 * @param index entry and offset in turn
 * @param received counts of what it received
 */
record Seal(
        SegmentHeader header,
        long last,
        long validBytes,
        long newest,
        boolean deleted,
        List<Damage> damages,
        long[] index,
        Map<SourceDay, Long> received) {

    private static final int VERSION = 1;

    Seal markDeleted() {
        return new Seal(header, last, validBytes, newest, true, damages, new long[0], received);
    }

    /** With the counts of an earlier seal: what was received doesn't shrink because some of it can't be read now. */
    Seal countedAs(Seal earlier) {
        return new Seal(header, last, validBytes, newest, deleted, damages, index, earlier.received);
    }

    byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(VERSION);
        out.writeLong(header.journal().getMostSignificantBits());
        out.writeLong(header.journal().getLeastSignificantBits());
        out.writeLong(header.serial());
        out.writeInt(header.generation());
        out.writeLong(header.first());
        out.writeLong(header.salt());
        out.writeLong(last);
        out.writeLong(validBytes);
        out.writeLong(newest);
        out.writeBoolean(deleted);
        out.writeInt(damages.size());
        for (Damage damage : damages) {
            out.writeLong(damage.firstEntry());
            out.writeLong(damage.lastEntry());
            out.writeUTF(damage.place());
            out.writeUTF(damage.reason());
        }
        out.writeInt(index.length);
        for (long value : index) {
            out.writeLong(value);
        }
        ReceivedCounts.write(received, out);
        return bytes.toByteArray();
    }

    static Seal decode(byte[] content) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("the journal's totals were written by a newer release: format " + version);
        }
        SegmentHeader header = new SegmentHeader(
                new UUID(in.readLong(), in.readLong()), in.readLong(), in.readInt(), in.readLong(), in.readLong());
        long last = in.readLong();
        long validBytes = in.readLong();
        long newest = in.readLong();
        boolean deleted = in.readBoolean();
        List<Damage> damages = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            damages.add(new Damage(in.readLong(), in.readLong(), in.readUTF(), in.readUTF()));
        }
        long[] index = new long[in.readInt()];
        for (int i = 0; i < index.length; i++) {
            index[i] = in.readLong();
        }
        return new Seal(header, last, validBytes, newest, deleted, damages, index, ReceivedCounts.read(in));
    }
}
