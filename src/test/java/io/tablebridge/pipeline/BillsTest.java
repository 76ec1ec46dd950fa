package io.tablebridge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.delivery.Dismissal;
import io.tablebridge.guests.BillCount;
import io.tablebridge.guests.Bills;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.Money;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose an evening's bills are. */
class BillsTest {

    private static final String BOOKED =
            "reservation R1 1 name=王小明 phone=+886911000001 table=A5 party=4 status=booked at=2026-11-20T19:30:00+08:00";
    private static final String A5 = "order B1 1 table=A5 party=4 total=4860 opened=2026-11-20T19:42:00+08:00";

    private final World world = World.empty();
    private int events;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aBillAtATableBookedForThatTimeIsTheGuestsAndOneOfAnotherTableIsNobodys() {
        tell("inline", BOOKED);
        tell("pos", A5);
        tell("pos", "order B2 1 table=B2 party=2 total=900 opened=2026-11-20T19:42:00+08:00");

        assertThat(link("B1")).isEqualTo("R1 table 98 table [\"A5\",\"12\",\"4\",\"4\"]");
        assertThat(link("B2")).isEqualTo("- none 0 no-booking []");
        assertThat(world.living()).hasSize(1);
        assertThat(guest().values())
                .containsEntry("orders", 1L)
                .containsEntry("spend", twd(4860))
                .containsEntry("sources", List.of("inline", "pos"));
        assertThat(world.guests()).hasSize(1);
        assertThat(new Bills(world.database).counts()).containsExactly(new BillCount("pos", 2, 1));
        assertThat(world.outbox.marked(world.database)).containsExactly(1L);
    }

    @Test
    void theBookingMayComeAfterTheBill() {
        tell("pos", A5);
        assertThat(world.living()).isEmpty();
        tell("inline", BOOKED);
        assertThat(guest().values()).containsEntry("spend", twd(4860));
        assertThat(guest().guestId()).isEqualTo(2);
    }

    @Test
    void aReservationThatMovesToAnotherTableOrIsCancelledLosesTheBill() {
        tell("inline", BOOKED);
        tell("pos", A5);
        tell("inline", BOOKED.replace("R1 1", "R1 2").replace("A5", "A6"));
        assertThat(link("B1")).isEqualTo("- none 0 no-booking []");
        assertThat(guest().values()).containsEntry("orders", 0L).doesNotContainKey("spend");
        tell("inline", BOOKED.replace("R1 1", "R1 3"));
        assertThat(guest().values()).containsEntry("spend", twd(4860));
        tell("inline", BOOKED.replace("R1 1", "R1 4").replace("booked", "cancelled"));
        assertThat(guest().values()).containsEntry("orders", 0L);
    }

    @Test
    void aCorrectedADeletedAndAVoidedBillChangeWhatWasSpent() {
        tell("inline", BOOKED);
        tell("pos", A5);
        tell("pos", A5.replace("B1 1", "B1 2").replace("4860", "5000") + " refunded=200 tip=300");
        assertThat(guest().values()).containsEntry("spend", twd(4800));
        tell("pos", "order B1 3 state=voided table=A5 total=5000 opened=2026-11-20T19:42:00+08:00");
        assertThat(guest().values()).containsEntry("orders", 0L);
        tell("pos", A5.replace("B1 1", "B1 4"));
        assertThat(guest().values()).containsEntry("orders", 1L);
        tell("pos", "order B1 5 deleted");
        assertThat(guest().values()).containsEntry("orders", 0L);
        assertThat(links()).isEmpty();
        assertThat(new Bills(world.database).counts()).containsExactly(new BillCount("pos", 0, 0));
    }

    @Test
    void betweenTwoReservationsThatAreAboutAsLikelyNeitherIsTaken() {
        tell("inline", BOOKED);
        tell("other", BOOKED.replace("+886911000001", "+886911000002").replace("19:30", "19:45"));
        tell("pos", A5);
        assertThat(link("B1")).isEqualTo("- none 0 ambiguous []");
    }

    @Test
    void aReservationKnownFromTwoPlatformsIsOne() {
        tell("inline", BOOKED);
        tell("other", BOOKED.replace("19:30", "19:45"));
        tell("pos", A5);
        assertThat(guest().values()).containsEntry("spend", twd(4860)).containsEntry("bookings", 2L);
    }

