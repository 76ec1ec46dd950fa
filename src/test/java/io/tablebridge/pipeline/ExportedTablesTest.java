package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.delivery.JournaledOutbox;
import io.tablebridge.delivery.Outbox;
import io.tablebridge.export.Export;
import io.tablebridge.export.ExportKind;
import io.tablebridge.export.ExportLayout;
import io.tablebridge.export.ExportPage;
import io.tablebridge.export.ExportQuestion;
import io.tablebridge.export.Exports;
import io.tablebridge.guests.ProfileReader;
import io.tablebridge.identity.IdentityRules;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an export reads out of a real database, page by page. */
class ExportedTablesTest {

    private static final String BOOKED =
            "reservation R1 1 name=王小明 phone=+886911000001 table=A5 party=4 status=booked allergy=peanut"
                    + " at=2026-11-20T19:30:00+08:00";

    private final World world = World.empty();
    private int events;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyGuestThatLivesStandsThereOnceHoweverManyPagesItTakes() {
        String many = IntStream.rangeClosed(1, 1_203)
                .mapToObj(i -> "guest G" + i + " 1 name=Guest" + i + " phone=+88691" + (1_000_000 + i))
                .collect(Collectors.joining("\n"));
        tell("crm", many);
        tell("crm", "guest G1203 2 name=Guest1203 phone=+886911000001");
        List<Map<String, Cell>> rows = rows(ExportKind.GUESTS, 0);
        assertThat(rows).hasSize(1_202);
        assertThat(rows.stream().map(row -> row.get("id")).distinct()).hasSize(1_202);
        assertThat(rows.get(0)).containsEntry("phone", Cell.text("+886911000001"));
    }

    @Test
    void onlyGuestsThatAnEntryOrALaterOneChangedAreToldSince() {
        String many = IntStream.rangeClosed(1, 700)
                .mapToObj(i -> "guest G" + i + " 1 name=Guest" + i + " phone=+88691" + (1_000_000 + i))
                .collect(Collectors.joining("\n"));
        long first = tell("crm", many);
        List<Long> all = IntStream.rangeClosed(1, 700).mapToObj(i -> (long) i).toList();
        Outbox outbox = new JournaledOutbox();
        mark(outbox, all, first);
        mark(outbox, List.of(3L, 650L), first + 1);
        assertThat(ids(rows(ExportKind.GUESTS, first + 1))).hasSize(2);
        world.database.write(handle -> {
            outbox.fold(handle);
            return 0;
        });
        mark(outbox, List.of(4L), first + 2);
        assertThat(ids(rows(ExportKind.GUESTS, first + 1))).hasSize(3);
        assertThat(ids(rows(ExportKind.GUESTS, first + 2))).hasSize(1);
        assertThat(ids(rows(ExportKind.GUESTS, first + 3))).isEmpty();
        assertThat(ids(rows(ExportKind.GUESTS, first))).hasSize(700);
    }

    @Test
    void aBillIsOneRowWhateverPartsItCameInAndNamesItsGuest() {
        tell("inline", BOOKED);
        tell("pos", "order B1 1 table=A5 party=4 total=4860 opened=2026-11-20T19:42:00+08:00 paid=P1:4000");
        long last = tell("pos", "order B1 1 part=payment paid=P1:4000 paid=P2:860");
        tell("pos", "order B2 1 table=Z9 party=2 total=900 opened=2026-11-20T19:42:00+08:00");
        tell("pos", "order B3 1 total=1");
        tell("pos", "order B3 2 deleted");
        List<Map<String, Cell>> bills = rows(ExportKind.ORDERS, 0);
        assertThat(bills).hasSize(2);
        assertThat(bills.get(0))
                .containsEntry("source", Cell.text("pos"))
                .containsEntry("recordId", Cell.text("B1"))
                .containsEntry("guestId", ids(rows(ExportKind.GUESTS, 0)).get(0))
                .containsEntry("total.currency", Cell.text("TWD"))
                .containsEntry("openedAt", Cell.text("2026-11-20T19:42:00+08:00"));
        assertThat(((Cell.Json) cell(bills.get(0), "payments")).json())
                .contains("\"P1\"", "\"P2\"")
                .containsOnlyOnce("\"P1\"");
        assertThat(bills.get(1)).containsEntry("guestId", Cell.EMPTY);
        assertThat(rows(ExportKind.ORDERS, last))
                .extracting(row -> row.get("recordId"))
                .containsExactly(Cell.text("B1"), Cell.text("B2"));
    }

