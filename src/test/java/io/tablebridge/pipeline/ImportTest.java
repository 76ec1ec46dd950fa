package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.SkippedWithoutPostgres;
import io.tablebridge.csv.CellStyle;
import io.tablebridge.csv.FaultKind;
import io.tablebridge.csv.SheetEncoding;
import io.tablebridge.csv.SheetFault;
import io.tablebridge.csv.SheetForm;
import io.tablebridge.csv.SheetKind;
import io.tablebridge.csv.SheetPlace;
import io.tablebridge.csv.SheetRecord;
import io.tablebridge.guests.RecordOutcome;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.Position;
import io.tablebridge.pipeline.ImportState.Counts;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** Rows of files in the journal: what becomes of them, and that the books of imports follow from the journal alone. */
@AddLifecycleHook(SkippedWithoutPostgres.class)
class ImportTest {

    private static final String ID = "00112233445566aa";
    private static final String MAPPING =
            """
            mapping: m
            record: reservation
            id: /id
            version: { revision: /rev, required: false }
            venue: /venue
            ignore:
              - when: { /who: test }
                reason: a test
            fields:
              status: { constant: booked }
              guest.name: { from: /who, as: personName }
              guest.phone: { from: /phone, as: { phone: TW } }
              partySize: { from: /party, as: integer }
            """;
    private static final List<String> COLUMNS = List.of("id", "rev", "who", "phone", "party", "venue");
    private static final SheetForm FORM = new SheetForm(
            SheetKind.TEXT,
            SheetEncoding.UTF_8,
            ',',
            '"',
            COLUMNS,
            Collections.nCopies(COLUMNS.size(), CellStyle.AS_IS));

    private static World world() {
        World world = new World(new MemoryJournal("journal-a"), io.tablebridge.TestDatabase.open());
        world.rule("m", MAPPING);
        return world;
    }

    private static void begin(World world, String id) {
        ImportBegin begin = new ImportBegin("b.csv", "ab", 1_000, "m", FORM.json(), new SheetPlace(20, 2, 0, false));
        world.journal.add(ImportEntries.begin(id, "excel", begin, World.FRIDAY));
    }

    private static SheetRecord row(long number, String text, Optional<FaultKind> fault) {
        SheetPlace after = new SheetPlace(20 + number * 10, number + 2, number, false);
        return new SheetRecord(
                number, number + 1, 10 + number * 10, text, 0, fault.map(kind -> new SheetFault(kind, "phone")), after);
    }

    private static long block(World world, String id, SheetRecord... rows) {
        List<SheetRecord> all = List.of(rows);
        return world.journal.add(ImportedRows.of(id, FORM.json(), all).entry("excel", "m", World.FRIDAY, all));
    }

    private static SheetRecord good(long number, String text) {
        return row(number, text, Optional.empty());
    }

    private static ImportState state(World world) {
        return new Imports(world.database).find(ID).orElseThrow();
    }

    @Test
    void everyRowHasOneFateAndTheyAddUp() {
        try (World world = world()) {
            begin(world, ID);
            long entry = block(
                    world,
                    ID,
                    good(1, "R1,1,王小明,0912345678,2"),
                    good(2, "R1,1,王小明,0912345678,2"),
                    good(3, "R1,0,王小明,0912345678,3"),
                    good(4, "R2,1,test,0912345678,3"),
                    good(5, "R3,1,林小美,12,3"),
                    good(6, ",1,林小美,0912345678,3"),
                    row(7, "R4,1,\"林,0912345678,2", Optional.of(FaultKind.UNCLOSED_QUOTE)),
                    row(8, "總計,,,,", Optional.of(FaultKind.TOTALS_ROW)));
            world.journal.add(ImportEntries.end(ID, "excel", 8, World.FRIDAY));
            world.run();
            ImportState state = state(world);
            assertThat(state.counts()).isEqualTo(new Counts(1, 1, 1, 3, 2, 0));
            assertThat(state.counts().all()).isEqualTo(8);
            assertThat(state.end()).map(ImportState.End::rows).contains(8L);
            assertThat(state.after()).isEqualTo(new SheetPlace(100, 10, 8, false));
            List<ImportReject> rejects = new Imports(world.database).rejects(ID, 0, 100);
            assertThat(rejects).extracting(ImportReject::row).containsExactly(5L, 6L, 7L);
            assertThat(rejects).extracting(ImportReject::line).containsExactly(6L, 7L, 8L);
            assertThat(rejects.get(2).place()).isEqualTo(new Position(entry, 6));
            assertThat(rejects)
                    .extracting(reject -> reject.problems().get(0).code())
                    .containsExactly("TB-NRM-010", "TB-MAP-043", "TB-CSV-020");
            assertThat(new Imports(world.database).rejects(ID, 6, 1))
                    .extracting(ImportReject::row)
                    .containsExactly(7L);
            assertThat(world.events("excel").of(EventState.FINISHED)).isEqualTo(6);
            assertThat(world.events("excel").of(EventState.IGNORED)).isEqualTo(2);
            assertThat(world.events("excel").of(EventState.DEAD)).isZero();
            assertThat(world.records("excel").of(RecordOutcome.REJECTED)).isEqualTo(3);
            assertThat(new Bookkeeping(world.database).dead()).isZero();
        }
    }

