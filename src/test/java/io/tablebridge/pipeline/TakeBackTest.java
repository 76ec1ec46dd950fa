package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.SkippedWithoutPostgres;
import io.tablebridge.TestDatabase;
import io.tablebridge.csv.CellStyle;
import io.tablebridge.csv.SheetEncoding;
import io.tablebridge.csv.SheetForm;
import io.tablebridge.csv.SheetKind;
import io.tablebridge.csv.SheetPlace;
import io.tablebridge.csv.SheetRecord;
import io.tablebridge.guests.ImportScopes;
import io.tablebridge.guests.TakenBack;
import io.tablebridge.journal.Position;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** The law: when an import was taken back, all is as if it had never been. */
@AddLifecycleHook(SkippedWithoutPostgres.class)
class TakeBackTest {

    private static final List<String> IDS = List.of("00112233445566aa", "00112233445566bb", "00112233445566cc");
    private static final String ID = IDS.get(0);
    private static final String MAPPING =
            """
            mapping: m
            record: reservation
            id: /id
            version: { revision: /rev, required: false }
            deleted: { /state: gone }
            fields:
              status: { constant: booked }
              guest.name: { from: /who, as: personName }
              guest.phone: { from: /phone, as: { phone: TW } }
              guest.email: { from: /mail, as: email }
              guest.allergies: { from: /allergy, as: guestNotes }
            """;
    private static final List<String> COLUMNS = List.of("id", "rev", "who", "phone", "mail", "allergy", "state");
    private static final SheetForm FORM = new SheetForm(
            SheetKind.TEXT,
            SheetEncoding.UTF_8,
            ',',
            '"',
            COLUMNS,
            Collections.nCopies(COLUMNS.size(), CellStyle.AS_IS));

    private static World world() {
        World world = new World(new MemoryJournal("journal-a"), TestDatabase.open());
        world.rule("m", MAPPING);
        return world;
    }

    private static void begin(World world, String id, Instant at) {
        ImportBegin begin = new ImportBegin("b.csv", "ab", 1_000, "m", FORM.json(), new SheetPlace(20, 2, 0, false));
        world.journal.add(ImportEntries.begin(id, "excel", begin, at));
    }

    private static long block(World world, String id, String... rows) {
        List<SheetRecord> all = new ArrayList<>();
        for (String row : rows) {
            long number = all.size() + 1L;
            SheetPlace after = new SheetPlace(20 + number * 10, number + 2, number, false);
            all.add(new SheetRecord(number, number + 1, 10 + number * 10, row, 0, Optional.empty(), after));
        }
        return world.journal.add(ImportedRows.of(id, FORM.json(), all).entry("excel", "m", World.FRIDAY, all));
    }