    @Test
    void arrivalsAreThoseOfTheDayInOrderWithWhatMustBeKnownOfTheGuest() {
        tell("inline", BOOKED);
        tell("inline", "reservation R2 1 name=早到 phone=+886911000002 status=confirmed at=2026-11-20T11:30:00+08:00");
        tell("inline", "reservation R3 1 name=王小明 phone=+886911000001 status=booked at=2026-11-21T00:00:00+08:00");
        tell("inline", "reservation R4 1 name=取消 phone=+886911000004 status=cancelled at=2026-11-20T18:00:00+08:00");
        tell("inline", "reservation R5 1 name=刪除 phone=+886911000005 status=booked at=2026-11-20T18:00:00+08:00");
        tell("inline", "reservation R5 2 deleted");
        List<Map<String, Cell>> rows = rows(ExportKind.ARRIVALS, 0);
        assertThat(rows).extracting(row -> row.get("recordId")).containsExactly(Cell.text("R2"), Cell.text("R1"));
        assertThat(rows.get(1))
                .containsEntry("startsAt", Cell.text("2026-11-20T19:30:00+08:00"))
                .containsEntry("name", Cell.text("王小明"))
                .containsEntry("allergies", new Cell.Texts(List.of("peanut")))
                .containsEntry("partySize", Cell.number(4))
                .containsEntry("table", Cell.text("A5"));
    }

    @Test
    void aDayOfMoreReservationsThanAPageIsWhole() {
        String many = IntStream.rangeClosed(1, 1_100)
                .mapToObj(i -> "reservation R" + i + " 1 name=Guest" + i + " phone=+88691" + (1_000_000 + i)
                        + " status=booked at=2026-11-20T19:" + (i % 2 == 0 ? "00" : "30") + ":00+08:00")
                .collect(Collectors.joining("\n"));
        tell("inline", many);
        assertThat(rows(ExportKind.ARRIVALS, 0).stream()
                        .map(row -> row.get("recordId"))
                        .distinct())
                .hasSize(1_100);
        assertThat(rows(ExportKind.RESERVATIONS, 0)).hasSize(1_100);
        assertThat(export(ExportKind.ARRIVALS, 0).all()).isEqualTo(1_100);
    }

    @Test
    void changesSayWhatIsNewChangedOrDeletedSince() {
        tell("inline", BOOKED);
        tell("inline", "reservation R2 1 name=早到 phone=+886911000002 at=2026-11-20T11:30:00+08:00");
        tell("inline", "reservation R3 1 name=不變 phone=+886911000003 at=2026-11-20T11:30:00+08:00");
        long since = tell("inline", BOOKED.replace("R1 1", "R1 2").replace("party=4", "party=5"));
        tell("inline", "reservation R2 2 deleted");
        tell("inline", "reservation R4 1 name=新的 phone=+886911000004 at=2026-11-20T11:30:00+08:00");
        assertThat(rows(ExportKind.CHANGES, since))
                .extracting(row -> row.get("change"), row -> row.get("recordId"))
                .containsExactly(
                        tuple(Cell.text("changed"), Cell.text("R1")),
                        tuple(Cell.text("deleted"), Cell.text("R2")),
                        tuple(Cell.text("new"), Cell.text("R4")));
        assertThat(rows(ExportKind.CHANGES, since).get(0)).containsEntry("entry", Cell.number(since));
    }

    @Test
    void deadEventsAreNamedWithCodeAndSentenceAndNoneOfTheirContents() {
        long entry = tell("inline", "broken");
        assertThat(rows(ExportKind.DEAD, 0)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("letter", Cell.text(Long.toString(entry)))
                .containsEntry("kind", Cell.text("event"))
                .containsEntry("source", Cell.text("inline"))
                .containsEntry("receivedAt", Cell.text("2026-11-20T19:00:00+08:00"))
                .containsEntry("code", Cell.text("TB-PIP-001")));
        assertThat(rows(ExportKind.DEAD, entry)).hasSize(1);
        assertThat(rows(ExportKind.DEAD, entry + 1)).isEmpty();
    }

    private long tell(String source, String body) {
        long entry = world.event(source, "e" + ++events, body);
        world.run();
        return entry;
    }

    private void mark(Outbox outbox, List<Long> guests, long entry) {
        world.database.write(handle -> {
            outbox.mark(handle, guests, entry);
            return 0;
        });
        outbox.commit();
    }

    private static Cell cell(Map<String, Cell> row, String name) {
        return row.getOrDefault(name, Cell.EMPTY);
    }

    private static List<Cell> ids(List<Map<String, Cell>> rows) {
        return rows.stream().map(row -> cell(row, "id")).toList();
    }

    private Export export(ExportKind kind, long since) {
        ZoneId zone = ZoneId.of("Asia/Taipei");
        return new Exports(world.database, new ProfileReader(world.database, IdentityRules.common(), World.CLOCK), zone)
                .of(new ExportQuestion(
                        kind,
                        ExportLayout.PLAIN,
                        since == 0 ? OptionalLong.empty() : OptionalLong.of(since),
                        LocalDate.of(2026, 11, 20),
                        Locale.ENGLISH));
    }

    /** All rows, page by page. */
    private List<Map<String, Cell>> rows(ExportKind kind, long since) {
        Export export = export(kind, since);
        List<Map<String, Cell>> rows = new ArrayList<>();
        String from = ExportPage.FIRST;
        do {
            ExportPage page = export.page(from);
            for (List<Cell> cells : page.rows()) {
                Map<String, Cell> row = new LinkedHashMap<>();
                for (Heading heading : export.headings()) {
                    row.put(heading.name(), cells.get(row.size()));
                }
                assertThat(cells).hasSize(row.size());
                rows.add(row);
            }
            from = page.next();
        } while (!from.isEmpty());
        return rows;
    }
}
