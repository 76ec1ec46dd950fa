package io.tablebridge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

class SimpleResolverTest {

    private static final IdentityRules RULES = new IdentityRules(Set.of(), 2, 6);

    private GuestIndex index = new GuestIndex();
    private SimpleResolver resolver = new SimpleResolver(index, RULES);

    @BeforeTry
    void begin() {
        index = new GuestIndex();
        resolver = new SimpleResolver(index, RULES);
    }

    @Property(tries = 400)
    void guestsAreTheConnectedComponentsOverPersonalValuesAndSharedValuesWithAName(
            @ForAll("placements") List<Placement> placements) {
        Map<Long, RecordIdentity> records = new TreeMap<>();
        for (Placement placement : placements) {
            long record = Math.min(placement.record(), index.nextRecord());
            Map<Long, Long> before = guests(records);
            records.put(record, placement.identity());
            Resolution resolution = resolver.place(record, placement.identity());
            assertThat(guests(records)).isEqualTo(components(records));
            Set<Long> expected = new HashSet<>(Set.of(index.guestOf(record)));
            before.forEach((id, guest) -> {
                if (index.guestOf(id) != guest) {
                    expected.addAll(List.of(guest, index.guestOf(id)));
                }
            });
            assertThat(resolution.guests()).containsAll(expected);
        }
    }

    @Property(tries = 400)
    void whatAPlacementChangesIsTheSameAfterEveryRestart(@ForAll("placements") List<Placement> placements) {
        Map<Long, RecordIdentity> records = new TreeMap<>();
        for (Placement placement : placements) {
            long record = Math.min(placement.record(), index.nextRecord());
            SimpleResolver restarted = new SimpleResolver(reloaded(records), RULES);
            records.put(record, placement.identity());
            Resolution resolution = resolver.place(record, placement.identity());
            assertThat(restarted.place(record, placement.identity())).isEqualTo(resolution);
            assertThat(resolution.guests()).allMatch(index::isFounder);
        }
    }

    /** Four records of one name over three values: whether the last holds the others together can be seen or searched. */
    @Example
    void aRecordThatLeavesItsGuestMarksNoNumberThatNeverWasAGuest() {
        List<FeatureHash> values =
                List.of(new FeatureHash(1, 1), new FeatureHash(2, 2), new FeatureHash(3, 3), new FeatureHash(4, 4));
        for (int middle = 1; middle <= 3; middle++) {
            begin();
            FeatureHash one = values.get(1 + middle % 3);
            FeatureHash other = values.get(1 + (middle + 1) % 3);
            resolver.place(1, new RecordIdentity(7, values.subList(0, 1)));
            resolver.place(2, new RecordIdentity(7, List.of(one, values.get(middle))));
            resolver.place(3, new RecordIdentity(7, List.of(values.get(middle), other)));
            resolver.place(4, new RecordIdentity(7, values.subList(1, 4)));
            Resolution corrected = resolver.place(4, new RecordIdentity(7, values.subList(0, 1)));
            assertThat(corrected.moved()).containsExactly(4L);
            assertThat(corrected.guests()).containsExactly(1L, 2L);
            assertThat(corrected.founded()).isEmpty();
        }
    }

    private GuestIndex reloaded(Map<Long, RecordIdentity> records) {
        GuestIndex stored = new GuestIndex();
        records.forEach((id, identity) -> stored.load(id, index.guestOf(id), index.isFounder(id), identity));
        return stored;
    }

    @Property(tries = 200)
    void aRollbackLeavesEverythingAsItWas(
            @ForAll("placements") List<Placement> kept, @ForAll("placements") List<Placement> undone) {
        Map<Long, RecordIdentity> records = new TreeMap<>();
        for (Placement placement : kept) {
            long record = Math.min(placement.record(), index.nextRecord());
            records.put(record, placement.identity());
            resolver.place(record, placement.identity());
        }
        index.commit();
        Map<Long, Long> before = guests(records);
        long next = index.nextRecord();
        undone.forEach(p -> resolver.place(Math.min(p.record(), index.nextRecord()), p.identity()));
        index.rollback();
        assertThat(index.nextRecord()).isEqualTo(next);
        assertThat(guests(records)).isEqualTo(before);
        for (Placement placement : undone) {
            long record = Math.min(placement.record(), index.nextRecord());
            records.put(record, placement.identity());
            resolver.place(record, placement.identity());
        }
        assertThat(guests(records)).isEqualTo(components(records));
    }

    @Example
    void aValueThatAHundredThousandShareIsNotFollowed() {
        FeatureHash desk = FeatureHash.of(new Feature(FeatureKind.PHONE, "+886223456789"));
        for (long record = 1; record <= 100_000; record++) {
            placeCheaply(record, new RecordIdentity(record, List.of(desk)));
        }
        for (long record = 1; record <= 100_000; record++) {
            placeCheaply(record, new RecordIdentity(record + 1, List.of(desk)));
        }
        assertThat(index.guestOf(99_999)).isEqualTo(99_999);
    }

