package io.tablebridge.app;

import static io.tablebridge.app.ReplayedRestaurant.FRIDAY;
import static io.tablebridge.app.ReplayedRestaurant.RIGHT;
import static io.tablebridge.app.ReplayedRestaurant.block;
import static io.tablebridge.app.ReplayedRestaurant.body;
import static io.tablebridge.app.ReplayedRestaurant.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tablebridge.guests.GuestState;
import io.tablebridge.journal.Entry;
import io.tablebridge.model.ProfileFields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tablebridge replay} while no service runs. */
class ReplayCommandTest {

    private static final String AT = "2040-12-24T19:00:00";

    private final ReplayedRestaurant restaurant;

    ReplayCommandTest(@TempDir Path folder) throws Exception {
        restaurant = new ReplayedRestaurant(folder);
    }

    @Test
    void thePreviewNamesExactlyWhatApplyingChanges() throws Exception {
        restaurant.take(history(new Random(1), 500, 300));
        restaurant.mapping(RIGHT);

        List<String> shown = guests(restaurant.say(0, "replay", "bookings", "--values", "--limit", "100000"));
        Map<String, GuestState> before = restaurant.guests();
        assertThat(restaurant.say(0, "replay", "bookings", "--apply")).contains("Done: ");
        Map<String, GuestState> after = restaurant.guests();

        assertThat(shown).containsExactlyInAnyOrderElementsOf(differences(before, after));
        assertThat(shown)
                .anyMatch(line -> line.endsWith(" changes"))
                .anyMatch(line -> line.endsWith(" is new"))
                .anyMatch(line -> line.contains(" goes into "))
                .anyMatch(line -> line.contains(" comes out of "))
                .anyMatch(line -> line.endsWith(" is left with nothing"))
                .anyMatch(line -> line.contains("    phone: "));
        long end = restaurant.end();
        assertThat(restaurant.say(0, "replay", "bookings", "--apply")).contains("This was done before");
        assertThat(restaurant.end()).as("nothing was appended").isEqualTo(end);
        assertThat(restaurant.guests().keySet()).isEqualTo(after.keySet());
        String again = restaurant.say(0, "replay", "bookings");
        assertThat(guests(again)).isEmpty();
        assertThat(again).contains("This was done before").doesNotContain("--apply");
        assertThat(restaurant.say(0, "audit")).contains("Everything received is accounted for");
    }

    @Test
    void afterItEachGuestIsAsIfTheMappingHadBeenRightFromTheStart(@TempDir Path other) throws Exception {
        List<Entry> history = history(new Random(3), 400, 300);
        restaurant.take(history);
        restaurant.mapping(RIGHT);
        restaurant.say(0, "replay", "bookings", "--apply");

        ReplayedRestaurant right = new ReplayedRestaurant(other);
        right.mapping(RIGHT);
        right.take(history);
        right.say(0, "audit");
        assertThat(contents(restaurant.guests())).isEqualTo(contents(right.guests()));
    }

    @Test
    void aCandidateIsShownAndNothingIsChanged() throws Exception {
        restaurant.take(history(new Random(4), 60, 50));
        restaurant.say(0, "audit");
        long end = restaurant.end();
        Map<String, List<String>> tables = restaurant.tables();
        Path candidate = restaurant.folder().resolve("candidate.yaml");
        Files.writeString(candidate, RIGHT);

        String shown = restaurant.say(0, "replay", "bookings", "--file", candidate.toString());
        assertThat(shown)
                .contains(
                        "Guests that are not the same: ",
                        "Personal values are masked",
                        "put the file in the place of the mapping bookings")
                .containsPattern("phone: \\+886•••\\d\\d → \\+886•••\\d\\d")
                .doesNotContainPattern("phone: \\+\\d{11}");
        assertThat(restaurant.end()).isEqualTo(end);
        assertThat(restaurant.tables()).isEqualTo(tables);
        assertThat(leftOvers()).isEmpty();
        assertThat(restaurant.say(0, "replay", "bookings")).contains("nothing to read again");

        Files.writeString(candidate, RIGHT.replace("partySize", "partySizes"));
        assertThat(restaurant.say(1, "replay", "bookings", "--file", candidate.toString()))
                .contains("TB-MAP-016 " + candidate + ":");
    }

