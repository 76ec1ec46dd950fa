package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tablebridge.pipeline.ResendWindow.SightKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SightDayTest {

    private static final long BEGIN = 1_795_305_600_000L;
    private static final long LAST = BEGIN + 86_400_000L - 1;

    @Property
    void eachKeyKeepsItsLatestTime(@ForAll("sights") List<Seen> sights) {
        SightDay day = new SightDay(BEGIN);
        Map<SightKey, Long> latest = new HashMap<>();
        for (Seen seen : sights) {
            assertThat(day.get(seen.key())).isEqualTo(latest.getOrDefault(seen.key(), Long.MIN_VALUE));
            day.put(seen.key(), seen.at());
            latest.merge(seen.key(), seen.at(), Math::max);
        }
        latest.forEach((key, at) -> assertThat(day.get(key)).isEqualTo(at));
    }

    @Example
    void manyKeysOfOnePartAreToldApart() {
        SightDay day = new SightDay(BEGIN);
        for (long i = 0; i < 20_000; i++) {
            day.put(new SightKey(i, 7), BEGIN + i);
        }
        for (long i = 0; i < 20_000; i++) {
            assertThat(day.get(new SightKey(i, 7))).isEqualTo(BEGIN + i);
        }
        assertThat(day.get(new SightKey(20_000, 7))).isEqualTo(Long.MIN_VALUE);
    }

    @Example
    void anotherDayIsRefused() {
        SightDay day = new SightDay(BEGIN);
        assertThatIllegalArgumentException().isThrownBy(() -> day.put(new SightKey(1, 1), BEGIN - 1));
    }

    @Provide
    Arbitrary<List<Seen>> sights() {
        Arbitrary<Long> kept = Arbitraries.of(0L, 1L, 2L, 1L << 36, (1L << 37) - 1);
        Arbitrary<Long> whole = Arbitraries.of(0L, 1L, -1L, 1L << 58, 1L << 36, 3L << 57);
        Arbitrary<SightKey> keys = Combinators.combine(kept, whole).as(SightKey::new);
        return Combinators.combine(keys, Arbitraries.longs().between(BEGIN, LAST))
                .as(Seen::new)
                .list()
                .ofMaxSize(200);
    }

    record Seen(SightKey key, long at) {}
}
