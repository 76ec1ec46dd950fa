package io.tablebridge.delivery;

import static io.tablebridge.delivery.Bridge.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.guests.GuestState;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.sandbox.SandboxOptions;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the outbox over real HTTP into a simulated HubSpot. */
class HubSpotDeliveryTest {

    private final HubSpotSandbox sandbox = HubSpotSandbox.start(
            SandboxOptions.standard().withBurst(10_000).withSearchLag(Duration.ZERO), Clock.systemUTC());
    private final Bridge bridge = new Bridge(sandbox, "sandbox-token");

    @AfterEach
    void close() {
        bridge.close();
        sandbox.close();
    }

    private SandboxContact only() {
        assertThat(sandbox.contacts()).hasSize(1);
        return sandbox.contacts().get(0);
    }

    @Test
    void eachEntityIsWrittenOnce() {
        for (int guest = 1; guest <= 250; guest++) {
            bridge.guest(guest, person("客" + guest, "g" + guest + "@example.com", ""));
        }
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(250).allSatisfy(c -> assertThat(c.writes())
                .isEqualTo(1));
        assertThat(sandbox.requests("/batch/upsert")).isEqualTo(3);
        assertThat(bridge.row(7).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.delivered).hasSize(250).containsOnly("inline");
    }

    @Test
    void aHundredChangesAreOneWriteAndNoChangeIsNone() {
        for (int visits = 1; visits <= 100; visits++) {
            bridge.guest(1, Map.of("email", "a@example.com", "visits", (long) visits));
        }
        bridge.settle();
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 100L));
        bridge.settle();
        assertThat(only().writes()).isEqualTo(1);
        assertThat(only().properties()).containsEntry("tablebridge_visits", "100");
    }

    @Test
    void theTablesFollowFromTheJournalAlone() {
        bridge.guest(1, person("王小明", "a@example.com", "+886912345678"));
        bridge.guest(2, person("無", "not an address", ""));
        bridge.settle();
        bridge.guest(1, person("王大明", "b@example.com", "+886912345678"));
        bridge.settle();
        assertThat(bridge.rows(bridge.database)).isEqualTo(bridge.replayed());
    }

    @Test
    void nothingGoesOutBeforeItIsOpened() {
        bridge.worker = bridge.newWorker();
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settle();
        assertThat(sandbox.contacts()).isEmpty();
        bridge.worker.open();
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @Test
    void aChangeDuringAWriteIsNotLost() {
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 1L));
        bridge.beforeWrite = () -> bridge.guest(1, Map.of("email", "a@example.com", "visits", 2L));
        bridge.catchUp();
        bridge.worker.runOnce();
        bridge.catchUp();
        assertThat(bridge.worker.runOnce().handled()).isEqualTo(1);
        assertThat(bridge.worker.runOnce().handled()).as("in flight").isZero();
        bridge.settle();
        assertThat(only().properties()).containsEntry("tablebridge_visits", "2");
        assertThat(only().writes()).isEqualTo(2);
        assertThat(bridge.rows(bridge.database)).isEqualTo(bridge.replayed());
    }

    @Test
    void aClaimWithoutOutcomeIsReadBeforeItIsRepeated() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.catchUp();
        bridge.worker.runOnce();
        bridge.catchUp();
        bridge.journal.refuse(EntryKind.OUTCOME);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(bridge.worker::runOnce))
                .isNotNull();
        bridge.journal.refuseNothing();
        bridge.catchUp();
        assertThat(bridge.row(1).claim()).isPresent();
        bridge.restart();
        int reads = sandbox.requests("/batch/read");
        bridge.settle();
        assertThat(only().writes()).isEqualTo(1);
        assertThat(sandbox.requests("/batch/read")).isEqualTo(reads + 1);
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.row(1).claim()).isEmpty();
    }

    @Test
    void aTimeoutAfterTheWriteDoesNotDoubleIt() {
        bridge.timeout = Duration.ofMillis(300);
        bridge.restart();
        sandbox.fault(Fault.of(Fault.Kind.TIMEOUT_AFTER, 1).on("/batch/upsert"));
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settleWithTime();
        assertThat(only().writes()).isEqualTo(1);
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
    }

    @Test
    void aChangeWithUnknownOutcomeIsReadBeforeItIsRepeated() {
        bridge.timeout = Duration.ofMillis(300);
        bridge.restart();
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 1L));
        bridge.settle();
        sandbox.fault(Fault.of(Fault.Kind.TIMEOUT_AFTER, 1).on("/batch/upsert"));
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 2L));
        bridge.settleWithTime();
        assertThat(only().properties()).containsEntry("tablebridge_visits", "2");
        assertThat(only().writes()).isEqualTo(2);
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
    }

    @Test
    void whatCouldNotBeSentLeavesNoClaimAndIsNoAttempt() throws Exception {
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 1L));
        bridge.settle();
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        bridge.roadOfWrites = url -> url.replaceFirst(":[0-9]+/", ":" + closed + "/");
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 2L));
        bridge.guest(2, person("王", "b@example.com", ""));
        bridge.settleWithTime();
        assertThat(bridge.troubles)
                .hasSizeGreaterThan(3)
                .allSatisfy(t -> assertThat(t.problem().code()).isEqualTo("TB-DEL-007"))
                .allSatisfy(t -> assertThat(t.problem().toString())
                        .contains("could not be reached (ConnectException); nothing was sent"));
        for (long guest : new long[] {1, 2}) {
            assertThat(bridge.row(guest).claim()).isEmpty();
            assertThat(bridge.row(guest).attempts()).isZero();
            assertThat(bridge.row(guest).state()).isEqualTo(DeliveryState.WAITING);
        }
        int reads = sandbox.requests("/batch/read");
        bridge.roadOfWrites = url -> url;
        bridge.settleWithTime();
        assertThat(sandbox.contacts()).hasSize(2);
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(sandbox.requests("/batch/read"))
                .as("only the contact that was never written is looked for")
                .isLessThanOrEqualTo(reads + 2);
        assertThat(bridge.rows(bridge.database)).isEqualTo(bridge.replayed());
    }

    @Test
    void aDestinationSaysWhyItRestsUntilItDoesItsWork() {
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 1L));
        bridge.settle();
        assertThat(bridge.worker.resting()).isEmpty();
        sandbox.fault(Fault.status(503, 3).withRetryAfter("7"));
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 2L));
        bridge.settle();
        assertThat(bridge.worker.resting()).hasValueSatisfying(resting -> {
            assertThat(resting.until()).isEqualTo(bridge.clock.instant().plusSeconds(7));
            assertThat(resting.why().code()).isEqualTo("TB-DEL-002");
        });
        bridge.clock.pass(Duration.ofSeconds(8));
        assertThat(bridge.worker.resting()).as("while it is tried again").isPresent();
        bridge.settleWithTime();
        assertThat(bridge.worker.resting()).isEmpty();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
    }

    @Test
    void aDestinationThatWaitsForAPersonDoesNotRest() {
        sandbox.fault(Fault.status(503, 1).on("/batch/upsert"));
        sandbox.fault(Fault.status(403, 1).on("/batch/upsert"));
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settle();
        assertThat(bridge.worker.resting()).isPresent();
        bridge.settleWithTime();
        assertThat(bridge.troubles.get(1).problem().code()).isEqualTo("TB-DEL-011");
        assertThat(bridge.worker.resting()).isEmpty();
    }

    @Test
    void everyKindOfFaultEndsWithOneContactInStep() {
        bridge.timeout = Duration.ofMillis(300);
        bridge.restart();
        for (Fault.Kind kind : Fault.Kind.values()) {
            Fault fault = Fault.of(kind, 2);
            if (kind != Fault.Kind.SLOW) {
                sandbox.fault(fault.on("/batch/upsert"));
            }
        }
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settleWithTime();
        assertThat(only().properties()).containsEntry("lastname", "王");
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.rows(bridge.database)).isEqualTo(bridge.replayed());
    }

    @Test
    void oneThatTheAnswerDoesNotNameIsReadAndNotDoubled() {
        sandbox.fault(Fault.of(Fault.Kind.OMIT, 1).on("/batch/upsert"));
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.guest(2, person("李", "b@example.com", ""));
        bridge.settleWithTime();
        assertThat(sandbox.contacts()).hasSize(2).allSatisfy(c -> assertThat(c.writes())
                .isEqualTo(1));
    }

    @Test
    void aContactMadeByStaffIsAdoptedByItsEmailAndStaffsValuesStay() {
        SandboxContact typed =
                sandbox.type(Map.of("email", "Wang@Example.com", "lastname", "王經理", "phone", "02-2345-6789"));
        bridge.guest(1, person("王小明", "wang@example.com", "+886912345678"));
        bridge.settle();
        assertThat(only().id()).isEqualTo(typed.id());
        assertThat(only().properties())
                .containsEntry("lastname", "王經理")
                .containsEntry("phone", "02-2345-6789")
                .containsEntry(TestMapping.ID, "g1");
        assertThat(only().writes()).isEqualTo(1);
        assertThat(bridge.row(1).adopted()).isTrue();
    }

    @Test
    void aContactMadeByStaffIsAdoptedByItsPhone() {
        sandbox.type(Map.of("lastname", "王", "phone", "0912-345-678"));
        bridge.guest(1, person("王小明", "", "+886912345678"));
        bridge.settle();
        assertThat(only().properties()).containsEntry(TestMapping.ID, "g1").containsEntry("lastname", "王");
    }

    @Test
    void aPhoneThatTwoContactsShareAdoptsNone() {
        sandbox.type(Map.of("lastname", "王", "phone", "0912-345-678"));
        sandbox.type(Map.of("lastname", "陳", "mobilephone", "+886912345678"));
        bridge.guest(1, person("王小明", "", "+886912345678"));
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(3);
    }

    @Test
    void whatStaffTypedLaterIntoAnEmptyPropertyStays() {
        bridge.guest(1, Map.of("email", "a@example.com"));
        bridge.settle();
        sandbox.type(only().id(), Map.of("lastname", "staff"));
        bridge.guest(1, person("王小明", "a@example.com", ""));
        bridge.settle();
        assertThat(only().properties()).containsEntry("lastname", "staff");
    }

    @Test
    void whatIsOursIsClearedWhenItIsNoLongerKnown() {
        bridge.guest(1, Map.of("email", "a@example.com", "note", "蝦"));
        bridge.settle();
        bridge.guest(1, Map.of("email", "a@example.com"));
        bridge.settle();
        assertThat(only().properties())
                .doesNotContainKey("tablebridge_allergies")
                .containsKey("email");
    }

    @Test
    void aContactThatStaffDeletedComesBackWhole() {
        bridge.guest(1, Map.of("email", "a@example.com", "name", "王", "note", "蝦", "visits", 1L));
        bridge.settle();
        sandbox.delete(only().id());
        bridge.guest(1, Map.of("email", "a@example.com", "name", "王", "note", "蝦", "visits", 2L));
        bridge.settle();
        assertThat(only().properties())
                .containsEntry("tablebridge_allergies", "蝦")
                .containsEntry("tablebridge_visits", "2")
                .containsEntry("email", "a@example.com")
                .containsEntry("lastname", "王");
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.row(1).remoteId()).contains(only().id());
        assertThat(bridge.rows(bridge.database)).isEqualTo(bridge.replayed());
    }

    @Test
    void theContactOfARetiredGuestIsNeverMadeAgain() {
        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.guest(2, person("王", "a@example.com", ""));
        bridge.settle();
        sandbox.delete(sandbox.contacts().get(1).id());
        bridge.retire(2, 1);
        bridge.settle();
        assertThat(only().properties()).containsEntry(TestMapping.ID, "g1");
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.RETIRED);
    }

    @Test
    void whatAFailedStepSawIsNotForgotten() {
        bridge.timeout = Duration.ofMillis(300);
        bridge.restart();
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 1L));
        bridge.settle();
        sandbox.fault(Fault.of(Fault.Kind.TIMEOUT_AFTER, 1).on("/batch/upsert"));
        sandbox.fault(Fault.status(403, 1).on("/batch/upsert"));
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 2L));
        bridge.settle();
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 1L));
        bridge.settleWithTime();
        bridge.decide(DeliveryDecision.GO_ON);
        bridge.settle();
        assertThat(only().properties()).containsEntry("tablebridge_visits", "1");
        assertThat(bridge.rows(bridge.database)).isEqualTo(bridge.replayed());
    }

    private void refuseTheNextWrite(Map<String, Object> change) {
        sandbox.fault(Fault.status(403, 1).on("/batch/upsert"));
        bridge.guest(1, change);
        bridge.settleWithTime();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.WAITING);
    }

    private void retireIntoAnother() {
        bridge.guest(2, person("王", "a@example.com", "+886912345678"));
        bridge.retire(1, 2);
        bridge.decide(DeliveryDecision.GO_ON);
        bridge.settleWithTime();
        assertThat(sandbox.contacts())
                .filteredOn(c -> "g1".equals(c.properties().get(TestMapping.ID)))
                .singleElement()
                .satisfies(c -> assertThat(c.properties())
                        .containsEntry("tablebridge_merged_into", "g2")
                        .doesNotContainKey("email"));
        assertThat(sandbox.contacts())
                .filteredOn(c -> "g2".equals(c.properties().get(TestMapping.ID)))
                .singleElement()
                .satisfies(c -> assertThat(c.properties()).containsEntry("email", "a@example.com"));
        assertThat(bridge.rows(bridge.database)).isEqualTo(bridge.replayed());
    }

    @Test
    void aContactThatWasFoundIsNotForgottenWhenTheNextWriteFails() {
        sandbox.fault(Fault.of(Fault.Kind.MALFORMED, 1).on("/batch/upsert"));
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 1L));
        bridge.settle();
        assertThat(bridge.row(1).remoteId()).as("made, but nobody said so").isEmpty();
        refuseTheNextWrite(Map.of("email", "a@example.com", "visits", 2L));
        assertThat(bridge.row(1).remoteId()).contains(only().id());
        retireIntoAnother();
    }

    @Test
    void aContactThatStaffMergedIntoAnotherIsNotForgottenWhenTheNextWriteFails() {
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 1L));
        bridge.settle();
        sandbox.delete(only().id());
        SandboxContact merged = sandbox.type(Map.of("email", "a@example.com", TestMapping.ID, "g1"));
        refuseTheNextWrite(Map.of("email", "a@example.com", "visits", 2L));
        assertThat(bridge.row(1).remoteId()).contains(merged.id());
        retireIntoAnother();
    }

    @Test
    void aGuestThatNobodyCouldFindAgainIsNotWritten() {
        bridge.guest(1, Map.of("name", "王"));
        bridge.settle();
        assertThat(sandbox.contacts()).isEmpty();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.UNWANTED);
    }

    @Test
    void aPropertyThatIsRefusedDoesNotKeepTheRestBack() {
        for (int guest = 1; guest <= 20; guest++) {
            bridge.guest(guest, person("客", guest == 13 ? "no address" : "g" + guest + "@example.com", ""));
        }
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(20).allSatisfy(c -> assertThat(c.properties())
                .containsEntry("lastname", "客"));
        assertThat(bridge.row(13).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.row(13).problem().orElseThrow())
                .contains("INVALID_EMAIL", "email")
                .doesNotContain("no address");
        bridge.guest(13, person("客", "g13@example.com", ""));
        bridge.settle();
        assertThat(bridge.row(13).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.row(13).problem()).isEmpty();
        assertThat(sandbox.contacts())
                .anySatisfy(c -> assertThat(c.properties()).containsEntry("email", "g13@example.com"));
    }

    @Test
    void aRefusedTokenPausesUntilItIsAnother() {
        bridge.token = "old";
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settleWithTime();
        int asked = sandbox.requests("");
        assertThat(bridge.troubles).hasSize(1);
        assertThat(bridge.troubles.get(0).problem().code()).isEqualTo("TB-DEL-010");
        assertThat(bridge.row(1).attempts()).isZero();
        bridge.settleWithTime();
        assertThat(sandbox.requests("")).isEqualTo(asked);
        bridge.token = "sandbox-token";
        bridge.restart();
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @Test
    void aMissingScopePausesUntilAPersonSaysGoOn() {
        sandbox.fault(Fault.status(403, 1).on("/batch/upsert"));
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settleWithTime();
        assertThat(sandbox.contacts()).isEmpty();
        assertThat(bridge.troubles.get(0).problem().arguments()).contains("crm.objects.contacts.write");
        bridge.decide(DeliveryDecision.GO_ON);
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @Test
    void aRateLimitSlowsTheWholeAccount() {
        sandbox.fault(Fault.status(429, 1).withRetryAfter("1").on("/batch/upsert"));
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settle();
        bridge.guest(2, person("李", "b@example.com", ""));
        bridge.catchUp();
        assertThat(bridge.worker.runOnce().rest()).isPositive();
        assertThat(sandbox.contacts()).isEmpty();
        assertThat(bridge.row(1).attempts()).isZero();
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            bridge.clock.pass(Duration.ofSeconds(1));
            bridge.settle();
            assertThat(sandbox.contacts()).hasSize(2).allSatisfy(c -> assertThat(c.writes())
                    .isEqualTo(1));
        });
    }

    @Test
    void afterTheFirstWritesItWaitsForAGoAhead() {
        bridge.settings = new DeliverySettings(OptionalLong.of(3), 8, Duration.ofSeconds(30));
        bridge.restart();
        for (int guest = 1; guest <= 10; guest++) {
            bridge.guest(guest, person("客", "g" + guest + "@example.com", ""));
        }
        bridge.settleWithTime();
        assertThat(sandbox.contacts()).hasSize(3);
        bridge.decide(DeliveryDecision.GO_AHEAD);
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(10);
    }

    @Test
    void aGuestThatWentIntoAnotherLetsGoOfItsEmailFirst() {
        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.guest(2, person("王", "a@example.com", ""));
        bridge.settle();
        bridge.guest(1, person("王", "a@example.com", "+886912345678"));
        bridge.retire(2, 1);
        bridge.settle();
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.RETIRED);
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(sandbox.contacts()).hasSize(2);
        assertThat(sandbox.contacts().get(0).properties()).containsEntry("email", "a@example.com");
        assertThat(sandbox.contacts().get(1).properties())
                .doesNotContainKey("email")
                .containsEntry("tablebridge_merged_into", "g1");

        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.guest(2, person("王", "c@example.com", ""));
        bridge.settle();
        assertThat(sandbox.contacts().get(1).properties())
                .containsEntry("email", "c@example.com")
                .doesNotContainKey("tablebridge_merged_into");
    }

    @Test
    void ourPropertiesAreMadeOnceAndNeverChanged() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settle();
        bridge.restart();
        bridge.guest(2, person("李", "b@example.com", ""));
        bridge.settle();
        assertThat(sandbox.requests("/groups")).isEqualTo(1);
        assertThat(sandbox.contacts()).hasSize(2);
    }

    @Test
    void aDestinationThatComesLaterIsToldOfEveryGuest() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.catchUp();
        assertThat(bridge.rows(bridge.database)).as("a mark and no destination").hasSize(1);
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(1);
        assertThat(bridge.journal.entries(EntryKind.DECISION)).hasSize(1);
    }

    @Test
    void aBatchThatFailsAsAWholeIsCutInHalves() {
        try (HubSpotSandbox strict = HubSpotSandbox.start(
                        SandboxOptions.standard().withBurst(10_000).withMultiStatus(false), Clock.systemUTC());
                Bridge other = new Bridge(strict, "sandbox-token")) {
            for (int guest = 1; guest <= 20; guest++) {
                other.guest(guest, person("客", guest == 13 ? "no address" : "g" + guest + "@example.com", ""));
            }
            other.settle();
            assertThat(strict.contacts()).hasSize(20).allSatisfy(c -> assertThat(c.writes())
                    .isEqualTo(1));
            assertThat(other.row(13).problem()).isPresent();
        }
    }

    @Test
    void aDryRunNamesWhomTheMappingLeavesOutBeforeAndAfterTheyWereLookedAt() {
        bridge.guest(1, Map.of("email", "a@example.com"));
        bridge.guest(2, Map.of("name", "王"));
        bridge.catchUp();
        DeliveryPreview.Preview before = bridge.preview().of(100, false);
        assertThat(before.leftOut()).containsExactly("g2");
        assertThat(before.requires()).containsExactly("email", "phone");
        assertThat(before.whole()).isTrue();
        assertThat(bridge.preview().of(1, false).whole()).isFalse();

        bridge.settle();
        bridge.guest(3, Map.of("name", "林"));
        bridge.catchUp();
        DeliveryPreview.Preview after = bridge.preview().of(100, false);
        assertThat(after.leftOut()).containsExactlyInAnyOrder("g2", "g3");

        bridge.database.write(h -> h.execute("UPDATE delivery SET recheck_at = 4102444800000 WHERE guest_id = 2"));
        assertThat(bridge.preview().of(100, false).leftOut())
                .as("also when it is to be looked at again one day")
                .containsExactlyInAnyOrder("g2", "g3");
        assertThat(after.guests()).isEmpty();
    }

    @Test
    void aDryRunShowsEverythingAndSendsNothing() {
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 1L));
        bridge.settle();
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 2L));
        bridge.guest(2, Map.of("phone", "+886912345678"));
        bridge.catchUp();
        int requests = sandbox.requests("");
        int entries = bridge.journal.entries().size();
        DeliveryPreview preview = bridge.preview();

        DeliveryPreview.Preview shown = preview.of(100, true);

        assertThat(shown.requests())
                .containsExactly(
                        new PlannedRequest("POST", "/crm/objects/2026-09/contacts/batch/read", 2),
                        new PlannedRequest("POST", "/crm/objects/2026-09/contacts/search", 1),
                        new PlannedRequest("POST", "/crm/objects/2026-09/contacts/batch/upsert", 2));
        assertThat(shown.guests().get(0))
                .isEqualTo(new DeliveryPreview.GuestChange(
                        "g1",
                        true,
                        List.of(new DeliveryPreview.PropertyChange("tablebridge_visits", Optional.of("1"), "2"))));
        assertThat(preview.of(100, false).guests().get(1).properties())
                .contains(new DeliveryPreview.PropertyChange("phone", Optional.empty(), "•••"));
        assertThat(sandbox.requests("")).isEqualTo(requests);
        assertThat(bridge.journal.entries()).hasSize(entries);
    }

    @Test
    void theAuditCountsEveryGuestOnce() {
        sandbox.type(Map.of("email", "b@example.com"));
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.guest(2, person("李", "b@example.com", ""));
        bridge.guest(3, person("陳", "a@example.com", ""));
        bridge.guest(4, Map.of("name", "林"));
        bridge.guest(5, person("王", "c@example.com", ""));
        bridge.settleWithTime();
        bridge.retire(5, 1);
        bridge.settle();
        bridge.guest(6, person("周", "f@example.com", ""));
        bridge.catchUp();

        DeliveryAudit audit = new DeliveryAudit(bridge.database);
        DeliveryAudit.Counts counts = audit.counts().get(0);

        assertThat(counts)
                .isEqualTo(new DeliveryAudit.Counts(
                        "hubspot", 6, 3, 1, 1, 0, 0, 1, 1, 1, 3, 3, 5, false, Optional.empty()));
        assertThat(counts.balances()).isTrue();
        assertThat(audit.dead(10)).isEmpty();
    }

    @Test
    void aContactMadeBetweenLookAndWriteIsTakenOver() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.beforeWrite = () -> sandbox.type(Map.of("email", "a@example.com", "lastname", "staff"));
        bridge.settleWithTime();
        assertThat(only().properties()).containsEntry(TestMapping.ID, "g1").containsEntry("lastname", "staff");
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
    }

    @Test
    void aDeadDeliveryIsTriedAgainWhenAPersonSaysSo() {
        sandbox.fault(Fault.status(400, 1).on("/batch/upsert"));
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settleWithTime();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(bridge.putAside).isEqualTo(1);
        assertThat(new DeliveryAudit(bridge.database).dead(10)).singleElement().satisfies(d -> assertThat(d.guestId())
                .isEqualTo(1));
        bridge.decide(DeliveryDecision.RETRY);
        bridge.settle();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(sandbox.contacts()).hasSize(1);
    }

    @Test
    void aChangedMappingLooksAtEveryGuestAgain() {
        bridge.guest(1, Map.of("email", "a@example.com", "visits", 1L));
        bridge.settle();
        bridge.guests.put(
                1L, new GuestState.Living(new GuestProfile(1, "g1", Map.of("email", "a@example.com", "visits", 2L))));
        bridge.decide(DeliveryDecision.REFRESH);
        bridge.settle();
        assertThat(only().properties()).containsEntry("tablebridge_visits", "2");
    }

    @Test
    void aGuestIsLookedAtAgainOnceItsReservationHasBegun() {
        OffsetDateTime tonight = OffsetDateTime.parse("2026-11-22T19:00:00+08:00");
        bridge.guest(1, Map.of("email", "a@example.com", "nextReservation.startsAt", tonight, "visits", 1L));
        bridge.settle();
        bridge.guests.put(
                1L, new GuestState.Living(new GuestProfile(1, "g1", Map.of("email", "a@example.com", "visits", 2L))));
        bridge.settle();
        assertThat(only().properties()).containsEntry("tablebridge_visits", "1");
        bridge.clock.pass(Duration.ofHours(9));
        bridge.settle();
        assertThat(only().properties()).containsEntry("tablebridge_visits", "2");
        assertThat(bridge.row(1).recheckAt()).isEmpty();
    }

    @Test
    void howLongAnEventWaitedIsKnownAfterARestart() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.catchUp();
        bridge.clock.pass(Duration.ofMinutes(3));
        bridge.restart();
        bridge.settle();
        assertThat(bridge.delivered).containsExactly("inline");
        assertThat(bridge.ages).containsExactly(Duration.ofMinutes(3));
    }

    @Test
    void anEventThatJoinsTwoGuestsCountsOnce() {
        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.guest(2, person("王", "a@example.com", ""));
        bridge.settle();
        bridge.delivered.clear();
        bridge.join(2, 1, person("王", "a@example.com", "+886912345678"));
        bridge.settle();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.RETIRED);
        assertThat(bridge.delivered).hasSize(1);
    }

    @Test
    void anEventThatChangesTwoLivingGuestsCountsOnce() {
        bridge.guest(2, person("李", "b@example.com", ""));
        bridge.settle();
        bridge.delivered.clear();
        bridge.guests.put(1L, new GuestState.Living(new GuestProfile(1, "g1", person("王", "a@example.com", ""))));
        bridge.guests.put(2L, new GuestState.Living(new GuestProfile(2, "g2", person("李", "c@example.com", ""))));
        bridge.event(List.of(1L, 2L));
        bridge.settle();
        assertThat(sandbox.contacts()).hasSize(2);
        assertThat(bridge.delivered).hasSize(1);
    }
}
