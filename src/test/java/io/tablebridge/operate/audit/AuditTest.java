package io.tablebridge.operate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.journal.Loss;
import io.tablebridge.journal.SourceDay;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.Commands;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final SourceDay INLINE = new SourceDay("inline", LocalDate.of(2026, 11, 22));
    private static final DestinationCount IN_BALANCE = new DestinationCount("hubspot", 11, 6, 1, 2, 1, 1, 1, 7, 7);

    @Test
    void itHoldsWhenEveryEventReceivedIsInExactlyOneState() {
        AuditReport report = audit(12, 10, states(6, 1, 1, 1, 1), IN_BALANCE).run();
        assertThat(report.holds()).isTrue();
        assertThat(report.lines().get(0).waiting()).isEqualTo(2);
    }

    @Test
    void anEventThatAPersonClosedIsAccountedForAndShownAsSuch() {
        AuditReport report = audit(12, 10, new EventStates(0, 6, 1, 1, 0, 1, 1, 4, 1, 1, 0), IN_BALANCE)
                .run();
        assertThat(report.holds()).isTrue();
        assertThat(AuditText.render(report, Locale.ENGLISH)).contains("dismissed");
        assertThat(AuditJson.render(report, Locale.ENGLISH)).contains("\"dismissed\" : 1");
    }

    @Test
    void aLostEventIsFound() {
        AuditReport report = audit(12, 10, states(5, 1, 1, 1, 1), IN_BALANCE).run();
        assertThat(report.broken()).extracting(Problem::code).containsExactly("TB-OPS-031");
        assertThat(report.broken().get(0).place()).isEqualTo("inline 2026-11-22");
    }

    @Test
    void anEventCountedTwiceIsFound() {
        assertThat(audit(12, 10, states(7, 1, 1, 1, 1), IN_BALANCE).run().holds())
                .isFalse();
    }

    @Test
    void eventsOfADayThatTheJournalNeverSawAreFound() {
        Audit audit = new Audit(
                received(0, 0),
                () -> new EventCounters.Counted(0, Map.of(INLINE, states(1, 0, 0, 0, 0))),
                () -> List.of(),
                most -> List.of(),
                List::of);
        assertThat(audit.run().broken()).extracting(Problem::code).containsExactly("TB-OPS-031");
    }

    @Test
    void aPositionBeyondTheJournalsEndIsFound() {
        assertThat(audit(9, 10, states(5, 1, 1, 1, 1), IN_BALANCE).run().broken())
                .extracting(Problem::code)
                .contains("TB-OPS-030");
    }

    @Test
    void aGuestThatADestinationForgotIsFound() {
        DestinationCount forgotten = new DestinationCount("hubspot", 12, 6, 1, 2, 1, 1, 1, 7, 7);
        assertThat(audit(10, 10, states(6, 1, 1, 1, 1), forgotten).run().broken())
                .extracting(Problem::code)
                .containsExactly("TB-OPS-032");
    }

    @Test
    void aSecondContactOfAGuestIsFound() {
        DestinationCount doubled = new DestinationCount("hubspot", 11, 6, 1, 2, 1, 1, 1, 8, 7);
        assertThat(audit(10, 10, states(6, 1, 1, 1, 1), doubled).run().broken())
                .extracting(Problem::code)
                .containsExactly("TB-OPS-033");
    }

    @Test
    void theCommandFailsWhenOneInvariantIsBroken() throws IOException {
        CommandResult well = Commands.audit(audit(12, 10, states(6, 1, 1, 1, 1), IN_BALANCE))
                .run(new CommandRequest("audit", Map.of(), Locale.ENGLISH));
        CommandResult lost = Commands.audit(audit(12, 10, states(5, 1, 1, 1, 1), IN_BALANCE))
                .run(new CommandRequest("audit", Map.of("json", "true"), Messages.TAIWAN));
        assertThat(well.exit()).isEqualTo(CommandResult.OK);
        assertThat(well.text()).contains("Everything received is accounted for", "inline", "hubspot");
        assertThat(lost.exit()).isEqualTo(CommandResult.DOES_NOT_HOLD);
        JsonNode json = new ObjectMapper().readTree(lost.text());
        assertThat(json.path("holds").asBoolean()).isFalse();
        assertThat(json.path("broken").path(0).path("text").asText()).contains("收到 12 筆");
        assertThat(json.path("sources").path(0).path("waiting").asLong()).isEqualTo(2);
        assertThat(json.path("destinations").path(0).path("inStep").asLong()).isEqualTo(6);
    }

    @Test
    void guestsThatLackAValueAreNamedAndNothingIsBroken() throws IOException {
        Audit audit = audit(12, 10, states(6, 1, 1, 1, 1), IN_BALANCE);
        CommandResult text = Commands.audit(audit).run(new CommandRequest("audit", Map.of(), Locale.ENGLISH));
        CommandResult json =
                Commands.audit(audit).run(new CommandRequest("audit", Map.of("json", "true"), Locale.ENGLISH));
        assertThat(text.exit()).isEqualTo(CommandResult.OK);
        assertThat(text.text()).contains("incomplete", "  TB-DEL-021 guest g3: The e-mail is on the contact");
        JsonNode incomplete = new ObjectMapper().readTree(json.text()).path("incomplete");
        assertThat(incomplete).hasSize(1);
        assertThat(incomplete.path(0).path("place").asText()).isEqualTo("guest g3");
    }

    @Test
    void fieldsThatCouldNotBeReadAreCountedAndNothingIsBroken() throws IOException {
        Audit audit = audit(12, 10, states(6, 1, 1, 1, 1), IN_BALANCE);
        CommandResult text = Commands.audit(audit).run(new CommandRequest("audit", Map.of(), Locale.ENGLISH));
        CommandResult json =
                Commands.audit(audit).run(new CommandRequest("audit", Map.of("json", "true"), Locale.ENGLISH));
        assertThat(text.exit()).isEqualTo(CommandResult.OK);
        assertThat(text.text())
                .contains("3 fields of kept records could not be read")
                .contains("inline guest.phone 2, square partySize 1");
        JsonNode first =
                new ObjectMapper().readTree(json.text()).path("unreadable").path(0);
        assertThat(first.path("field").asText()).isEqualTo("guest.phone");
        assertThat(first.path("count").asLong()).isEqualTo(2);
    }

    @Test
    void columnsStandBelowEachOtherInChineseToo() {
        String text = AuditText.render(
                audit(12, 10, states(6, 1, 1, 1, 1), IN_BALANCE).run(), Messages.TAIWAN);
        List<String> lines = text.lines().limit(2).toList();
        assertThat(TextTable.width(lines.get(0))).isEqualTo(TextTable.width(lines.get(1)));
    }

    private static Audit audit(long end, long position, EventStates states, DestinationCount destination) {
        return new Audit(
                received(end, position),
                () -> new EventCounters.Counted(position, Map.of(INLINE, states)),
                () -> List.of(destination),
                most -> List.of(Problem.at("guest g3", "TB-DEL-021", "g1")),
                () -> List.of(
                        new UnreadableCount("inline", "guest.phone", 2),
                        new UnreadableCount("square", "partySize", 1)));
    }

    /** One event for each entry. */
    private static ReceivedTotals received(long end, long position) {
        return new ReceivedTotals() {
            @Override
            public long end() {
                return end;
            }

            @Override
            public Map<SourceDay, Long> upTo(long entry) {
                assertThat(entry).isIn(end, Math.min(end, position));
                return entry == 0 ? Map.of() : Map.of(INLINE, entry);
            }

            @Override
            public List<Loss> losses() {
                return List.of();
            }
        };
    }

    private static EventStates states(long finished, long duplicate, long ignored, long dead, long erased) {
        return new EventStates(0, finished, duplicate, ignored, dead, 0, erased, 4, 1, 1, 0);
    }
}
