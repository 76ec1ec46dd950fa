package io.tablebridge.journal;

import io.tablebridge.journal.EntryCodec.DecodedHead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** A group whose checksums hold, in memory. Gives its entries in order. One thread's. */
final class LoadedGroup {

    private final GroupHeader header;
    private final ByteBuffer heads;
    private final ByteBuffer bodies;
    private long next;

    /** The buffers hold just the heads and just the bodies; both are given to the group. */
    LoadedGroup(GroupHeader header, ByteBuffer heads, ByteBuffer bodies) {
        this.header = header;
        this.heads = heads;
        this.bodies = bodies;
        this.next = header.first();
    }

    GroupHeader header() {
        return header;
    }

    /** The next entry with its bodies, beginning with the given number; null when the group is at its end. */
    @Nullable
    StoredEntry nextFrom(long number) {
        while (next <= header.last()) {
            DecodedHead head = nextHead();
            long own = next++;
            if (own >= number) {
                return head.stored(own, bodies);
            }
            bodies.position(bodies.position() + Math.toIntExact(head.bodyBytes()));
        }
        return null;
    }

    /** The next entry without its bodies, as {@link #nextFrom}. Use one or the other. */
    @Nullable
    StoredHead nextHeadFrom(long number) {
        while (next <= header.last()) {
            DecodedHead head = nextHead();
            long own = next++;
            if (own >= number) {
                return head.stored(own);
            }
        }
        return null;
    }

    /** All heads, from the first on. */
    List<DecodedHead> heads() {
        ByteBuffer from = heads.duplicate().rewind();
        List<DecodedHead> all = new ArrayList<>(header.count());
        for (int i = 0; i < header.count(); i++) {
            int length = from.getInt();
            int end = from.position() + length;
            all.add(EntryCodec.decode(from));
            from.position(end);
        }
        return all;
    }

    /** The group with the bodies of some entries gone, as it stands in the segment's next generation. */
    ByteBuffer without(LongPredicate erased, long salt) {
        List<DecodedHead> decoded = heads();
        ByteBuffer fromHeads = heads.duplicate().rewind();
        ByteBuffer fromBodies = bodies.duplicate().rewind();
        ByteBuffer into = ByteBuffer.allocate(Math.toIntExact(header.length()));
        into.position(GroupHeader.BYTES + header.headBytes());
        ByteBuffer newHeads = into.duplicate().position(GroupHeader.BYTES);
        long number = header.first();
        for (DecodedHead head : decoded) {
            byte[] bytes = new byte[fromHeads.getInt()];
            fromHeads.get(bytes);
            int length = Math.toIntExact(head.bodyBytes());
            boolean gone = erased.test(number++);
            newHeads.putInt(bytes.length).put(gone ? EntryCodec.erased(bytes, head.lengths().length) : bytes);
            if (!gone) {
                into.put(fromBodies.slice(fromBodies.position(), length));
            }
            fromBodies.position(fromBodies.position() + length);
        }
        into.flip();
        int bodiesAt = GroupHeader.BYTES + header.headBytes();
        int bodyBytes = into.limit() - bodiesAt;
        new GroupHeader(
                        header.first(),
                        header.count(),
                        header.forcedBefore(),
                        header.headBytes(),
                        bodyBytes,
                        Checksum.of(salt, into, GroupHeader.BYTES, header.headBytes()),
                        Checksum.of(salt, into, bodiesAt, bodyBytes))
                .encode(into, 0, salt);
        return into;
    }

    private DecodedHead nextHead() {
        int length = heads.getInt();
        int end = heads.position() + length;
        DecodedHead head = EntryCodec.decode(heads);
        heads.position(end);
        return head;
    }
}