    @Example
    void theFirstSpellingTooManySplitsByNameAndNotByRecord() {
        FeatureHash phone = FeatureHash.of(new Feature(FeatureKind.PHONE, "+886912345678"));
        long[] names = {7, 7, 7, 8, 8, 7, 9, 7, 8, 0, 0};
        Map<Long, Long> expected = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            resolver.place(i + 1, new RecordIdentity(names[i], List.of(phone)));
            expected.put(i + 1L, names[i] == 7 ? 1 : names[i] == 8 ? 4 : i + 1L);
        }
        expected.forEach((record, guest) ->
                assertThat(index.guestOf(record)).as("guest of %d", record).isEqualTo(guest));
    }

    @Example
    void aGuestOfAHundredThousandRecordsStaysOneGuestAndStaysCheap() {
        FeatureHash phone = FeatureHash.of(new Feature(FeatureKind.PHONE, "+886912345678"));
        RecordIdentity loyal = new RecordIdentity(7, List.of(phone));
        for (long record = 1; record <= 100_000; record++) {
            placeCheaply(record, loyal);
        }
        for (long record = 50_001; record <= 100_000; record++) {
            placeCheaply(record, new RecordIdentity(8, List.of(phone)));
            assertThat(index.guestOf(record)).isEqualTo(record);
            placeCheaply(record, loyal);
            assertThat(index.guestOf(record)).isEqualTo(1);
        }
    }

    @Example
    void onlyWhenAValueCrossesTheBorderAreAllWhoHaveItNamed() {
        FeatureHash email = FeatureHash.of(new Feature(FeatureKind.EMAIL, "desk@example.com"));
        resolver.place(1, new RecordIdentity(7, List.of(email)));
        Resolution second = resolver.place(2, new RecordIdentity(8, List.of(email)));
        assertThat(second.crossed()).isEmpty();
        Resolution third = resolver.place(3, new RecordIdentity(9, List.of(email)));
        assertThat(third.crossed()).isEqualTo(Map.of(email, false));
        assertThat(third.guests()).containsExactly(1L, 2L, 3L);
        Resolution fourth = resolver.place(4, new RecordIdentity(10, List.of(email)));
        assertThat(fourth.crossed()).isEmpty();
        assertThat(fourth.guests()).containsExactly(4L);
        resolver.place(4, new RecordIdentity(10, List.of()));
        Resolution back = resolver.place(3, new RecordIdentity(9, List.of()));
        assertThat(back.crossed()).isEqualTo(Map.of(email, true));
        assertThat(back.guests()).contains(1L, 2L, 3L);
    }

    @Example
    void aGuestIsNamedWhenItsValueCrossesTheBorderThoughItsRecordsStayTogether() {
        FeatureHash email = FeatureHash.of(new Feature(FeatureKind.EMAIL, "desk@example.com"));
        FeatureHash phone = FeatureHash.of(new Feature(FeatureKind.PHONE, "+886912345678"));
        resolver.place(1, new RecordIdentity(7, List.of(email, phone)));
        resolver.place(2, new RecordIdentity(7, List.of(email, phone)));
        resolver.place(3, new RecordIdentity(8, List.of(email)));
        Resolution crossing = resolver.place(4, new RecordIdentity(9, List.of(email)));
        assertThat(index.guestOf(2)).isEqualTo(1);
        assertThat(crossing.guests()).containsExactly(1L, 3L, 4L);
    }

    /** Places a record and sees that the change was small, however many others share its values. */
    private void placeCheaply(long record, RecordIdentity identity) {
        Resolution resolution = resolver.place(record, identity);
        assertThat(resolution.guests()).hasSizeLessThan(20);
        assertThat(index.uncommitted()).as("steps for record %d", record).isLessThan(100);
        index.commit();
    }

    private Map<Long, Long> guests(Map<Long, RecordIdentity> records) {
        Map<Long, Long> guests = new TreeMap<>();
        records.keySet().forEach(record -> guests.put(record, index.guestOf(record)));
        return guests;
    }

    /** The definition, word for word and slow. */
    private static Map<Long, Long> components(Map<Long, RecordIdentity> records) {
        Map<FeatureHash, List<Long>> sharing = new HashMap<>();
        records.forEach((id, identity) -> identity.features()
                .forEach(f -> sharing.computeIfAbsent(f, x -> new ArrayList<>()).add(id)));
        List<List<Long>> groups = new ArrayList<>();
        for (List<Long> ids : sharing.values()) {
            if (ids.size() <= RULES.maxRecords() && names(records, ids) <= RULES.maxNames()) {
                groups.add(ids);
            } else {
                groups.addAll(ids.stream()
                        .filter(id -> name(records, id) != 0)
                        .collect(Collectors.groupingBy(id -> name(records, id)))
                        .values());
            }
        }
        Map<Long, Long> guest = new TreeMap<>();
        records.keySet().forEach(id -> guest.put(id, id));
        for (boolean changed = true; changed; ) {
            changed = false;
            for (List<Long> ids : groups) {
                long least = ids.stream()
                        .mapToLong(id -> guest.getOrDefault(id, id))
                        .min()
                        .orElseThrow();
                for (long id : ids) {
                    changed |= guest.put(id, least) != Long.valueOf(least).longValue();
                }
            }
        }
        return guest;
    }

    private static long name(Map<Long, RecordIdentity> records, long id) {
        return records.getOrDefault(id, RecordIdentity.UNKNOWN).name();
    }

    private static long names(Map<Long, RecordIdentity> records, List<Long> ids) {
        return records.entrySet().stream()
                .filter(entry -> ids.contains(entry.getKey()))
                .mapToLong(entry -> entry.getValue().name())
                .filter(name -> name != 0)
                .distinct()
                .count();
    }

    @Provide
    Arbitrary<List<Placement>> placements() {
        Arbitrary<List<FeatureHash>> features = Arbitraries.longs()
                .between(1, 5)
                .map(n -> new FeatureHash(n, n))
                .set()
                .ofMaxSize(3)
                .map(List::copyOf);
        return Combinators.combine(
                        Arbitraries.longs().between(1, 14), Arbitraries.longs().between(0, 4), features)
                .as((record, name, values) -> new Placement(record, new RecordIdentity(name, values)))
                .list()
                .ofMaxSize(40);
    }

    record Placement(long record, RecordIdentity identity) {}
}
