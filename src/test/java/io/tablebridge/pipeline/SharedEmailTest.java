package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.SkippedWithoutPostgres;
import io.tablebridge.model.GuestProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** An e-mail address that too many names share is no guest's. */
@AddLifecycleHook(SkippedWithoutPostgres.class)
class SharedEmailTest {

    private static final String DESK = "desk@hotel.example";

    private static String booking(int id, long version, String name, String email) {
        return "reservation R" + id + " " + version + " name=" + name + " phone=+88691100000" + id + " email=" + email;
    }

    private static World told(String... events) {
        World world = World.empty();
        for (int i = 0; i < events.length; i++) {
            world.event("inline", "e" + i, events[i]);
        }
        world.run();
        return world;
    }

    @Example
    void threeNamesAreStillOneGuestWithTheAddress() {
        try (World world = told(booking(1, 1, "A", DESK), booking(2, 1, "B", DESK), booking(3, 1, "C", DESK))) {
            assertThat(world.living()).singleElement().satisfies(guest -> assertThat(guest.values())
                    .containsEntry("email", DESK)
                    .doesNotContainKey("sharedEmail"));
        }
    }

    @Example
    void withAFourthNameNobodyHasTheAddressAndAllAreToldAgain() {
        try (World world = told(booking(1, 1, "A", DESK), booking(2, 1, "B", DESK), booking(3, 1, "C", DESK))) {
            long fourth = world.event("inline", "x", booking(4, 1, "D", DESK));
            world.run();
            assertThat(world.living()).hasSize(4).allSatisfy(guest -> assertThat(guest.values())
                    .containsEntry("sharedEmail", DESK)
                    .doesNotContainKey("email"));
            assertThat(wantedAt(world, fourth)).containsExactly(1L, 2L, 3L, 4L);
            long fifth = world.event("inline", "y", booking(5, 1, "E", DESK));
            world.run();
            assertThat(wantedAt(world, fifth)).containsExactly(5L);
        }
    }

    @Example
    void whenTheFourthNameGoesTheAddressIsPersonalAgain() {
        try (World world = told(
                booking(1, 1, "A", DESK),
                booking(2, 1, "B", DESK),
                booking(3, 1, "C", DESK),
                booking(4, 1, "D", DESK),
                booking(4, 2, "D", "d@example.com"))) {
            assertThat(world.living()).hasSize(2).allSatisfy(guest -> assertThat(guest.values())
                    .containsKey("email")
                    .doesNotContainKey("sharedEmail"));
        }
    }

    @Example
    void anAddressOfTheGuestsOwnIsPreferred() {
        try (World world = told(
                booking(1, 1, "A", "a@example.com"),
                "reservation R9 2 name=A phone=+886911000001 email=" + DESK,
                booking(2, 1, "B", DESK),
                booking(3, 1, "C", DESK),
                booking(4, 1, "D", DESK))) {
            assertThat(world.living())
                    .filteredOn(guest -> "A".equals(guest.values().get("name")))
                    .singleElement()
                    .satisfies(guest -> assertThat(guest.values())
                            .containsEntry("email", "a@example.com")
                            .containsEntry("sharedEmail", DESK));
        }
    }

    @Example
    void junkIsNobodysAddressAndNoSignOfAnybody() {
        try (World world = told("reservation R1 1 name=A phone=+886900000000 email=noemail@example.com")) {
            assertThat(world.living()).singleElement().satisfies(guest -> {
                assertThat(guest.values()).doesNotContainKeys("email", "sharedEmail");
                assertThat(guest.impersonal()).containsExactly("+886900000000");
            });
        }
    }

    @Example
    void aPhoneThatManyNamesShareStaysButIsNoSignOfAnybody() {
        try (World world = told(
                "reservation R1 1 name=A phone=+886911000009",
                "reservation R2 1 name=B phone=+886911000009",
                "reservation R3 1 name=C phone=+886911000009",
                "reservation R4 1 name=D phone=+886911000009")) {
            assertThat(world.living()).hasSize(4).allSatisfy(guest -> {
                assertThat(guest.values()).containsEntry("phone", "+886911000009");
                assertThat(guest.impersonal()).containsExactly("+886911000009");
            });
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void noTwoGuestsEverHaveTheSameAddressAndEveryWhoseProfileChangedIsToldAgain(@ForAll Random random) {
        try (World world = World.empty()) {
            List<GuestProfile> before = List.of();
            for (int i = 0; i < 40; i++) {
                String email = random.nextInt(3) == 0 ? "own@example.com" : DESK;
                int id = 1 + random.nextInt(9);
                long number = world.event("inline", "e" + i, booking(id, i, "N" + random.nextInt(7), email));
                world.run(1 + random.nextInt(3));
                List<GuestProfile> after = world.living();
                List<Object> addresses = new ArrayList<>();
                after.forEach(guest -> {
                    if (guest.values().containsKey("email")) {
                        addresses.add(guest.values().get("email"));
                    }
                });
                assertThat(addresses).doesNotHaveDuplicates();
                List<GuestProfile> changed = new ArrayList<>(after);
                changed.removeAll(before);
                assertThat(wantedAt(world, number))
                        .containsAll(changed.stream().map(GuestProfile::guestId).toList());
                before = after;
            }
        }
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void theOrderDoesNotMatter(@ForAll Random random) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String email = random.nextInt(3) == 0 ? "own@example.com" : DESK;
            events.add(booking(1 + random.nextInt(9), random.nextInt(5), "N" + random.nextInt(6), email));
        }
        List<String> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        try (World one = told(events.toArray(String[]::new));
                World other = told(shuffled.toArray(String[]::new))) {
            assertThat(other.export()).isEqualTo(one.export());
        }
    }

    private static SortedSet<Long> wantedAt(World world, long entry) {
        return world.database.read(
                handle -> new TreeSet<>(handle.createQuery("SELECT guest_id FROM recorded_mark WHERE wanted = :entry")
                        .bind("entry", entry)
                        .mapTo(Long.class)
                        .list()));
    }
}
