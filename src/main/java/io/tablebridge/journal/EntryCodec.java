package io.tablebridge.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Heads of entries as bytes: everything of an entry but its bodies, and how long those are. */
final class EntryCodec {

    private static final int ERASED = 1;
    private static final byte LATIN = 0;
    private static final byte UTF16 = 1;

    private EntryCodec() {}

    static byte[] head(Entry entry) {
        int size = 1 + 1 + 8 + 4 + size(entry.source()) + size(entry.eventId()) + 4;
        for (Map.Entry<String, String> header : entry.headers().entrySet()) {
            size += size(header.getKey()) + size(header.getValue());
        }
        size += 4 + 4 * entry.bodies().size();
        ByteBuffer into = ByteBuffer.allocate(size);
        into.put((byte) entry.kind().code()).put((byte) 0);
        Instant receivedAt = entry.receivedAt();
        into.putLong(receivedAt.getEpochSecond()).putInt(receivedAt.getNano());
        put(into, entry.source());
        put(into, entry.eventId());
        into.putInt(entry.headers().size());
        for (Map.Entry<String, String> header : entry.headers().entrySet()) {
            put(into, header.getKey());
            put(into, header.getValue());
        }
        into.putInt(entry.bodies().size());
        for (byte[] body : entry.bodies()) {
            into.putInt(body.length);
        }
        return into.array();
    }

    /** The same head, saying that its bodies were erased and are empty. */
    static byte[] erased(byte[] head, int bodies) {
        byte[] stub = head.clone();
        stub[1] = (byte) (stub[1] | ERASED);
        int lengths = 4 * bodies;
        Arrays.fill(stub, stub.length - lengths, stub.length, (byte) 0);
        return stub;
    }

    /** Reads the head that begins where the buffer stands. */
    static DecodedHead decode(ByteBuffer from) {
        EntryKind kind = EntryKind.of(from.get());
        boolean erased = (from.get() & ERASED) != 0;
        Instant receivedAt = Instant.ofEpochSecond(from.getLong(), from.getInt());
        String source = text(from);
        String eventId = text(from);
        int headerCount = from.getInt();
        Map<String, String> headers = headerCount == 0 ? Map.of() : new LinkedHashMap<>();
        for (int i = 0; i < headerCount; i++) {
            headers.put(text(from), text(from));
        }
        int[] lengths = new int[from.getInt()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = from.getInt();
        }
        return new DecodedHead(kind, source, eventId, receivedAt, headers, lengths, erased);
    }

    // Not UTF-8: an id with half a surrogate pair, as JSON can carry it, would come back as another id.
    private static void put(ByteBuffer into, String text) {
        if (isLatin(text)) {
            into.put(LATIN).putInt(text.length()).put(text.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            into.put(UTF16).putInt(text.length());
            into.asCharBuffer().put(text);
            into.position(into.position() + 2 * text.length());
        }
    }

    private static String text(ByteBuffer from) {
        byte coder = from.get();
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("a text of " + length + " characters in a head");
        }
        if (coder == LATIN) {
            byte[] bytes = new byte[length];
            from.get(bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[length];
        from.asCharBuffer().get(chars);
        from.position(from.position() + 2 * length);
        return new String(chars);
    }

    private static int size(String text) {
        return 1 + 4 + (isLatin(text) ? text.length() : 2 * text.length());
    }

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    /** A head as read back; {@code lengths} are those of the bodies. */
    record DecodedHead(
            EntryKind kind,
            String source,
            String eventId,
            Instant receivedAt,
            Map<String, String> headers,
            int[] lengths,
            boolean erased) {

        long bodyBytes() {
            long sum = 0;
            for (int length : lengths) {
                sum += length;
            }
            return sum;
        }

        /** What it adds to the count of received events. */
        int received() {
            return switch (kind) {
                case EVENT, BLOCK -> lengths.length;
                default -> 0;
            };
        }

        StoredHead stored(long number) {
            return new StoredHead(
                    number, kind, source, eventId, receivedAt, headers, lengths.length, bodyBytes(), erased);
        }

        StoredEntry stored(long number, ByteBuffer bodies) {
            List<byte[]> read = new ArrayList<>(lengths.length);
            for (int length : lengths) {
                byte[] body = new byte[length];
                bodies.get(body);
                read.add(body);
            }
            Entry entry = new Entry(kind, source, eventId, receivedAt, headers, read);
            return new StoredEntry(number, entry, erased);
        }
    }
}
