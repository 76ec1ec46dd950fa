package io.tablebridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.e2e.Bookings.Booking;
import io.tablebridge.sandbox.SandboxContact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What strangers, broken senders and new versions of a platform send: each gets its answer and disturbs nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusalsTest {

    private final Evening evening;

    RefusalsTest() throws Exception {
        evening = Evening.begin(Files.createTempDirectory(Path.of("target"), "refusals"));
    }

    @AfterAll
    void end() {
        evening.close();
    }

    @Test
    void whatIsNoJsonOrTooMuchIsRefusedAndAGoodEventBesideItArrives() throws Exception {
        long before = received();
        assertThat(answer(Sender.signed("{\"event_id\": \"x\", "))).isEqualTo("400 TB-INT-001");
        assertThat(answer(Sender.signed(""))).isEqualTo("400 TB-INT-001");
        assertThat(answer(Sender.signed("{} {}"))).isEqualTo("400 TB-INT-001");
        assertThat(answer(Sender.signed("[".repeat(1_000) + "]".repeat(1_000)))).isEqualTo("400 TB-INT-001");
        assertThat(answer(Sender.signed("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000))))
                .isEqualTo("400 TB-INT-001");
        good(1);
        assertThat(answer(Sender.signed("{\"a\":\"" + "x".repeat(10_000_000) + "\"}")))
                .isEqualTo("413 TB-INT-009");
        assertThat(answer(Sender.signed(body(90)).as("text/plain"))).isEqualTo("415 TB-INT-010");
        good(2);
        arrives(1, 2);
        assertThat(received() - before).isEqualTo(2);
    }

    @Test
    void whatIsNotProvenIsRefused() throws Exception {
        Sender proven = Sender.signed(body(91));
        Sender other = Sender.signed(body(92));
        assertThat(answer(proven.withSignature(Optional.empty()))).isEqualTo("401 TB-INT-002");
        assertThat(answer(proven.withSignature(other.signature()))).isEqualTo("401 TB-INT-003");
        assertThat(answer(proven.withSignature(Optional.of("no hex")))).isEqualTo("401 TB-INT-003");
        assertThat(answer(proven.to("/hooks/nobody"))).isEqualTo("404 TB-INT-006");
        good(3);
        arrives(3);
        assertThat(phones()).doesNotContainKeys(phone(91), phone(92));
    }

    @Test
    void aSignedRequestThatIsSentAgainIsTakenAndCountedAsADuplicate() throws Exception {
        Sender once = Sender.signed(body(4));
        assertThat(answer(once)).isEqualTo("200");
        arrives(4);
        long before = evening.audit().events("inline", "duplicate");
        assertThat(answer(once)).isEqualTo("200");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(evening.audit().events("inline", "duplicate") - before)
                        .isEqualTo(1));
        assertThat(contact(4).writes()).isEqualTo(1);
    }

    @Test
    void whatIsProvenButUnreadableIsKeptForAPersonOrTakenWithoutThatField() throws Exception {
        BookKeeping before = evening.audit();
        assertThat(changed(93, event -> reservation(event).put("state", "MOVED")))
                .isEqualTo("200");
        assertThat(changed(94, event -> reservation(event).put("reservation_time", "tomorrow")))
                .isEqualTo("200");
        assertThat(changed(95, event -> customer(event).put("phone", "0912"))).isEqualTo("200");
        assertThat(answer(Sender.signed("null"))).isEqualTo("200");
        good(5);
        arrives(5);
        BookKeeping after = evening.audit();
        assertThat(after.holds()).isTrue();
        assertThat(after.events("inline", "dead") - before.events("inline", "dead"))
                .isEqualTo(3);
        assertThat(phones()).doesNotContainKeys(phone(93), phone(94), phone(95), "0912");
    }

    @Test
    void twoGuestsThatTurnOutToBeOneLeaveAnActiveAndARetiredContact() throws Exception {
        good(6);
        changed(7, event -> customer(event).put("phone", "").put("email", "mei@example.com"));
        await().atMost(Duration.ofSeconds(10)).until(() -> contactsOf("mei@example.com") == 1 && hasArrived(6));
        String first = contact(6).id();
        changed(8, event -> customer(event).put("phone", local(6)).put("email", "mei@example.com"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(evening.crm().contacts())
                        .filteredOn(c -> "retired".equals(c.properties().get("tablebridge_state")))
                        .singleElement()
                        .satisfies(retired -> assertThat(retired.properties())
                                .doesNotContainKeys("email", "phone")
                                .containsEntry(
                                        "tablebridge_merged_into",
                                        contact(6).properties().get("tablebridge_guest_id"))));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(contact(6))
                .satisfies(c -> assertThat(c.id()).isEqualTo(first))
                .satisfies(c -> assertThat(c.properties())
                        .containsEntry("email", "mei@example.com")
                        .containsEntry("tablebridge_bookings", "3")));
        assertThat(evening.audit().holds()).isTrue();
    }

    private long contactsOf(String email) {
        return evening.activeContacts().stream()
                .filter(c -> email.equals(c.properties().get("email")))
                .count();
    }

    private String answer(Sender sender) throws Exception {
        return sender.send(evening.service().doorPort());
    }

    private void good(int guest) throws Exception {
        assertThat(answer(Sender.signed(body(guest)))).isEqualTo("200");
    }

    private void arrives(int... guests) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> java.util.Arrays.stream(guests).allMatch(this::hasArrived));
    }

    private boolean hasArrived(int guest) {
        return phones().containsKey(phone(guest));
    }

    private Map<String, SandboxContact> phones() {
        return evening.activeContacts().stream()
                .filter(c -> c.properties().containsKey("phone"))
                .collect(Collectors.toMap(c -> c.properties().getOrDefault("phone", ""), Function.identity()));
    }

    private SandboxContact contact(int guest) {
        return Optional.ofNullable(phones().get(phone(guest))).orElseThrow();
    }

    private long received() throws InterruptedException {
        return evening.audit().events("inline", "received");
    }

    private String changed(int guest, Consumer<ObjectNode> change) throws Exception {
        ObjectNode event = booking(guest).tree("e-" + guest);
        change.accept(event);
        return answer(Sender.signed(event.toString()));
    }

    private static ObjectNode reservation(ObjectNode event) {
        return (ObjectNode) event.required("reservation");
    }

    private static ObjectNode customer(ObjectNode event) {
        return (ObjectNode) reservation(event).required("customer");
    }

    private static String body(int guest) {
        return booking(guest).as("e-" + guest).body();
    }

    private static Booking booking(int guest) {
        return new Booking("r-" + guest, 1_000, Bookings.friday(19, 0), 4, "林美麗", local(guest), "");
    }

    private static String local(int guest) {
        return "09330000" + (10 + guest);
    }

    private static String phone(int guest) {
        return "+886" + local(guest).substring(1);
    }
}
