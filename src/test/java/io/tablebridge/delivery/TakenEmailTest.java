package io.tablebridge.delivery;

import static io.tablebridge.delivery.Bridge.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.sandbox.SandboxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Only one contact may hold an e-mail address: who gets it, who lets go of it, and what those are told who don't. */
class TakenEmailTest {

    private static final String DESK = "desk@hotel.example";

    @RegisterExtension
    private final AtHubSpot hubSpot = new AtHubSpot();

    private final HubSpotSandbox sandbox = hubSpot.sandbox;
    private final Bridge bridge = hubSpot.bridge;

    private static Map<String, Object> allergic(String name, String email, String food) {
        Map<String, Object> values = new TreeMap<>(person(name, email, "+886912345678"));
        values.put("note", food);
        return values;
    }

    private SandboxContact contact(long guest) {
        return hubSpot.contact(guest);
    }

    @Test
    void aGuestWhoseEmailAnotherGuestKeepsReachesTheCrmWithoutIt() {
        bridge.guest(1, allergic("王", DESK, "蝦"));
        bridge.settle();
        bridge.guest(2, allergic("李", DESK, "花生"));
        bridge.settleWithTime();
        assertThat(contact(1).properties()).containsEntry("email", DESK);
        assertThat(contact(2).properties())
                .containsEntry("tablebridge_allergies", "花生")
                .containsEntry("lastname", "李")
                .doesNotContainKey("email");
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.row(2).problem().orElseThrow())
                .contains("TB-DEL-021", "g1")
                .doesNotContain(DESK);
        DeliveryAudit audit = new DeliveryAudit(bridge.database);
        assertThat(audit.counts().get(0).incomplete()).isEqualTo(1);
        assertThat(audit.incomplete(10)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("TB-DEL-021");
            assertThat(problem.place()).isEqualTo("guest g2");
        });
    }

    @Test
    void whatIsNewOfAGuestWithoutItsEmailDoesNotWaitAgain() {
        bridge.guest(1, allergic("王", DESK, "蝦"));
        bridge.settle();
        bridge.guest(2, allergic("李", DESK, "花生"));
        bridge.settleWithTime();
        bridge.guest(2, allergic("李", DESK, "芒果"));
        bridge.settle();
        assertThat(contact(2).properties()).containsEntry("tablebridge_allergies", "芒果");
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.IN_STEP);
    }

    @Test
    void theEmailIsWrittenWithTheNextChangeOnceItIsFree() {
        bridge.guest(1, allergic("王", DESK, "蝦"));
        bridge.settle();
        bridge.guest(2, allergic("李", DESK, "花生"));
        bridge.settleWithTime();
        sandbox.type(contact(1).id(), Map.of("email", "z@example.com"));
        bridge.guest(2, allergic("李", DESK, "芒果"));
        bridge.settle();
        assertThat(contact(2).properties()).containsEntry("email", DESK);
        assertThat(bridge.row(2).problem()).isEmpty();
    }

    @Test
    void aContactOfStaffThatHoldsTheEmailOfAGuestWithAContactDoesNotHoldTheRestUp() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settle();
        sandbox.type(Map.of("email", "b@example.com"));
        bridge.guest(1, allergic("王", "b@example.com", "蝦"));
        bridge.settle();
        assertThat(contact(1).properties())
                .containsEntry("tablebridge_allergies", "蝦")
                .as("no longer the guest's")
                .doesNotContainKey("email");
        assertThat(bridge.row(1).problem().orElseThrow()).contains("TB-DEL-022");
    }

    @Test
    void anAddressThatAGuestHadBeforeItsNewOneWasRefusedIsFreeForOthers() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settle();
        sandbox.type(Map.of("email", "b@example.com"));
        bridge.guest(1, allergic("王", "b@example.com", "蝦"));
        bridge.settle();
        bridge.guest(2, person("李", "a@example.com", ""));
        bridge.settle();
        assertThat(contact(2).properties()).containsEntry("email", "a@example.com");
        assertThat(bridge.row(2).problem()).isEmpty();
    }

    @Test
    void whatStaffPutInThePlaceOfOursStaysThoughTheNewAddressIsRefused() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settle();
        sandbox.type(contact(1).id(), Map.of("email", "staff@example.com"));
        sandbox.type(Map.of("email", "b@example.com"));
        bridge.guest(1, allergic("王", "b@example.com", "蝦"));
        bridge.settleWithTime();
        assertThat(contact(1).properties())
                .containsEntry("tablebridge_allergies", "蝦")
                .containsEntry("email", "staff@example.com");
    }

    @Test
    void twoGuestsThatExchangeTheirAddressesBothGetThem() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.guest(2, person("李", "b@example.com", ""));
        bridge.settle();
        bridge.guest(1, person("王", "b@example.com", ""));
        bridge.guest(2, person("李", "a@example.com", ""));
        bridge.settleWithTime();
        assertThat(contact(1).properties()).containsEntry("email", "b@example.com");
        assertThat(contact(2).properties()).containsEntry("email", "a@example.com");
        assertThat(bridge.row(1).problem()).isEmpty();
        assertThat(bridge.row(2).problem()).isEmpty();
    }

    @Test
    void theEmailIsWrittenOneDayAfterItIsFreeThoughNothingChanges() {
        bridge.guest(1, allergic("王", DESK, "蝦"));
        bridge.settle();
        bridge.guest(2, allergic("李", DESK, "花生"));
        bridge.settleWithTime();
        int writes = contact(2).writes();
        bridge.clock.pass(Duration.ofDays(1));
        bridge.settle();
        assertThat(contact(2).writes()).as("nothing left to write").isEqualTo(writes);
        sandbox.type(contact(1).id(), Map.of("email", "z@example.com"));
        bridge.clock.pass(Duration.ofDays(1));
        bridge.settle();
        assertThat(contact(2).properties()).containsEntry("email", DESK);
        assertThat(bridge.row(2).recheckAt()).isEmpty();
    }

    /** A batch of two that is cut in halves: the first half is refused for its e-mail, the second is answered with 503. */
    @Test
    void aGuestWhoseEmailIsTakenIsNotLostWhenAnotherOfItsBatchFails() {
        SandboxOptions whole = SandboxOptions.standard().withBurst(10_000).withMultiStatus(false);
        try (HubSpotSandbox strict = HubSpotSandbox.start(whole, Clock.systemUTC());
                Bridge other = new Bridge(strict, "sandbox-token")) {
            other.guest(1, person("王", "a@example.com", ""));
            other.settle();
            strict.type(Map.of("email", "b@example.com"));
            strict.fault(new Fault(Fault.Kind.SLOW, 2, "/batch/upsert", 200, "", "", Duration.ZERO));
            strict.fault(Fault.status(503, 1).on("/batch/upsert"));
            other.guest(1, allergic("王", "b@example.com", "蝦"));
            other.guest(2, person("李", "c@example.com", ""));
            other.settle();
            assertThat(strict.requests("/batch/upsert")).isEqualTo(4);
            assertThat(other.row(1).state()).isEqualTo(DeliveryState.WAITING);
            other.settleWithTime();
            assertThat(other.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
            assertThat(other.row(1).problem().orElseThrow()).contains("TB-DEL-022");
            assertThat(strict.contacts().get(0).properties()).containsEntry("tablebridge_allergies", "蝦");
            assertThat(other.rows(other.database)).isEqualTo(other.replayed());
        }
    }

    @Test
    void anAddressThatWeWroteIsTakenBackWhenItIsNoLongerTheGuests() {
        bridge.guest(1, person("王", DESK, "+886912345678"));
        bridge.settle();
        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.settle();
        assertThat(contact(1).properties()).doesNotContainKey("email").containsKey("phone");
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
    }

    private void theEmailGoes() {
        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.settle();
    }

    @Test
    void anAddressThatWeWroteIsKnownAsOursThoughNobodyToldThatItWasWritten() {
        sandbox.fault(Fault.of(Fault.Kind.MALFORMED, 1).on("/batch/upsert"));
        bridge.guest(1, person("王", DESK, "+886912345678"));
        bridge.settleWithTime();
        assertThat(contact(1).writes()).isEqualTo(1);
        theEmailGoes();
        assertThat(contact(1).properties()).doesNotContainKey("email").containsKey("phone");
    }

    @Test
    void anAddressThatWeWroteIsKnownAsOursThoughTheWriteAfterItWasStopped() {
        sandbox.fault(Fault.of(Fault.Kind.MALFORMED, 1).on("/batch/upsert"));
        bridge.guest(1, person("王", DESK, "+886912345678"));
        bridge.settle();
        sandbox.fault(Fault.status(403, 1).on("/batch/upsert"));
        bridge.guest(1, allergic("王", DESK, "蝦"));
        bridge.settleWithTime();
        bridge.decide(DeliveryDecision.GO_ON);
        bridge.settle();
        assertThat(contact(1).properties()).containsEntry("tablebridge_allergies", "蝦");
        theEmailGoes();
        assertThat(contact(1).properties()).doesNotContainKey("email").containsKey("phone");
    }

    @Test
    void anAddressOfStaffStaysThoughNobodyToldThatTheContactWasTakenOver() {
        sandbox.type(Map.of("email", DESK));
        sandbox.fault(Fault.of(Fault.Kind.MALFORMED, 1).on("/batch/update"));
        bridge.guest(1, person("王", DESK, "+886912345678"));
        bridge.settleWithTime();
        assertThat(contact(1).writes()).isEqualTo(1);
        theEmailGoes();
        assertThat(contact(1).properties()).containsEntry("email", DESK).containsEntry("lastname", "王");
    }

    @Test
    void anAddressThatStaffHadBeforeUsStays() {
        sandbox.type(Map.of("email", DESK, "lastname", "Desk"));
        bridge.guest(1, person("王", DESK, "+886912345678"));
        bridge.settle();
        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.settle();
        assertThat(contact(1).properties()).containsEntry("email", DESK);
    }

    @Test
    void anAddressThatStaffPutInThePlaceOfOursStays() {
        bridge.guest(1, person("王", DESK, "+886912345678"));
        bridge.settle();
        sandbox.type(contact(1).id(), Map.of("email", "staff@example.com"));
        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.settle();
        assertThat(contact(1).properties()).containsEntry("email", "staff@example.com");
    }

    @Test
    void anAddressThatGoesFromOneGuestToAnotherReachesTheOther() {
        bridge.guest(1, person("王", "a@example.com", "+886912345678"));
        bridge.settle();
        bridge.guest(2, allergic("李", "a@example.com", "蝦"));
        bridge.settle();
        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.settleWithTime();
        assertThat(contact(1).properties()).doesNotContainKey("email");
        assertThat(contact(2).properties()).containsEntry("email", "a@example.com");
        assertThat(bridge.row(2).problem()).isEmpty();
    }

    @Test
    void aGuestOfWhomNothingIsLeftKeepsItsContactButNotTheAddressThatOthersMayNeed() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settle();
        bridge.guest(1, Map.of("note", "蝦"));
        bridge.guest(2, person("李", "a@example.com", ""));
        bridge.settleWithTime();
        assertThat(contact(1).properties()).containsEntry("lastname", "王").doesNotContainKey("email");
        assertThat(contact(2).properties()).containsEntry("email", "a@example.com");
    }
}