    private static void webhook(World world, String row) {
        String[] cells = row.split(",", -1);
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < COLUMNS.size(); i++) {
            if (!cells[i].isEmpty()) {
                json.append(json.length() > 1 ? "," : "")
                        .append('"')
                        .append(COLUMNS.get(i))
                        .append("\":\"");
                json.append(cells[i]).append('"');
            }
        }
        world.event("excel", "", json.append('}').toString());
    }

    private static void takeBack(World world, String id) {
        world.journal.add(TakeBackDecision.entry(id, "manager", World.FRIDAY));
    }

    private static TakenBack done(World world, String id) {
        return new Imports(world.database).takeBack(id).map(TakeBack::done).orElseThrow();
    }

    private static GuestProfile only(World world) {
        List<GuestProfile> guests = world.living().stream()
                .filter(guest -> guest.values().containsKey(ProfileFields.SOURCES))
                .toList();
        assertThat(guests).hasSize(1);
        return guests.get(0);
    }

    @Test
    void whatOnlyTheImportToldIsGoneAndWhatItOverwroteIsBack() {
        try (World world = world()) {
            webhook(world, "R1,1,王小明,0912345678,,,");
            webhook(world, "R3,9,陳美,0922333444,,,");
            begin(world, ID, World.FRIDAY);
            block(world, ID, "R1,2,王大明,0912345678,,peanut allergy,", "R2,1,林,0933444555,,,", "R3,1,陳,0922333444,,,");
            world.run();
            assertThat(world.export()).anyMatch(guest -> guest.contains("peanut"));
            takeBack(world, ID);
            world.run();
            assertThat(done(world, ID)).isEqualTo(new TakenBack(1, 1, 0));
            assertThat(world.exportOfTold())
                    .hasSize(2)
                    .noneMatch(guest -> guest.contains("peanut"))
                    .anyMatch(guest -> guest.contains("王小明"))
                    .anyMatch(guest -> guest.contains("陳美"));
        }
    }

    @Test
    void whatWasToldSinceStays() {
        try (World world = world()) {
            begin(world, ID, World.FRIDAY);
            block(world, ID, "R1,1,王小明,0912345678,,peanut allergy,");
            webhook(world, "R1,2,王大明,0912345678,,peanut allergy,");
            takeBack(world, ID);
            world.run();
            assertThat(done(world, ID)).isEqualTo(new TakenBack(0, 0, 1));
            assertThat(only(world).values())
                    .containsEntry(ProfileFields.NAME, "王大明")
                    .containsEntry(ProfileFields.ALLERGIES, List.of("peanut"));
        }
    }

    @Test
    void whatTheImportHadOutdatedComesIntoForceAgain() {
        try (World world = world()) {
            begin(world, ID, World.FRIDAY);
            block(world, ID, "R1,5,王小明,0912345678,,,");
            webhook(world, "R1,3,王大明,0912345678,,,");
            takeBack(world, ID);
            world.run();
            assertThat(done(world, ID)).isEqualTo(new TakenBack(0, 1, 0));
            assertThat(only(world).values()).containsEntry(ProfileFields.NAME, "王大明");
        }
    }

    @Test
    void whatComesLaterIsNotOlderThanWhatWasTakenBack() {
        try (World world = world()) {
            begin(world, ID, World.FRIDAY);
            block(world, ID, "R1,5,王小明,0912345678,,,");
            takeBack(world, ID);
            webhook(world, "R1,3,王大明,0912345678,,,");
            begin(world, IDS.get(1), World.FRIDAY);
            block(world, IDS.get(1), "R2,1,林,0933444555,,,");
            world.run();
            assertThat(world.exportOfTold()).hasSize(2).anyMatch(guest -> guest.contains("王大明"));
        }
    }

    @Test
    void guestsThatTheImportJoinedAreTwoAgainAndBothAreMarked() {
        try (World world = world()) {
            webhook(world, "R1,1,王小明,0912345678,,,");
            webhook(world, "R2,1,王小明,,wang@example.com,,");
            world.run();
            begin(world, ID, World.FRIDAY);
            block(world, ID, "R3,1,王小明,0912345678,wang@example.com,,");
            world.run();
            assertThat(world.exportOfTold()).hasSize(1);
            takeBack(world, ID);
            world.run();
            assertThat(world.exportOfTold()).hasSize(2);
            assertThat(world.retiredInto(1L)).isEmpty();
        }
    }

    @Test
    void rowsThatComeAfterItWasTakenBackAreNotTaken() {
        try (World world = world()) {
            begin(world, ID, World.FRIDAY);
            block(world, ID, "R1,1,王小明,0912345678,,,");
            takeBack(world, ID);
            long late = block(world, ID, "R2,1,林,0933444555,,,");
            world.run();
            assertThat(world.exportOfTold()).isEmpty();
            assertThat(new Imports(world.database)
                            .find(ID)
                            .orElseThrow()
                            .counts()
                            .ignored())
                    .isEqualTo(1);
            world.journal.add(RetryDecision.entry(List.of(new Position(late, 0)), World.FRIDAY));
            world.run();
            assertThat(world.exportOfTold()).isEmpty();
        }
    }

    @Test
    void afterThirtyDaysItStays() {
        try (World world = world()) {
            begin(world, ID, World.FRIDAY.minus(Duration.ofDays(31)));
            block(world, ID, "R1,1,王小明,0912345678,,,");
            takeBack(world, ID);
            world.run();
            assertThat(new Imports(world.database).takeBack(ID)).isEmpty();
            assertThat(world.exportOfTold()).hasSize(1);
        }
    }

    @Test
    void whatAWebhookToldStaysHoweverManyImportsAreTakenBack() {
        List<String> ids = IntStream.range(1, 6).mapToObj("%016x"::formatted).toList();
        try (World world = world()) {
            begin(world, ids.get(0), World.FRIDAY);
            block(world, ids.get(0), "R1,1,王小明,0912345678,,,");
            webhook(world, "R1,2,王大明,0912345678,,,");
            for (int i = 1; i < ids.size(); i++) {
                begin(world, ids.get(i), World.FRIDAY);
                block(world, ids.get(i), "R1," + (2 + i) + ",王中明,0912345678,,,");
            }
            world.run();
            for (int i = ids.size() - 1; i >= 0; i--) {
                takeBack(world, ids.get(i));
                world.run();
                assertThat(world.exportOfTold())
                        .as("without import %d and those behind it", i)
                        .hasSize(1);
            }
            assertThat(world.exportOfTold().toString()).contains("王大明");
        }
    }

    @Test
    void whatItTakesToTakeAnOldImportBackIsForgottenWhenAnotherBegins() {
        try (World world = world()) {
            webhook(world, "R1,1,王小明,0912345678,,,");
            begin(world, ID, World.FRIDAY.minus(Duration.ofDays(40)));
            block(world, ID, "R1,2,王大明,0912345678,,peanut allergy,", "R2,1,林,0933444555,,egg allergy,");
            webhook(world, "R2,2,林,0933444555,,milk allergy,");
            world.run();
            assertThat(world.tables().get("record_teller")).hasSize(4);
            begin(world, IDS.get(1), World.FRIDAY);
            world.run();
            assertThat(world.tables().get("record_teller")).isEmpty();
            assertThat(world.tables().get("safety_teller")).isEmpty();
            assertThat(world.tables().get("imported_block")).isEmpty();
            block(world, IDS.get(1), "R2,3,林,0933444555,,egg allergy,");
            takeBack(world, IDS.get(1));
            world.run();
            assertThat(world.exportOfTold()).anyMatch(guest -> guest.contains("egg") && guest.contains("milk"));
        }
    }

    @Test
    void whatIsBackIsReadAsTheMappingWasCorrectedMeanwhile() {
        try (World world = world()) {
            webhook(world, "R1,1,王小明,0912345678,,,");
            begin(world, ID, World.FRIDAY);
            block(world, ID, "R1,2,王大明,0912345678,,,", "R2,1,林,0933444555,,,");
            world.run();
            String corrected = MAPPING + "  table: { constant: A9 }\n";
            ReplayTest.replayAll(world, corrected, 20);
            takeBack(world, ID);
            world.run();
            assertThat(world.exportOfTold())
                    .hasSize(1)
                    .allMatch(guest -> guest.contains("王小明") && guest.contains("A9"));
            ReplayTest.replayAll(world, MAPPING + "  table: { constant: B7 }\n", 20);
            assertThat(world.exportOfTold())
                    .hasSize(1)
                    .allMatch(guest -> guest.contains("王小明") && guest.contains("B7"));
        }
    }

    @Test
    void whatACorrectedMappingMakesOfAnEventMayBeWhatWasTakenBack() {
        try (World world = world()) {
            webhook(world, "R1,1,王小明,0912345678,,,");
            begin(world, ID, World.FRIDAY);
            block(world, ID, "0912345678,2,林,0933444555,,,");
            takeBack(world, ID);
            world.run();
            ReplayTest.replayAll(world, MAPPING.replace("id: /id", "id: /phone"), 20);
            assertThat(world.exportOfTold()).hasSize(1).allMatch(guest -> guest.contains("reservation 0912345678 1"));
        }
    }

    @Test
    void aLargeImportIsTakenBackPieceByPiece() {
        try (World world = world()) {
            begin(world, ID, World.FRIDAY);
            int rows = 2 * TakeBackDecision.RECORDS + 1;
            for (int from = 0; from < rows; from += 500) {
                List<String> some = new ArrayList<>();
                for (int n = from; n < Math.min(rows, from + 500); n++) {
                    some.add("R" + n + ",1,王小明,,g" + n + "@example.com,,");
                }
                block(world, ID, some.toArray(String[]::new));
            }
            takeBack(world, ID);
            world.run();
            assertThat(done(world, ID).gone()).isEqualTo(TakeBackDecision.RECORDS);
            world.restart();
            takeBack(world, ID);
            takeBack(world, ID);
            takeBack(world, ID);
            world.run();
            assertThat(new Imports(world.database).takeBack(ID).orElseThrow().finished())
                    .isTrue();
            assertThat(done(world, ID)).isEqualTo(new TakenBack(rows, 0, 0));
            assertThat(world.exportOfTold()).isEmpty();
        }
    }

    /** Something that happens: a webhook, rows of an import, or its end when it is taken back. */
    private record Happening(int importIndex, List<String> rows) {}

    private static List<Happening> history(Random random) {
        boolean versions = random.nextInt(3) > 0;
        List<Happening> history = new ArrayList<>();
        for (int n = 10 + random.nextInt(30); n > 0; n--) {
            int which = random.nextInt(5) - 2;
            List<String> rows = new ArrayList<>();
            for (int rest = which < 0 ? 1 : 1 + random.nextInt(4); rest > 0; rest--) {
                rows.add(anyRow(random, versions));
            }
            history.add(new Happening(which, rows));
        }
        return history;
    }

    private static String anyRow(Random random, boolean versions) {
        return String.join(
                ",",
                "R" + random.nextInt(8),
                versions ? String.valueOf(1 + random.nextInt(6)) : "",
                any(random, "王小明", "林小美", "陳"),
                any(random, "0912345678", "0922333444", "0933444555", ""),
                any(random, "wang@example.com", "lin@example.com", "", ""),
                any(random, "peanut allergy", "egg allergy", "", "", ""),
                any(random, "", "", "", "", "gone"));
    }

    private static String any(Random random, String... some) {
        return some[random.nextInt(some.length)];
    }

    /** @param without imports that there never were */
    private static void play(World world, List<Happening> history, Set<Integer> without) {
        for (Happening happening : history) {
            if (happening.importIndex() < 0) {
                happening.rows().forEach(row -> webhook(world, row));
            } else if (!without.contains(happening.importIndex())) {
                block(world, IDS.get(happening.importIndex()), happening.rows().toArray(String[]::new));
            }
        }
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void allIsAsIfItHadNeverBeen(@ForAll Random random) {
        List<Happening> history = history(random);
        int cut = random.nextInt(history.size() + 1);
        List<Integer> back = new ArrayList<>(List.of(0, 1, 2));
        Collections.shuffle(back, random);
        back = back.subList(0, 1 + random.nextInt(2));
        try (World with = world();
                World never = world()) {
            IDS.forEach(id -> begin(with, id, World.FRIDAY));
            play(with, history.subList(0, cut), Set.of());
            for (Integer which : back) {
                with.run(1 + random.nextInt(20));
                String id = IDS.get(which);
                long number = new Imports(with.database).number(id).orElseThrow();
                TakenBack expected =
                        new ImportScopes(with.database).of(number, 0).records();
                takeBack(with, id);
                with.run();
                assertThat(done(with, id)).isEqualTo(expected);
            }
            play(with, history.subList(cut, history.size()), Set.of());
            with.run(1 + random.nextInt(20));
            IDS.forEach(id -> begin(never, id, World.FRIDAY));
            play(never, history, Set.copyOf(back));
            never.run();
            assertThat(told(with)).isEqualTo(told(never));
            try (World again = World.beside(with.journal)) {
                while (again.pipeline.position() < with.journal.end()) {
                    long left = with.journal.end() - again.pipeline.position();
                    again.runUntil(again.pipeline.position() + 1 + random.nextInt((int) left), 1 + random.nextInt(40));
                    again.restart();
                }
                assertThat(again.tables()).isEqualTo(with.tables());
            }
        }
    }

    private static Map<String, List<String>> told(World world) {
        return Map.of(
                "guests",
                world.exportOfTold(),
                "safety",
                safety(world),
                "shared",
                world.tables().getOrDefault("shared_value", List.of()));
    }

    private static List<String> safety(World world) {
        return world.database.read(handle -> handle
                .createQuery(
                        "SELECT r.external_id, s.kind, s.content, s.told_at FROM safety s JOIN record r ON r.id = s.record_id")
                .map((row, context) ->
                        row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4))
                .list()
                .stream()
                .sorted()
                .toList());
    }
}
