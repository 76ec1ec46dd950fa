package io.tablebridge.delivery;

import static io.tablebridge.delivery.Bridge.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.sandbox.SandboxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Only one contact may hold an e-mail address: who gets it, who lets go of it, and what those are told who don't. */
class TakenEmailTest {

    private static final String DESK = "desk@hotel.example";

    private final HubSpotSandbox sandbox = HubSpotSandbox.start(
            SandboxOptions.standard().withBurst(10_000).withSearchLag(Duration.ZERO), Clock.systemUTC());
    private final Bridge bridge = new Bridge(sandbox, "sandbox-token");

    @AfterEach
    void close() {
        assertThat(bridge.rows(bridge.database)).isEqualTo(bridge.replayed());
        bridge.close();
        sandbox.close();
    }

    private static Map<String, Object> allergic(String name, String email, String food) {
        Map<String, Object> values = new TreeMap<>(person(name, email, "+886912345678"));
        values.put("note", food);
        return values;
    }

    private SandboxContact contact(long guest) {
        return sandbox.contacts().stream()
                .filter(c -> Bridge.publicId(guest).equals(c.properties().get(TestMapping.ID)))
                .findFirst()
                .orElseThrow();
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
                .containsEntry("email", "a@example.com");
        assertThat(bridge.row(1).problem().orElseThrow()).contains("TB-DEL-022");
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
