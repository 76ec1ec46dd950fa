package io.tablebridge.delivery;

import static io.tablebridge.delivery.Bridge.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.guests.GuestState;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.sandbox.SandboxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which contacts of staff are taken over, and when. */
class AdoptionTest {

    private static final String PHONE = "+886912345678";

    @RegisterExtension
    private final AtHubSpot hubSpot = new AtHubSpot();

    private final HubSpotSandbox sandbox = hubSpot.sandbox;
    private final Bridge bridge = hubSpot.bridge;

    private SandboxContact only() {
        assertThat(sandbox.contacts()).hasSize(1);
        return sandbox.contacts().get(0);
    }

    private static Map<String, Object> visits(Map<String, Object> person, long visits) {
        Map<String, Object> values = new TreeMap<>(person);
        values.put("visits", visits);
        return values;
    }

    @Test
    void aGuestWithAnEmailTakesOverAContactThatHasOnlyItsPhone() {
        sandbox.type(Map.of("lastname", "王", "phone", "0912-345-678"));
        bridge.guest(1, person("王小明", "wang@example.com", PHONE));
        bridge.settle();
        assertThat(only().properties())
                .containsEntry(TestMapping.ID, "g1")
                .containsEntry("email", "wang@example.com")
                .containsEntry("phone", "0912-345-678");
    }

