package io.tablebridge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

class DescriptionsTest {

    private static final int VALUES = 4;

    private Descriptions descriptions = new Descriptions();

    @BeforeTry
    void begin() {
        descriptions = new Descriptions();
    }

    /** What a record tells. */
    record Told(int record, long name, List<Integer> values) {}

    /** So many records for so few values that these are popular, and are no longer when few records are left. */
    @Property(tries = 200)
    void recordsAndValuesFindEachOther(@ForAll("stories") List<Told> first, @ForAll("rests") List<Told> then) {
        Map<Integer, Told> model = new TreeMap<>();
        for (List<Told> story : List.of(first, then)) {
            for (Told told : story) {
                model.put(told.record(), told);
                descriptions.describe(
                        told.record(),
                        told.name(),
                        told.values().stream().mapToInt(value -> value).toArray());
            }
            model.values().forEach(this::seeRecord);
            IntStream.rangeClosed(1, VALUES).forEach(value -> seeValue(value, model));
        }
    }

    private void seeRecord(Told told) {
        assertThat(descriptions.name(told.record())).isEqualTo(told.name());
        assertThat(descriptions.values(told.record()))
                .containsExactly(told.values().toArray(Integer[]::new));
    }

    private void seeValue(int value, Map<Integer, Told> model) {
        assertThat(records(descriptions.records(value))).isEqualTo(having(value, model, name -> true));
        assertThat(descriptions.size(value))
                .isEqualTo(having(value, model, name -> true).size());
        for (long name = 0; name <= 3; name++) {
            long wanted = name;
            assertThat(records(descriptions.records(value, name)))
                    .isEqualTo(having(value, model, other -> other == wanted));
        }
        assertThat(descriptions.names(value))
                .isEqualTo(model.values().stream()
                        .filter(told -> told.values().contains(value) && told.name() != 0)
                        .mapToLong(Told::name)
                        .distinct()
                        .count());
    }

    private static Set<Integer> records(IntStream found) {
        List<Integer> each = found.boxed().toList();
        assertThat(each).doesNotHaveDuplicates();
        return Set.copyOf(each);
    }

    private static Set<Integer> having(int value, Map<Integer, Told> model, LongPredicate name) {
        return model.values().stream()
                .filter(told -> told.values().contains(value) && name.test(told.name()))
                .map(Told::record)
                .collect(Collectors.toSet());
    }

    @Provide
    Arbitrary<List<Told>> stories() {
        return told(1).list().ofMaxSize(150);
    }

    /** Many of them tell nothing any more. */
    @Provide
    Arbitrary<List<Told>> rests() {
        return told(4).list().ofMaxSize(150);
    }

    private static Arbitrary<Told> told(int rarer) {
        Arbitrary<List<Integer>> values = Arbitraries.integers()
                .between(1, VALUES * rarer)
                .set()
                .ofMaxSize(3)
                .map(found -> found.stream().filter(value -> value <= VALUES).toList());
        return Combinators.combine(
                        Arbitraries.integers().between(1, 80),
                        Arbitraries.longs().between(0, 3),
                        values)
                .as(Told::new);
    }
}
