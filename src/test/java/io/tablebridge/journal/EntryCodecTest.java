package io.tablebridge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.journal.EntryCodec.DecodedHead;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class EntryCodecTest {

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(40),
                Arbitraries.strings().withCharRange('一', '龥').ofMaxLength(20),
                Arbitraries.strings().all().ofMaxLength(20));
    }

    @Provide
    Arbitrary<Map<String, String>> headers() {
        return Arbitraries.maps(text(), text()).ofMaxSize(5);
    }

    /** Those that stand on disk. */
    @Provide
    Arbitrary<EntryKind> kept() {
        return Arbitraries.of(EntryKind.class).filter(kind -> kind != EntryKind.LOST);
    }

    @Property(tries = 500)
    void aHeadReadsBackAsItWasWritten(
            @ForAll("kept") EntryKind kind,
            @ForAll("text") String source,
            @ForAll("text") String eventId,
            @ForAll @LongRange(min = -1L << 40, max = 1L << 40) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll("headers") Map<String, String> headers,
            @ForAll @Size(min = 1, max = 4) List<byte[]> bodies) {
        Entry entry = new Entry(kind, source, eventId, Instant.ofEpochSecond(seconds, nanos), headers, bodies);
        byte[] head = EntryCodec.head(entry);
        ByteBuffer all = ByteBuffer.allocate(
                bodies.stream().mapToInt(body -> body.length).sum());
        bodies.forEach(all::put);
        DecodedHead decoded = EntryCodec.decode(ByteBuffer.wrap(head));
        StoredEntry stored = decoded.stored(7, all.flip());
        assertThat(stored.number()).isEqualTo(7);
        assertThat(stored.erased()).isFalse();
        assertThat(stored.entry()).usingRecursiveComparison().isEqualTo(entry);
        DecodedHead stub = EntryCodec.decode(ByteBuffer.wrap(EntryCodec.erased(head, bodies.size())));
        assertThat(stub.erased()).isTrue();
        assertThat(stub.bodyBytes()).isZero();
        assertThat(stub.eventId()).isEqualTo(eventId);
        assertThat(stub.lengths()).hasSize(bodies.size());
    }
}