    @Test
    void aContactWithAnotherEmailIsNotTakenOverByItsPhone() {
        sandbox.type(Map.of("email", "family@example.com", "phone", "0912-345-678"));
        bridge.guest(1, person("王小明", "wang@example.com", PHONE));
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGuestWhoseContactStaffDeletedAfterItWasFoundGetsANewOne(boolean multiStatus) {
        try (HubSpotSandbox strict = HubSpotSandbox.start(
                        SandboxOptions.standard().withMultiStatus(multiStatus).withSearchLag(Duration.ZERO),
                        Clock.systemUTC());
                Bridge deleting = new Bridge(strict, "sandbox-token")) {
            SandboxContact first = strict.type(Map.of("phone", "0912-345-678"));
            SandboxContact second = strict.type(Map.of("phone", "0912-345-679"));
            deleting.beforeWrite = () -> strict.delete(first.id());
            deleting.guest(1, person("王", "", PHONE));
            deleting.guest(2, person("陳", "", "+886912345679"));
            deleting.settleWithTime();
            assertThat(deleting.troubles).isEmpty();
            assertThat(deleting.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
            assertThat(deleting.row(2).remoteId()).contains(second.id());
            assertThat(strict.contacts())
                    .extracting(c -> c.properties().getOrDefault(TestMapping.ID, ""))
                    .containsExactlyInAnyOrder("g1", "g2");
            assertThat(deleting.rows(deleting.database)).isEqualTo(deleting.replayed());
        }
    }

    @Test
    void theEmailDecidesBeforeThePhone() {
        sandbox.type(Map.of("lastname", "陳", "phone", "0912-345-678"));
        SandboxContact byEmail = sandbox.type(Map.of("email", "wang@example.com"));
        bridge.guest(1, person("王小明", "wang@example.com", PHONE));
        bridge.settle();
        assertThat(bridge.row(1).remoteId()).contains(byEmail.id());
        assertThat(sandbox.requests("/search")).isZero();
    }

    @Test
    void aPhoneThatTwoContactsHaveTakesOverNoneThoughTheGuestHasAnEmail() {
        sandbox.type(Map.of("lastname", "王", "phone", "0912-345-678"));
        sandbox.type(Map.of("lastname", "陳", "mobilephone", PHONE));
        bridge.guest(1, person("王小明", "wang@example.com", PHONE));
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(3);
    }

    @Test
    void aPhoneThatIsNobodysOwnIsNotSearchedFor() {
        sandbox.type(Map.of("lastname", "Concierge", "phone", PHONE));
        bridge.guest(1, person("王小明", "", PHONE));
        GuestProfile shared = new GuestProfile(1, "g1", person("王小明", "", PHONE), Set.of(PHONE));
        bridge.guests.put(1L, new GuestState.Living(shared));
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(2);
        assertThat(sandbox.requests("/search")).isZero();
    }

    @Test
    void aDryRunCountsTheSearches() {
        for (int guest = 1; guest <= 45; guest++) {
            bridge.guest(guest, person("客" + guest, "g" + guest + "@example.com", "+8869120000" + (guest + 10)));
        }
        bridge.catchUp();
        assertThat(bridge.preview().of(100, false).requests())
                .containsExactly(
                        new PlannedRequest("POST", "/crm/objects/2026-09/contacts/batch/read", 45),
                        new PlannedRequest("POST", "/crm/objects/2026-09/contacts/batch/read", 45),
                        new PlannedRequest("POST", "/crm/objects/2026-09/contacts/search", 20),
                        new PlannedRequest("POST", "/crm/objects/2026-09/contacts/search", 20),
                        new PlannedRequest("POST", "/crm/objects/2026-09/contacts/search", 5),
                        new PlannedRequest("POST", "/crm/objects/2026-09/contacts/batch/upsert", 45));
    }

    @Test
    void aContactThatStaffDeletedAndMadeAgainIsTakenOverByItsEmail() {
        bridge.guest(1, visits(person("王", "a@example.com", PHONE), 1));
        bridge.settle();
        sandbox.delete(only().id());
        SandboxContact again = sandbox.type(Map.of("email", "a@example.com", "lastname", "王經理"));
        bridge.guest(1, visits(person("王", "a@example.com", PHONE), 2));
        bridge.settleWithTime();
        assertThat(only().id()).isEqualTo(again.id());
        assertThat(only().properties())
                .containsEntry(TestMapping.ID, "g1")
                .containsEntry("lastname", "王經理")
                .containsEntry("tablebridge_visits", "2");
        assertThat(bridge.row(1).remoteId()).contains(again.id());
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
    }

    @Test
    void aContactThatStaffDeletedAndMadeAgainIsTakenOverByItsPhone() {
        bridge.guest(1, visits(person("王", "a@example.com", PHONE), 1));
        bridge.settle();
        sandbox.delete(only().id());
        SandboxContact again = sandbox.type(Map.of("phone", "0912 345 678"));
        bridge.guest(1, visits(person("王", "a@example.com", PHONE), 2));
        bridge.settle();
        assertThat(only().id()).isEqualTo(again.id());
        assertThat(only().properties()).containsEntry("tablebridge_visits", "2");
    }

    @Test
    void whatStaffTypedOnTheContactTheyMadeAgainIsNotTakenForOurs() {
        bridge.guest(1, person("王", "a@example.com", PHONE));
        bridge.settle();
        sandbox.delete(only().id());
        sandbox.type(Map.of("email", "a@example.com"));
        bridge.guest(1, visits(person("王", "a@example.com", PHONE), 2));
        bridge.settle();
        bridge.guest(1, visits(person("王", "", PHONE), 3));
        bridge.settle();
        assertThat(only().properties())
                .containsEntry("email", "a@example.com")
                .containsEntry("tablebridge_visits", "3");
    }

    @Test
    void aPhoneThatStaffTypedStaysOnTheContactOfARetiredGuest() {
        sandbox.type(Map.of("email", "a@example.com", "phone", "02-2345-6789"));
        bridge.guest(1, person("王", "b@example.com", PHONE));
        bridge.guest(2, person("王", "a@example.com", "+886912000000"));
        bridge.settle();
        bridge.retire(2, 1);
        bridge.settle();
        assertThat(hubSpot.contact(2).properties())
                .containsEntry("phone", "02-2345-6789")
                .containsEntry("tablebridge_merged_into", "g1")
                .containsEntry("email", "a@example.com");
    }

    @Test
    void anEmailThatStaffTypedOnTheContactOfARetiredGuestIsClearedOnlyWhereTheSurvivorHasIt() {
        bridge.guest(1, person("王", "h@example.com", PHONE));
        bridge.guest(2, person("李", "", "+886912000001"));
        bridge.guest(3, person("陳", "", "+886912000002"));
        bridge.settle();
        sandbox.type(hubSpot.contact(2).id(), Map.of("email", "boss@example.com"));
        sandbox.type(hubSpot.contact(3).id(), Map.of("email", "New@example.com"));
        bridge.retire(2, 1);
        bridge.join(3, 1, person("王", "new@example.com", PHONE));
        bridge.settleWithTime();
        assertThat(hubSpot.contact(2).properties())
                .containsEntry("email", "boss@example.com")
                .containsEntry("tablebridge_merged_into", "g1");
        assertThat(hubSpot.contact(3).properties()).doesNotContainKey("email");
        assertThat(hubSpot.contact(1).properties()).containsEntry("email", "new@example.com");
    }

    @Test
    void aPhoneThatWeWroteIsClearedFromTheContactOfARetiredGuest() {
        bridge.guest(1, person("王", "b@example.com", PHONE));
        bridge.guest(2, person("王", "a@example.com", "+886912000000"));
        bridge.settle();
        bridge.retire(2, 1);
        bridge.settle();
        assertThat(hubSpot.contact(2).properties()).doesNotContainKeys("phone", "email");
    }
}