    @Test
    void aCandidateOfAnotherMappingIsNamedWithBothMappings() throws Exception {
        restaurant.take(history(new Random(7), 5, 5));
        Path candidate = restaurant.folder().resolve("candidate.yaml");
        Files.writeString(candidate, RIGHT.replace("mapping: bookings", "mapping: others"));

        assertThat(restaurant.say(1, "replay", "bookings", "--file", candidate.toString()))
                .contains("TB-APP-160 " + candidate
                        + ":1: this file holds the mapping others, and bookings was asked for.")
                .doesNotContain("TB-MAP-019");
        assertThat(restaurant.say(1, "replay", "bookings", "--file", candidate.toString(), "--lang", "zh-TW"))
                .contains("TB-APP-160 " + candidate + ":1", "名稱是 others，指定的卻是 bookings");
    }

    @Test
    void onlyWhatIsAskedForIsReadAgain() throws Exception {
        Instant monday = FRIDAY.minus(Duration.ofDays(4));
        restaurant.take(List.of(
                event("bookings", "a", monday, body(1, 1, 1, AT, 2, 1, 1, 11, false)),
                event("bookings", "b", FRIDAY, body(2, 2, 1, AT, 2, 2, 2, 12, false)),
                event("others", "c", FRIDAY, body(3, 3, 1, AT, 2, 3, 3, 13, false))));
        restaurant.mapping(RIGHT);
        String all = restaurant.say(0, "replay", "bookings");
        assertThat(all).contains("Events read again: 2;", "./tablebridge replay bookings --apply");
        assertThat(restaurant.say(0, "replay", "bookings", "--since", "2026-11-20"))
                .contains("Events read again: 1;", "replay bookings --since 2026-11-20 --apply");
        assertThat(restaurant.say(0, "replay", "bookings", "--until", "2026-11-16"))
                .contains("Events read again: 1;");
        assertThat(restaurant.say(0, "replay", "bookings", "--source", "nobody"))
                .contains("Of what was asked for, nothing", "nothing to read again");
        assertThat(restaurant.say(0, "replay", "bookings", "--since", "2026-11-20", "--apply"))
                .contains("Events read again: 1;");
        assertThat(restaurant.say(0, "replay", "bookings", "--lang", "zh-TW")).contains("重新讀取的事件：2");

        assertThat(restaurant.say(3, "replay", "boking")).contains("TB-APP-007", "boking. Did you mean: bookings?");
        assertThat(restaurant.say(3, "replay", "nothing")).contains("nothing. Did you mean: bookings, others?");
        assertThat(restaurant.say(1, "test", "bookngs")).contains("bookngs. Did you mean: bookings?");
        assertThat(restaurant.say(3, "replay", "bookings", "--since", "yesterday"))
                .contains("TB-APP-115");
        assertThat(restaurant.say(3, "replay", "bookings", "--since", "2026-11-20", "--until", "2026-11-19"))
                .contains("TB-APP-113");
        assertThat(restaurant.say(2, "replay", "bookings", "--apply", "--file", "x.yaml"))
                .contains("TB-CLI-001");
    }

    @Test
    void aFileThatIsNotInForceIsNotApplied() throws Exception {
        restaurant.take(history(new Random(5), 20, 20));
        restaurant.mapping(RIGHT.replace("partySize", "partySizes"));
        assertThat(restaurant.say(3, "replay", "bookings", "--apply")).contains("TB-APP-157");
        assertThat(restaurant.say(1, "replay", "bookings")).contains("TB-MAP-");
    }

    @Test
    void whatTheMappingCantReadAnyMoreStaysAndIsCounted() throws Exception {
        restaurant.take(List.of(
                event("bookings", "a", FRIDAY, body(1, 1, 1, AT, 2, 1, 1, 11, false)),
                event("bookings", "b", FRIDAY, body(2, 2, 1, "some day", 2, 2, 2, 12, false))));
        restaurant.mapping(RIGHT.replace(
                "partySize: { from: /party, as: integer }", "partySize: { from: /none, required: true, as: integer }"));
        assertThat(restaurant.say(0, "replay", "bookings", "--apply"))
                .contains("can't read: 1;", "dead, erased or lost: 1");
    }

    @Test
    void aPreviewLeavesTheJournalItsReserveOfDisk() throws Exception {
        long free = Files.getFileStore(restaurant.folder()).getUsableSpace();
        assumeThat(free).isLessThan(1024L << 30); // the greatest reserve that can be set
        restaurant.take(history(new Random(6), 20, 20));
        restaurant.mapping(RIGHT);
        restaurant.say(0, "audit");
        Path config = Files.createDirectories(restaurant.folder().resolve("config"));
        Files.writeString(config.resolve("application.properties"), "tablebridge.journal.reserve = 1024 GiB\n");

        assertThat(restaurant.say(3, "replay", "bookings"))
                .contains("TB-OPS-083 " + restaurant.folder().resolve("data/scratch"))
                .containsPattern("need 10485[0-9]{2} MiB");
        assertThat(restaurant.say(3, "replay", "bookings", "--lang", "zh-TW")).contains("TB-OPS-083", "目前只剩");
        assertThat(leftOvers()).isEmpty();
    }

