package io.tablebridge.delivery;

import static io.tablebridge.delivery.Bridge.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablebridge.delivery.Outcome.Ending;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.HubSpotSandbox;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guests that the destination always fails at, and guests that must wait for others. */
class LonerDeliveryTest {

    @RegisterExtension
    private final AtHubSpot hubSpot = new AtHubSpot();

    private final HubSpotSandbox sandbox = hubSpot.sandbox;
    private final Bridge bridge = hubSpot.bridge;

    private long endings(Ending ending) {
        return bridge.journal.entries(EntryKind.OUTCOME).stream()
                .flatMap(e -> DeliveryEntries.outcome(e.entry()).results().stream())
                .filter(r -> r.ending() == ending)
                .count();
    }

    @Test
    void oneThatAlwaysFailsKeepsNoOtherBackAndIsGivenUp() {
        bridge.poison.add("bad@example.com");
        for (int guest = 1; guest <= 60; guest++) {
            bridge.guest(guest, person("客", guest == 7 ? "bad@example.com" : "g" + guest + "@example.com", ""));
        }
        for (int second = 0; second < 4; second++) {
            bridge.settle();
            bridge.clock.pass(Duration.ofSeconds(1));
        }
        assertThat(sandbox.contacts()).hasSize(59);
        bridge.otherTraffic(100, 8);
        assertThat(bridge.row(7).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(bridge.row(7).claim()).as("perhaps written").isPresent();
        assertThat(bridge.putAside).isEqualTo(1);
        assertThat(bridge.row(7).problem().orElseThrow()).contains("TB-DEL-030");
        assertThat(sandbox.contacts()).hasSize(67);
    }

    @Test
    void aNewGuestIsWrittenAtOnceWhileOneThatAlwaysFailsRests() {
        bridge.poison.add("bad@example.com");
        bridge.guest(1, person("客", "bad@example.com", ""));
        bridge.settleWithTime();
        bridge.guest(2, person("客", "b@example.com", ""));
        bridge.settle();
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void whyItRestsIsSaidWhileNobodyElseIsLeft() {
        bridge.poison.add("bad@example.com");
        bridge.guest(1, person("客", "bad@example.com", ""));
        bridge.settleWithTime();
        bridge.guest(2, person("客", "b@example.com", ""));
        bridge.settle();
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.worker.resting()).hasValueSatisfying(resting -> {
            assertThat(resting.until()).isAfter(bridge.clock.instant());
            assertThat(resting.why().code()).isEqualTo("TB-DEL-002");
        });
        bridge.retire(1, 2);
        bridge.poison.clear();
        bridge.settleWithTime();
        assertThat(bridge.worker.resting()).isEmpty();
    }

    @Test
    void whileTheDestinationWritesNobodyNobodyIsGivenUp() {
        for (int guest = 1; guest <= 30; guest++) {
            bridge.guest(guest, person("客", "g" + guest + "@example.com", ""));
        }
        bridge.poison.add("example.com");
        for (int round = 0; round < 8; round++) {
            bridge.settleWithTime();
            bridge.restart();
        }
        assertThat(endings(Ending.GIVEN_UP) + endings(Ending.DEAD)).isZero();
        int failed = bridge.refusedWrites;
        bridge.poison.clear();
        bridge.settleWithTime();
        assertThat(failed).as("an unwell destination is left alone").isLessThan(400);
        assertThat(sandbox.contacts()).hasSize(30);
    }

    @Test
    void anOutageBetweenFailuresDoesNotCount() {
        bridge.poison.add("bad@example.com");
        bridge.guest(1, person("客", "bad@example.com", ""));
        bridge.otherTraffic(100, 4);
        int attempts = bridge.row(1).attempts();
        assertThat(attempts).isBetween(3, 6);
        bridge.poison.add("example.com");
        bridge.guest(200, person("客", "later@example.com", ""));
        bridge.settleWithTime();
        bridge.restart();
        bridge.settleWithTime();
        assertThat(bridge.row(1).attempts()).isEqualTo(attempts);
        bridge.poison.clear();
        bridge.settleWithTime();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.row(200).state()).isEqualTo(DeliveryState.IN_STEP);
    }