    @Test
    void anotherVenueAnotherPartyAndAnotherHourAreNotGuessedAt() {
        tell("inline", BOOKED + " venue=Xinyi");
        tell("pos", A5 + " venue=Daan");
        assertThat(link("B1")).isEqualTo("- none 0 no-booking []");
        tell("pos", A5.replace("B1", "B2") + " venue=Xinyi");
        assertThat(link("B2")).startsWith("R1 table 98");
        tell("pos", A5.replace("B1", "B3").replace("party=4", "party=11"));
        assertThat(link("B3")).isEqualTo("- none 0 another-party []");
        tell("pos", A5.replace("B1", "B4").replace("19:42", "21:00"));
        assertThat(link("B4")).startsWith("- none 0 unsure");
        tell("pos", A5.replace("B1", "B5").replace("19:42", "18:00"));
        assertThat(link("B5")).isEqualTo("- none 0 no-booking []");
    }

    @Test
    void aLargePartyMayDifferByHalfAndASmallOneByTwo() {
        tell("inline", BOOKED.replace("party=4", "party=12"));
        tell("pos", A5.replace("party=4", "party=18"));
        assertThat(link("B1")).startsWith("R1 table 78");
        tell("pos", A5.replace("B1 1", "B1 2").replace("party=4", "party=19"));
        assertThat(link("B1")).isEqualTo("- none 0 another-party []");
        tell("inline", BOOKED.replace("R1 1", "R1 2").replace("party=4", "party=1"));
        tell("pos", A5.replace("B1 1", "B1 3").replace("party=4", "party=3"));
        assertThat(link("B1")).startsWith("R1 table 88");
    }

    @Test
    void aBillWithoutAVenueIsGuessedAtOnlyWhereTheBookingsAtItsTableNameOneVenue() {
        tell("inline", BOOKED + " venue=Xinyi");
        tell("pos", A5);
        assertThat(link("B1")).startsWith("R1 table 90");
        tell("inline", "reservation R2 1 phone=+886911000002 table=A5 at=2026-11-20T17:30:00+08:00 venue=Daan");
        assertThat(link("B1")).isEqualTo("- none 0 ambiguous []");
        tell("inline", "reservation R2 2 phone=+886911000002 table=A5 at=2026-11-20T17:30:00+08:00 venue=XINYI");
        assertThat(link("B1")).startsWith("R1 table 90");
        tell("inline", "reservation R2 3 deleted");
        assertThat(link("B1")).startsWith("R1 table 90");
    }

    @Test
    void ofALongTextOnlyTheTablesOwnNameIsKept() {
        tell("inline", BOOKED);
        tell("pos", A5.replace("A5", "VIP,Ａ5," + "\"".repeat(7_000)));
        assertThat(link("B1")).isEqualTo("R1 table 98 table [\"Ａ5\",\"12\",\"4\",\"4\"]");
        tell("inline", BOOKED.replace("R1 1", "R1 2").replace("A5", "A6"));
        assertThat(link("B1")).isEqualTo("- none 0 no-booking []");
    }

    @Test
    void ofTheBillsAtATableAReservationKeepsTheOneThatFitsBest() {
        String later = A5.replace("B1", "B2").replace("party=4 ", "").replace("19:42", "20:35");
        tell("inline", BOOKED);
        tell("pos", later);
        assertThat(link("B2")).startsWith("R1 table 70");
        tell("pos", A5);
        assertThat(link("B1")).startsWith("R1 table 98");
        assertThat(link("B2")).isEqualTo("- none 0 taken []");
        tell("pos", "order B3 1 total=500 from=B1");
        assertThat(link("B3")).startsWith("R1 same_visit 98");
        assertThat(guest().values()).containsEntry("spend", twd(5360));
        tell("pos", A5.replace("B1 1", "B1 2") + " state=voided");
        assertThat(link("B2")).startsWith("R1 table 70");
        tell("pos", A5.replace("B1 1", "B1 3"));
        assertThat(link("B2")).isEqualTo("- none 0 taken []");
        decide("B1", Optional.empty());
        assertThat(link("B2")).startsWith("R1 table 70");
    }

    @Test
    void aReservationThatTakesABillAwayFromAnotherLeavesRoomThere() {
        tell("inline", BOOKED);
        tell("pos", A5.replace("19:42", "19:20"));
        tell("pos", A5.replace("B1", "B2").replace("19:42", "20:10"));
        assertThat(link("B2")).isEqualTo("- none 0 taken []");
        tell(
                "other",
                BOOKED.replace("R1", "R2")
                        .replace("+886911000001", "+886911000002")
                        .replace("19:30", "18:40"));
        assertThat(link("B1")).isEqualTo("- none 0 ambiguous []");
        assertThat(link("B2")).startsWith("R1 table 86");
    }