    private List<String> leftOvers() throws Exception {
        Path scratch = restaurant.folder().resolve("data/scratch");
        try (Stream<Path> files = Files.list(scratch)) {
            return files.map(String::valueOf).toList();
        }
    }

    /** Bookings by webhook and by poll, resent, superseded, dead and of another mapping. */
    static List<Entry> history(Random random, int events, int people) {
        List<Entry> entries = new ArrayList<>();
        Instant at = FRIDAY.minus(Duration.ofDays(10));
        for (int i = 0; i < events; i++) {
            at = at.plus(Duration.ofMinutes(20));
            String body = any(random, people);
            if (random.nextInt(10) == 0) {
                entries.add(block("bookings", at, List.of(body, any(random, people), any(random, people))));
            } else if (random.nextInt(20) == 0) {
                entries.add(event("others", "o" + i, at, body));
            } else {
                entries.add(event("bookings", "e" + i, at, body));
            }
            if (random.nextInt(15) == 0) {
                entries.add(entries.get(entries.size() - 1));
            }
        }
        return entries;
    }

    private static String any(Random random, int people) {
        int who = random.nextInt(people);
        int booking = random.nextInt(2 * people);
        return body(
                booking,
                booking / 2,
                1 + random.nextInt(6),
                random.nextInt(40) == 0 ? "some day" : AT,
                1 + random.nextInt(8),
                who,
                who / 2,
                random.nextInt(6) == 0 ? who / 3 : 10_000 + who,
                random.nextInt(12) == 0);
    }

    /** The lines about guests and their fields, each field with its guest. */
    static List<String> guests(String said) {
        List<String> lines = new ArrayList<>();
        String guest = "";
        for (String line : said.lines().toList()) {
            if (line.matches("g[a-z0-9]+ .*")) {
                guest = line.substring(0, line.indexOf(' '));
                lines.add(line);
            } else if (line.startsWith("    ")) {
                lines.add(guest + line);
            }
        }
        return lines;
    }

    /** The same, told from the guests themselves. */
    static List<String> differences(Map<String, GuestState> before, Map<String, GuestState> after) {
        List<String> lines = new ArrayList<>();
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            GuestState old = before.get(id);
            GuestState fresh = after.get(id);
            String from = old instanceof GuestState.Retired retired ? retired.survivorPublicId() : "";
            if (fresh instanceof GuestState.Retired retired) {
                if (!retired.survivorPublicId().equals(from)
                        && (!from.isEmpty() || !values(old).isEmpty())) {
                    lines.add(id + " goes into " + retired.survivorPublicId());
                }
                continue;
            }
            Map<String, String> was = values(old);
            Map<String, String> is = values(fresh);
            if (is.isEmpty()) {
                if (!was.isEmpty() || !from.isEmpty()) {
                    lines.add(id + " is left with nothing");
                }
                continue;
            }
            List<String> fields = fields(was, is);
            if (!from.isEmpty()) {
                lines.add(id + " comes out of " + from);
            } else if (was.isEmpty()) {
                lines.add(id + " is new");
            } else if (!fields.isEmpty()) {
                lines.add(id + " changes");
            }
            fields.forEach(field -> lines.add(id + "    " + field));
        }
        return lines;
    }

    private static List<String> fields(Map<String, String> was, Map<String, String> is) {
        TreeSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        return names.stream()
                .filter(name -> !was.getOrDefault(name, "–").equals(is.getOrDefault(name, "–")))
                .map(name -> name + ": " + was.getOrDefault(name, "–") + " → " + is.getOrDefault(name, "–"))
                .toList();
    }

    private static Map<String, String> values(@Nullable GuestState state) {
        Map<String, String> values = new TreeMap<>();
        if (state instanceof GuestState.Living living) {
            living.profile()
                    .values()
                    .forEach((name, value) -> values.put(
                            name,
                            value instanceof List<?> list
                                    ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                                    : String.valueOf(value)));
        }
        values.remove(ProfileFields.ID);
        boolean nothing = values.values().stream().allMatch("0"::equals);
        return nothing ? Map.of() : values;
    }

    /** What the living guests are, whichever numbers they have. */
    private static List<Map<String, String>> contents(Map<String, GuestState> guests) {
        return guests.values().stream()
                .map(ReplayCommandTest::values)
                .filter(values -> !values.isEmpty())
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), Collections::unmodifiableList));
    }
}
