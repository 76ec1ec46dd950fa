package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablebridge.FastClock;
import io.tablebridge.app.Core;
import io.tablebridge.app.CoreSettings;
import io.tablebridge.delivery.JdkTransport;
import io.tablebridge.delivery.hubspot.HubSpotDestination;
import io.tablebridge.delivery.hubspot.HubSpotSettings;
import io.tablebridge.guests.GuestState;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalBench;
import io.tablebridge.journal.Power;
import io.tablebridge.mapping.OutboundMapping;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.DatabaseLocation;
import io.tablebridge.remote.RateBudget;
import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** The same events, resent and in any order, make the same guests and the same contacts. */
class ShuffledHistoryTest {

    private static final OutboundMapping MAPPING = Shipped.hubSpotContact();
    private static final Clock CLOCK = Clock.fixed(RandomHistory.NOW, ZoneOffset.UTC);

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void anyOrderGivesTheSameGuestsAndContacts(@ForAll long seed, @ForAll @IntRange(min = 5, max = 60) int size)
            throws Exception {
        compare(new Random(seed), size);
    }

    @Tag("long")
    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void anyOrderGivesTheSameInManyHistories(@ForAll long seed, @ForAll @IntRange(min = 5, max = 150) int size)
            throws Exception {
        compare(new Random(seed), size);
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void toldPieceByPieceTheCrmHoldsWhatTheGuestsAre(@ForAll long seed, @ForAll @IntRange(min = 5, max = 60) int size)
            throws Exception {
        live(RandomHistory.of(new Random(seed), size), 5);
    }

    @Tag("long")
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void toldPieceByPieceTheCrmHoldsWhatTheGuestsAreInManyHistories(
            @ForAll long seed, @ForAll @IntRange(min = 5, max = 150) int size) throws Exception {
        live(RandomHistory.of(new Random(seed), size), 8);
    }

    private static void compare(Random random, int size) throws Exception {
        List<Told> history = RandomHistory.of(random, size);
        List<Told> shuffled = new ArrayList<>(history);
        history.stream().filter(told -> random.nextInt(3) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        End inOrder = live(history, 1);
        End otherwise = live(shuffled, 1);
        assertThat(otherwise.guests()).isEqualTo(inOrder.guests());
        assertThat(otherwise.contacts()).isEqualTo(inOrder.contacts());
        assertThat(otherwise.safety()).isEqualTo(inOrder.safety());
    }

    /** What guests and CRM hold in the end, without ids. */
    private record End(List<String> guests, List<Map<String, String>> contacts, List<String> safety) {}

    /**
     * @param pieces how many times the CRM is brought into step with what was told so far
     */
    private static End live(List<Told> events, int pieces) throws Exception {
        Path root = Files.createTempDirectory("shuffled");
        SandboxOptions options = SandboxOptions.standard().withBurst(100_000).withSearchLag(Duration.ZERO);
        try (HubSpotSandbox sandbox = HubSpotSandbox.start(options, Clock.systemUTC());
                FileJournal journal = new JournalBench(new Power(), true).open("", CLOCK);
                Core core = Core.open(settings(root), journal, CLOCK)) {
            Shipped.tell(journal, RandomHistory.NOW);
            Clock clock = new FastClock(RandomHistory.NOW, 20);
            HubSpotDestination hubSpot = hubSpot(sandbox, options);
            int length = events.size() / pieces + 1;
            for (int from = 0; from < events.size(); from += length) {
                events.subList(from, Math.min(events.size(), from + length)).stream()
                        .map(told -> journal.append(told.receivedAt(RandomHistory.NOW)))
                        .toList()
                        .forEach(receipt -> receipt.toCompletableFuture().join());
                core.catchUp();
                bringIntoStep(new Machine(core, hubSpot, MAPPING, () -> true, clock));
                core.catchUp();
                assertThat(core.audit().run().broken()).isEmpty();
                assertThat(core.deliveries().dead(10)).isEmpty();
                assertEachGuestIsInTheCrm(core, sandbox);
            }
            return new End(guests(core), contacts(sandbox), safety(core));
        } finally {
            deleteTree(root);
        }
    }

    private static void bringIntoStep(Machine machine) throws InterruptedException {
        machine.start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(machine::isDrained);
        } finally {
            machine.stop();
        }
    }

    /** With its address, if it has one of its own, and with what must never be missing. */
    private static void assertEachGuestIsInTheCrm(Core core, HubSpotSandbox sandbox) {
        Map<String, Map<String, String>> contacts = new TreeMap<>();
        sandbox.contacts().forEach(c -> contacts.put(c.properties().get("tablebridge_guest_id"), c.properties()));
        for (GuestProfile guest : living(core)) {
            if (MAPPING.wants(guest)) {
                Map<String, String> target = MAPPING.render(guest);
                Map<String, String> contact = contacts.getOrDefault(guest.publicId(), Map.of());
                for (String name : List.of("email", "tablebridge_allergies", "tablebridge_diet", "tablebridge_state")) {
                    assertThat(contact.getOrDefault(name, ""))
                            .as(name)
                            .isEqualToIgnoringCase(target.getOrDefault(name, ""));
                }
            }
        }
    }

    private static HubSpotDestination hubSpot(HubSpotSandbox sandbox, SandboxOptions options) {
        HubSpotSettings standard = HubSpotSettings.standard("hubspot", sandbox.baseUri());
        HubSpotSettings settings = new HubSpotSettings(
                "hubspot",
                sandbox.baseUri(),
                standard.apiVersion(),
                standard.idProperty(),
                standard.batchSize(),
                standard.timeout(),
                "TW",
                ZoneId.of("Asia/Taipei"));
        RateBudget budget = new RateBudget(Clock.systemUTC(), 100_000, Duration.ofSeconds(10));
        return new HubSpotDestination(settings, new JdkTransport(), options::token, budget, Clock.systemUTC());
    }

    private static CoreSettings settings(Path root) {
        DataFolder folder = DataFolder.at(root).create();
        return new CoreSettings(
                folder, DatabaseLocation.of(folder, Optional.empty()), IdentityRules.common(), Duration.ofDays(7), 2);
    }

    private static List<GuestProfile> living(Core core) {
        List<Long> ids = core.database().read(handle -> handle.createQuery("SELECT id FROM guest")
                .mapTo(Long.class)
                .list());
        return core.profiles().load(ids).values().stream()
                .filter(GuestState.Living.class::isInstance)
                .map(state -> ((GuestState.Living) state).profile())
                .toList();
    }

    private static List<String> guests(Core core) {
        return living(core).stream()
                .map(profile -> new TreeMap<>(profile.values()))
                .map(values -> {
                    values.remove("id");
                    return values.toString();
                })
                .sorted()
                .toList();
    }

    private static List<String> safety(Core core) {
        return core.database().read(handle -> handle.createQuery(
                        """
                                SELECT r.source || ' ' || r.external_id || ' ' || s.kind || ' ' || s.content
                                FROM safety s JOIN record r ON r.id = s.record_id ORDER BY 1""")
                .mapTo(String.class)
                .list());
    }

    /** The contacts that live, by what they say. */
    private static List<Map<String, String>> contacts(HubSpotSandbox sandbox) {
        return sandbox.contacts().stream()
                .map(SandboxContact::properties)
                .filter(properties -> "active".equals(properties.get("tablebridge_state")))
                .map(ShuffledHistoryTest::withoutIds)
                .sorted(Comparator.comparing(Map::toString))
                .toList();
    }

    private static Map<String, String> withoutIds(Map<String, String> properties) {
        Map<String, String> values = new TreeMap<>(properties);
        values.remove("tablebridge_guest_id");
        values.keySet().removeIf(name -> name.startsWith("hs_") || name.endsWith("date"));
        return values;
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (FileSystemException e) {
            throw new IOException("something still holds " + root, e);
        }
    }
}