    @Test
    void thePlatformsWordGoesBeforeTheTableAndTheTableBeforeTheCustomer() {
        tell("inline", BOOKED);
        tell("inline", BOOKED.replace("R1", "R2").replace("A5", "C1").replace("+886911000001", "+886911000002"));
        tell("pos", A5 + " card=K1");
        assertThat(link("B1")).startsWith("R1 table");
        tell("pos", A5.replace("B1 1", "B1 2") + " card=K1 booking=R2 bookedAt=inline");
        assertThat(link("B1")).isEqualTo("R2 platform 100 platform []");
        tell("pos", A5.replace("B1 1", "B1 3").replace("A5", "Z9") + " card=K1");
        assertThat(link("B1")).isEqualTo("B1 customer 100 customer []");
        assertThat(world.living()).hasSize(3);
    }

    @Test
    void aBillThatNoLongerNamesItsCustomerIsNobodysAndTheGuestItMadeHasNothing() {
        tell("pos", "order B1 1 card=K1 total=100");
        assertThat(guest().values()).containsEntry("spend", twd(100));
        tell("pos", "order B1 2 total=100");
        assertThat(guest().values()).containsEntry("orders", 0L).doesNotContainKey("spend");
        assertThat(world.outbox.marked(world.database)).containsExactly(1L);
        tell("pos", "order B1 3 card=K1 total=100");
        assertThat(guest().values()).containsEntry("spend", twd(100));
    }

    @Test
    void splitBillsFollowTheirVisitAndMergedOnesCountOnce() {
        tell("inline", BOOKED);
        tell("pos", A5);
        tell("pos", "order B2 1 total=1000 from=B1");
        assertThat(link("B2")).isEqualTo("R1 same_visit 98 same-visit [\"B1\"]");
        assertThat(guest().values()).containsEntry("spend", twd(5860)).containsEntry("averageSpend", twd(2930));
        tell("pos", "order B2 2 total=1000 into=B1");
        assertThat(guest().values()).containsEntry("spend", twd(4860)).containsEntry("orders", 1L);
        tell("inline", BOOKED.replace("R1 1", "R1 2").replace("A5", "A6"));
        assertThat(link("B2")).isEqualTo("- none 0 no-table []");
    }

    @Test
    void billsThatWereSplitFromEachOtherInACircleEndSomewhere() {
        tell("inline", BOOKED);
        tell("pos", "order B2 1 total=1000 from=B1");
        tell("pos", A5 + " from=B2");
        assertThat(link("B1")).startsWith("R1 table");
        assertThat(link("B2")).startsWith("R1 same_visit");
    }

    @Test
    void whatMoreBillsNameThanCanBelongTogetherIsNoReservationUntilFewerDo() {
        tell("inline", BOOKED.replace("R1", "0"));
        tell("pos", many(100, "order C%d 1 booking=0 bookedAt=inline total=1"));
        tell("pos", "order S1 1 from=C1 total=1");
        assertThat(link("C100")).isEqualTo("0 platform 100 platform []");
        assertThat(guest().values()).containsEntry("orders", 101L);

        tell("pos", A5 + " booking=0 bookedAt=inline");
        assertThat(link("C1")).isEqualTo("- none 0 crowded [\"0\"]");
        assertThat(link("C100")).isEqualTo("- none 0 crowded [\"0\"]");
        assertThat(link("S1")).startsWith("- none 0 no-table");
        assertThat(link("B1")).startsWith("0 table 98");
        assertThat(guest().values()).containsEntry("orders", 1L);
        assertThat(new Bills(world.database).counts()).containsExactly(new BillCount("pos", 102, 1));

        tell("pos", "order C7 2 total=1");
        assertThat(link("C1")).isEqualTo("0 platform 100 platform []");
        assertThat(link("B1")).isEqualTo("0 platform 100 platform []");
        assertThat(link("C7")).isEqualTo("- none 0 no-table []");
        assertThat(guest().values()).containsEntry("orders", 101L);
    }

    @Test
    void aNameThatTooManyStandUnderIsNoTableUntilFewerDo() {
        tell("inline", BOOKED);
        tell("pos", A5);
        tell("pos", many(28, "order C%d 1 table=A5 party=40 opened=2026-11-20T18:42:00+08:00"));
        assertThat(link("B1")).startsWith("R1 table 98");
        tell("pos", "order D1 1 table=A5 opened=2026-11-20T18:42:00+08:00");
        assertThat(link("B1")).isEqualTo("- none 0 crowded-table []");
        assertThat(guest().values()).containsEntry("orders", 0L);
        // Beside the crowd nothing is guessed at either.
        tell("pos", A5.replace("B1", "B2").replace("19:42", "20:05"));
        assertThat(link("B2")).isEqualTo("- none 0 crowded-table []");
        tell("pos", "order D1 2 deleted");
        assertThat(link("B1")).startsWith("R1 table 98");
        assertThat(link("B2")).isEqualTo("- none 0 taken []");
    }