    @Test
    void aRowOfWhichOneFieldCanNotBeReadIsNotTakenByHalf() {
        try (World world = world()) {
            begin(world, ID);
            block(world, ID, good(1, "R1,1,王小明,0912345678,many"));
            world.run();
            assertThat(world.living()).isEmpty();
            assertThat(state(world).counts().rejected()).isEqualTo(1);
        }
    }

    @Test
    void aRowThatIsTooLongToBeStoredIsRejectedToo() {
        try (World world = world()) {
            begin(world, ID);
            List<SheetRecord> rows = List.of(good(1, "R1,1,王小明,0912345678,2"));
            world.journal.add(ImportedRows.of(ID, FORM.json(), rows).entry("x".repeat(101), "m", World.FRIDAY, rows));
            world.run();
            assertThat(state(world).counts()).isEqualTo(new Counts(0, 0, 0, 1, 0, 0));
            assertThat(new Imports(world.database).rejects(ID, 0, 9))
                    .extracting(reject -> reject.problems().get(0).code())
                    .containsExactly("TB-IMP-011");
        }
    }

    @Test
    void aRowAndAWebhookOfOneBookingAreOneRecordAndTheNewerWins() {
        try (World world = world()) {
            begin(world, ID);
            world.event("excel", "e1", "{\"id\":\"R1\",\"rev\":3,\"who\":\"王小明\",\"phone\":\"0912345678\"}");
            block(world, ID, good(1, "R1,2,王大明,0912345678,2"), good(2, "R9,2,王小明,0912-345-678,2"));
            world.run();
            assertThat(world.living()).hasSize(1);
            assertThat(world.store.records()).isEqualTo(2);
            assertThat(state(world).counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0));
        }
    }

    @Test
    void withoutAMappingRowsAreDeadLettersUntilARetryFindsOne() {
        try (World world = new World(new MemoryJournal("journal-a"), io.tablebridge.TestDatabase.open())) {
            begin(world, ID);
            long entry = block(world, ID, good(1, "R1,1,王小明,0912345678,2"), good(2, "R2,1,王小明,12,2"));
            world.run();
            assertThat(state(world).counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 2));
            assertThat(world.events("excel").of(EventState.DEAD)).isEqualTo(2);
            world.rule("m", MAPPING);
            world.journal.add(
                    RetryDecision.entry(List.of(new Position(entry, 0), new Position(entry, 1)), World.FRIDAY));
            world.run();
            assertThat(state(world).counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
            assertThat(world.events("excel").of(EventState.DEAD)).isZero();
            assertThat(new Imports(world.database).rejects(ID, 0, 9))
                    .extracting(ImportReject::place)
                    .containsExactly(new Position(entry, 1));
        }
    }

    @Test
    void aBlockWhoseDescriptionCanNotBeReadIsKeptAsDeadLetters() {
        try (World world = world()) {
            for (Map<String, String> spoilt : List.of(
                    Map.of("lines", "x"),
                    Map.of("after", "?"),
                    Map.of("sheet", "{}"),
                    Map.of("faults", "[[0,\"X\",\"\"]]"))) {
                List<SheetRecord> rows = List.of(good(1, "R1,1,王小明,0912345678,2"));
                Entry entry = ImportedRows.of(ID, FORM.json(), rows).entry("excel", "m", World.FRIDAY, rows);
                Map<String, String> headers = new java.util.TreeMap<>(entry.headers());
                headers.putAll(spoilt);
                world.journal.add(new Entry(EntryKind.BLOCK, "excel", "", World.FRIDAY, headers, entry.bodies()));
            }
            world.run();
            assertThat(new Bookkeeping(world.database).deadEvents(Position.START, 9))
                    .hasSize(4)
                    .allSatisfy(dead -> assertThat(dead.problems())
                            .extracting(Problem::code)
                            .containsExactly("TB-IMP-010"));
        }
    }

    @Test
    void aPartOfABlockHasTheHeadersOfItsRows() {
        List<SheetRecord> rows = List.of(
                good(4, "a"),
                row(5, "b", Optional.of(FaultKind.NUL)),
                good(6, "c"),
                row(7, "d", Optional.of(FaultKind.NUL)));
        Entry part =
                ImportedRows.part(ImportedRows.of(ID, FORM.json(), rows).entry("excel", "m", World.FRIDAY, rows), 1, 3);
        ImportedRows read = ImportedRows.read(part).orElseThrow();
        assertThat(read.firstRow()).isEqualTo(5);
        assertThat(read.lines()).containsExactly(6L, 7L);
        assertThat(read.faults()).containsOnlyKeys(0);
        Entry without =
                ImportedRows.part(ImportedRows.of(ID, FORM.json(), rows).entry("excel", "m", World.FRIDAY, rows), 0, 1);
        assertThat(ImportedRows.read(without).orElseThrow().faults()).isEmpty();
    }

    @Test
    void theSecondBeginningAndTheSecondEndChangeNothing() {
        try (World world = world()) {
            begin(world, ID);
            block(world, ID, good(1, "R1,1,王小明,0912345678,2"));
            world.journal.add(ImportEntries.end(ID, "excel", 1, World.FRIDAY));
            world.run();
            ImportState before = state(world);
            begin(world, ID);
            world.journal.add(ImportEntries.end(ID, "excel", 7, World.FRIDAY.plusSeconds(9)));
            world.run();
            assertThat(state(world)).isEqualTo(before);
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void howTheJournalIsCutIntoBatchesMakesNoDifference(@ForAll Random random) {
        try (World one = world()) {
            List<String> ids = List.of(ID, "ffeeddccbbaa9988");
            ids.forEach(id -> begin(one, id));
            long[] row = new long[2];
            for (int i = 0; i < 20; i++) {
                int which = random.nextInt(2);
                List<SheetRecord> rows = new ArrayList<>();
                for (int n = random.nextInt(6); n >= 0; n--) {
                    rows.add(anyRow(++row[which], random));
                }
                block(one, ids.get(which), rows.toArray(SheetRecord[]::new));
                if (random.nextInt(4) == 0) {
                    one.event("excel", "", "{\"id\":\"R" + random.nextInt(5) + "\",\"who\":\"x\"}");
                }
                if (random.nextInt(6) == 0) {
                    one.rule("m", random.nextBoolean() ? "uncompilable" : MAPPING);
                }
                if (random.nextInt(6) == 0) {
                    long any = 1L + random.nextInt((int) one.journal.end());
                    one.journal.add(RetryDecision.entry(List.of(new Position(any, 0)), World.FRIDAY));
                }
            }
            one.journal.add(ImportEntries.end(ID, "excel", row[0], World.FRIDAY));
            one.run(1);
            assertThat(state(one).counts().all()).isEqualTo(row[0]);
            try (World other = World.beside(one.journal)) {
                while (other.pipeline.position() < one.journal.end()) {
                    long left = one.journal.end() - other.pipeline.position();
                    other.runUntil(other.pipeline.position() + 1 + random.nextInt((int) left), 1 + random.nextInt(40));
                    other.restart();
                }
                assertThat(other.tables()).isEqualTo(one.tables());
            }
        }
    }

    private static SheetRecord anyRow(long number, Random random) {
        String phone = List.of("0912345678", "0922333444", "12", "").get(random.nextInt(4));
        String text = "R" + random.nextInt(5) + "," + random.nextInt(3) + ",王小明," + phone + ",2";
        Optional<FaultKind> fault =
                switch (random.nextInt(8)) {
                    case 0 -> Optional.of(FaultKind.UNCLOSED_QUOTE);
                    case 1 -> Optional.of(FaultKind.HEADER_AGAIN);
                    default -> Optional.empty();
                };
        return row(number, text, fault);
    }
}
