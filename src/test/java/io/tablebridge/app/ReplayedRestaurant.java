package io.tablebridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.db.Database;
import io.tablebridge.guests.GuestState;
import io.tablebridge.guests.ProfileReader;
import io.tablebridge.identity.IdentityRules;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/**
 * The folder of a restaurant whose mapping of bookings was wrong: it took the fax for the phone and the table's number for
 * the booking's, and knew nothing of test bookings. No service runs; time stands still.
 */
final class ReplayedRestaurant {

    static final Instant FRIDAY = Instant.parse("2026-11-20T11:00:00Z");
    static final Clock CLOCK = Clock.fixed(FRIDAY, ZoneOffset.UTC);
    static final String WRONG =
            """
            mapping: bookings
            record: reservation
            id: /number
            version: { revision: /rev }
            fields:
              status: { constant: booked }
              startsAt: { from: /at, as: { dateTime: { zone: Asia/Taipei } }, required: true }
              partySize: { from: /party, as: integer }
              guest.name: { from: /who, as: personName }
              guest.phone: { from: /fax, as: { phone: TW } }
            """;
    static final String RIGHT = WRONG.replace("/number", "/id")
            .replace("/fax", "/phone")
            .replace("fields:\n", "ignore:\n  - when: { /state: test }\n    reason: a test\nfields:\n");

    private static final long PAGE = 10_000;
    private static final String BODY =
            """
            {"id": "r%d", "number": "n%d", "rev": %d, "at": "%s", "party": %d, "who": "%s", "fax": "%s", "phone": "%s",
             "state": "%s"}""";

    private final Path folder;

    ReplayedRestaurant(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("mappings"));
        Files.createDirectories(folder.resolve("routes"));
        mapping(WRONG);
    }

    void mapping(String text) throws IOException {
        Files.writeString(folder.resolve("mappings/bookings.yaml"), text);
        Files.writeString(
                folder.resolve("mappings/others.yaml"), WRONG.replace("mapping: bookings", "mapping: others"));
    }

    Path folder() {
        return folder;
    }

    Settings settings() {
        return new SettingsLoader(Map.of(), folder).load(new Properties(), Map.of());
    }

    /** The number of the journal's newest entry. */
    long end() throws Exception {
        try (FileJournal journal = JournalOpening.open(settings(), DataFolder.at(folder.resolve("data")), CLOCK)) {
            return journal.end();
        }
    }

    /** Has the journal take entries after the mappings as they stand. */
    void take(List<Entry> entries) throws Exception {
        CoreSettings with = CoreSettings.of(settings());
        with.folder().create();
        try (FileJournal journal = JournalOpening.open(settings(), with.folder(), CLOCK)) {
            MappingsInForce.activate(
                    folder.resolve("mappings"),
                    KnownRules.of(with.folder(), journal),
                    io.tablebridge.settings.Version.current(),
                    journal,
                    CLOCK);
            List<CompletableFuture<?>> receipts = new ArrayList<>();
            for (Entry entry : entries) {
                receipts.add(journal.append(entry).toCompletableFuture());
                if (receipts.size() == 500) {
                    CompletableFuture.allOf(receipts.toArray(CompletableFuture[]::new))
                            .join();
                    receipts.clear();
                }
            }
            CompletableFuture.allOf(receipts.toArray(CompletableFuture[]::new)).join();
        }
    }

    static Entry event(String mapping, String eventId, Instant at, String body) {
        return entry(EntryKind.EVENT, mapping, eventId, at, body);
    }

    static Entry block(String mapping, Instant at, List<String> bodies) {
        return entry(EntryKind.BLOCK, mapping, "", at, bodies.toArray(String[]::new));
    }

    private static Entry entry(EntryKind kind, String mapping, String eventId, Instant at, String... bodies) {
        return new Entry(
                kind,
                mapping.equals("bookings") ? "tablemate" : "another",
                eventId,
                at,
                Map.of(Entry.MAPPING, mapping),
                Arrays.stream(bodies)
                        .map(body -> body.getBytes(StandardCharsets.UTF_8))
                        .toList());
    }

    static String body(int id, int number, int rev, String at, int party, int who, int fax, int phone, boolean test) {
        return BODY.formatted(
                id, number, rev, at, party, name(who), mobile(fax), mobile(500_000 + phone), test ? "test" : "ok");
    }

    private static String name(int who) {
        return "王陳林李張".charAt(who % 5) + String.valueOf((char) (0x5e00 + who % 97)) + (char) (0x6e00 + who / 97 % 211);
    }

    private static String mobile(int number) {
        return "09%08d".formatted(number);
    }

    /** Runs a command and gives what it said. */
    String say(int exit, String... arguments) {
        StringWriter said = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new Properties(),
                folder,
                new PrintWriter(said),
                new PrintWriter(said),
                OutputStream.nullOutputStream());
        int status = new Cli(new TablebridgeEngine(Map.of(), CLOCK), surroundings).run(arguments);
        assertThat(status).as(said.toString()).isEqualTo(exit);
        return said.toString();
    }

    /** All guests there ever were, as they stand, by their stable ids. */
    Map<String, GuestState> guests() {
        try (Database database = database()) {
            long records = database.read(handle -> handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM record")
                    .mapTo(Long.class)
                    .one());
            Map<String, GuestState> guests = new TreeMap<>();
            ProfileReader reader = new ProfileReader(database, IdentityRules.common(), CLOCK);
            for (long first = 1; first <= records; first += PAGE) {
                List<Long> page = LongStream.range(first, Math.min(first + PAGE, records + 1))
                        .boxed()
                        .toList();
                reader.load(page).values().forEach(state -> guests.put(publicId(state), state));
            }
            return guests;
        }
    }

    private static String publicId(GuestState state) {
        return state instanceof GuestState.Retired retired
                ? retired.publicId()
                : ((GuestState.Living) state).profile().publicId();
    }

    private Database database() {
        return Database.open(
                "jdbc:h2:file:" + DataFolder.at(folder.resolve("data")).database());
    }

    /** Every row of every table of ours. */
    Map<String, List<String>> tables() {
        try (Database database = database()) {
            return database.read(handle -> {
                Map<String, List<String>> tables = new TreeMap<>();
                for (String name : handle.createQuery("SELECT table_name FROM information_schema.tables"
                                + " WHERE table_schema = CURRENT_SCHEMA AND table_name NOT LIKE 'flyway%'")
                        .mapTo(String.class)
                        .list()) {
                    tables.put(
                            name.toLowerCase(Locale.ROOT),
                            handle.createQuery("SELECT * FROM \"" + name + "\"").mapToMap().stream()
                                    .map(row -> {
                                        row.computeIfPresent("features", (k, v) -> Arrays.toString((byte[]) v));
                                        return row.toString();
                                    })
                                    .sorted()
                                    .toList());
                }
                return tables;
            });
        }
    }
}