    private static String many(int count, String line) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> String.format(Locale.ROOT, line, i))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void partsThatCameSeparatelyAreOneBill() {
        tell("square", "order B1 1 part=payment-P1 paid=P1:700 card=K1");
        tell("square", "order B1 1 part=payment-P2 paid=P2:300");
        assertThat(guest().values()).containsEntry("orders", 1L).containsEntry("spend", twd(1000));
        tell("square", "order B1 1 total=1000");
        assertThat(guest().values()).containsEntry("orders", 1L).containsEntry("spend", twd(1000));
    }

    @Test
    void aBillStaysWithItsReservationWhenGuestsAreJoinedAndParted() {
        tell("inline", BOOKED);
        tell("pos", A5);
        tell("form", "guest G1 1 phone=+886911000001 email=a@example.com");
        tell("form", "guest G2 1 phone=+886911000003 email=b@example.com");
        tell("inline", BOOKED.replace("R1 1", "R1 2") + " email=b@example.com");
        assertThat(world.living()).hasSize(1);
        assertThat(guest().values()).containsEntry("spend", twd(4860));
        tell("inline", BOOKED.replace("R1 1", "R1 3").replace("+886911000001", "+886911000003"));
        assertThat(world.living()).hasSize(2).anySatisfy(guest -> assertThat(guest.values())
                .containsEntry("phone", "+886911000003")
                .containsEntry("spend", twd(4860)));
    }

    @Test
    void aPersonsWordHoldsAgainstWhateverComesLater() {
        tell("inline", BOOKED);
        tell("pos", A5);
        decide("B1", Optional.empty());
        assertThat(link("B1")).isEqualTo("- none 0 undone []");
        assertThat(guest().values()).containsEntry("orders", 0L);
        tell("pos", A5.replace("B1 1", "B1 2") + " booking=R1 bookedAt=inline");
        tell("inline", BOOKED.replace("R1 1", "R1 2"));
        assertThat(guest().values()).containsEntry("orders", 0L);
        decide("B1", Optional.of("R1"));
        assertThat(link("B1")).isEqualTo("R1 person 100 person []");
        assertThat(guest().values()).containsEntry("spend", twd(4860));
        decide("B1", Optional.of("R1"));
        assertThat(link("B1")).as("said once more").isEqualTo("R1 person 100 person []");
    }

    @Test
    void whatWasSaidAboutABillBelongsToItsGuest() {
        tell("survey", "feedback F1 1 bill=B1 score=4 most=5 given=2026-11-21T10:00:00+08:00 orderSource=pos");
        assertThat(world.living()).isEmpty();
        tell("inline", BOOKED);
        tell("pos", A5);
        assertThat(guest().values()).containsEntry("lastFeedbackScore", 80L);
    }

    @Test
    void offersAndVenuesAreNobodysWhateverTheySay() {
        tell("loyalty", "offer O1 1 title=Dessert");
        tell("loyalty", "venue V1 1 phone=+886911000001");
        assertThat(world.guests()).isEmpty();
        assertThat(world.store.records()).isEqualTo(2);
    }

    private void tell(String source, String line) {
        world.event(source, "e" + events++, line);
        world.run();
    }

    private void decide(String bill, Optional<String> reservation) {
        world.journal.add(BillDecision.entry(
                new RecordKey("pos", RecordType.ORDER, bill),
                reservation.map(id -> new RecordKey("inline", RecordType.RESERVATION, id)),
                new Dismissal(World.FRIDAY, "mei", "they paid for the next table")));
        world.run();
    }

    private GuestProfile guest() {
        assertThat(world.living()).hasSize(1);
        return world.living().get(0);
    }

    private String link(String bill) {
        return links().stream()
                .filter(link -> link.startsWith(bill + " "))
                .map(link -> link.substring(bill.length() + 1))
                .findFirst()
                .orElse("");
    }

    private List<String> links() {
        return world.database.read(handle -> handle.createQuery(
                        """
                        SELECT r.external_id || ' ' || COALESCE(t.external_id, '-') || ' ' || l.how || ' ' || l.confidence
                            || ' ' || l.why || ' ' || l.arguments
                        FROM link l JOIN record r ON r.id = l.record_id LEFT JOIN record t ON t.id = l.target_id
                        """)
                .mapTo(String.class)
                .list());
    }

    private static Money twd(long amount) {
        return new Money(amount * 100, "TWD");
    }
}
