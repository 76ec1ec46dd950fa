package io.tablebridge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

class FeatureNumbersTest {

    private FeatureNumbers numbers = new FeatureNumbers();

    @BeforeTry
    void begin() {
        numbers = new FeatureNumbers();
    }

    /** Few values whose places in the table collide and wrap around its end. */
    @Property(tries = 300)
    void eachKnownValueHasOneNumberOfItsOwn(@ForAll("values") List<FeatureHash> turned) {
        Map<FeatureHash, Integer> known = new HashMap<>();
        for (FeatureHash value : turned) {
            if (known.containsKey(value)) {
                numbers.remove(known.remove(value));
            } else {
                known.put(value, numbers.add(value));
            }
            for (FeatureHash asked : turned) {
                assertThat(numbers.of(asked)).isEqualTo(known.getOrDefault(asked, FeatureNumbers.NONE));
            }
            assertThat(new HashSet<>(known.values())).hasSameSizeAs(known.values());
            known.forEach((hash, number) -> assertThat(numbers.hash(number)).isEqualTo(hash));
        }
    }

    @Property(tries = 200)
    void stepsTakenBackInReverseOrderFindTheSameNumbers(
            @ForAll("values") List<FeatureHash> before, @ForAll("values") List<FeatureHash> undone) {
        before.forEach(value -> turn(value, new ArrayDeque<>()));
        Map<FeatureHash, Integer> known = numbersOf(before, undone);
        Deque<Runnable> undo = new ArrayDeque<>();
        undone.forEach(value -> turn(value, undo));
        undo.forEach(Runnable::run);
        assertThat(numbersOf(before, undone)).isEqualTo(known);
    }

    private void turn(FeatureHash value, Deque<Runnable> undo) {
        int number = numbers.of(value);
        if (number == FeatureNumbers.NONE) {
            int added = numbers.add(value);
            undo.push(() -> numbers.remove(added));
        } else {
            numbers.remove(number);
            undo.push(() -> assertThat(numbers.add(value)).isEqualTo(number));
        }
    }

    private Map<FeatureHash, Integer> numbersOf(List<FeatureHash> some, List<FeatureHash> others) {
        Map<FeatureHash, Integer> found = new HashMap<>();
        some.forEach(value -> found.put(value, numbers.of(value)));
        others.forEach(value -> found.put(value, numbers.of(value)));
        return found;
    }

    @Example
    void manyValuesAreFoundAgain() {
        for (int i = 0; i < 100_000; i++) {
            FeatureHash value = FeatureHash.of("value " + i);
            assertThat(numbers.of(value)).isEqualTo(FeatureNumbers.NONE);
            assertThat(numbers.add(value)).isEqualTo(i + 1);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(numbers.of(FeatureHash.of("value " + i))).isEqualTo(i + 1);
        }
    }

    @Provide
    Arbitrary<List<FeatureHash>> values() {
        return Arbitraries.integers()
                .between(0, 59)
                .map(n -> new FeatureHash(n % 2, (long) (n / 30) << 58 | (n % 15) * 4L + 10))
                .list()
                .ofMaxSize(80);
    }
}