    @Test
    void oneThatWasGivenUpIsReadBeforeItIsWrittenAgain() {
        bridge.poison.add("bad@example.com");
        bridge.guest(1, person("客", "bad@example.com", ""));
        bridge.otherTraffic(100, 10);
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.DEAD);
        bridge.poison.clear();
        sandbox.fault(Fault.status(503, 1).on("/batch/read"));
        int writes = sandbox.requests("/batch/upsert");
        bridge.decide(DeliveryDecision.RETRY);
        bridge.settle();
        assertThat(sandbox.requests("/batch/upsert")).as("not read yet").isEqualTo(writes);
        bridge.settleWithTime();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.row(1).claim()).isEmpty();
    }

    @Test
    void oneThatWaitedForItsEmailIsNotGivenUpForOneFailure() {
        bridge.guest(1, person("王", "a@example.com", ""));
        bridge.settle();
        bridge.guest(2, person("waiting", "a@example.com", ""));
        bridge.settle();
        for (int round = 0; round < 6; round++) {
            bridge.clock.pass(Duration.ofSeconds(61));
            bridge.settle();
        }
        assertThat(bridge.row(2).attempts()).isEqualTo(7);
        bridge.clock.pass(Duration.ofSeconds(61));
        bridge.poison.add("waiting");
        bridge.guest(3, person("客", "c@example.com", ""));
        bridge.settle();
        assertThat(bridge.refusedWrites).isEqualTo(1);
        assertThat(bridge.row(3).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.WAITING);
        bridge.poison.clear();
        bridge.settleWithTime();
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(sandbox.contacts()).hasSize(3);
    }

    @Test
    void oneThatGoesAloneHasItsTurnWhileAnImportWaits() {
        bridge.poison.add("bad@example.com");
        bridge.guest(1, person("客", "bad@example.com", ""));
        bridge.settleWithTime();
        assertThat(bridge.row(1).attempts()).isGreaterThanOrEqualTo(DeliveryRow.ALONE_FROM);
        bridge.poison.clear();
        for (int guest = 2; guest <= 301; guest++) {
            bridge.guest(guest, person("客", "g" + guest + "@example.com", ""));
        }
        bridge.clock.pass(Duration.ofSeconds(61));
        bridge.catchUp();
        assertThat(bridge.worker.runOnce().handled()).isEqualTo(100);
        bridge.catchUp();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(sandbox.contacts()).hasSize(100);
    }

    @Test
    void whoMustWaitForAnotherIsNotLookedAt() {
        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.guest(2, person("王", "a@example.com", ""));
        bridge.settle();
        bridge.poison.add("merged_into");
        bridge.retire(2, 1);
        bridge.settleWithTime();
        assertThat(bridge.row(2).attempts()).isGreaterThanOrEqualTo(DeliveryRow.ALONE_FROM);
        bridge.clock.pass(Duration.ofSeconds(61));
        bridge.settle();
        int reads = sandbox.requests("/batch/read");
        bridge.guest(1, person("王", "a@example.com", "+886912345678"));
        bridge.settle();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(bridge.row(1).problem().orElseThrow()).contains("TB-DEL-006");
        assertThat(sandbox.requests("/batch/read")).isEqualTo(reads);
        bridge.poison.clear();
        bridge.settleWithTime();
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(sandbox.contacts().get(0).properties()).containsEntry("email", "a@example.com");
    }

    @Test
    void aSurvivorWaitsWithoutAttemptsForAContactOfAnotherBatch() {
        bridge.guest(1, person("王", "", "+886912345678"));
        bridge.guest(2, person("王", "a@example.com", ""));
        bridge.settle();
        bridge.poison.add("merged_into");
        bridge.guest(1, person("王", "a@example.com", "+886912345678"));
        bridge.retire(2, 1);
        bridge.settleWithTime();
        bridge.restart();
        bridge.settleWithTime();
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(bridge.row(1).attempts()).isZero();
        bridge.poison.clear();
        bridge.settleWithTime();
        assertThat(bridge.row(2).state()).isEqualTo(DeliveryState.RETIRED);
        assertThat(bridge.row(1).state()).isEqualTo(DeliveryState.IN_STEP);
        assertThat(sandbox.contacts().get(0).properties()).containsEntry("email", "a@example.com");
    }
}
