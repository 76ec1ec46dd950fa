package io.tablebridge.app;

import io.tablebridge.operate.audit.AuditReport;
import io.tablebridge.operate.audit.DestinationCount;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.settings.Messages;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Whether the evening ended as it must: compared with what the simulated platforms and the simulated CRM themselves say,
 * not with our own books alone.
 *
 * @param drained whether nothing was waiting any more
 * @param audit whether the books balance
 * @param acknowledged how many different events the platforms were told are safe
 * @param taken how many different events the books have
 * @param contacts active contacts that the CRM has
 * @param guests guests that our books say have a contact
 * @param guestsTwice contacts that share a guest id with another
 * @param bills whose the bills are
 */
record DemoVerdict(
        boolean drained,
        boolean audit,
        long acknowledged,
        long taken,
        long contacts,
        long guests,
        long guestsTwice,
        BillsFound bills) {

    /**
     * How many bills belong to guests.
     *
     * @param withGuest those that our books say belong to one
     * @param withoutGuest the others
     * @param ofGuests those that people had who had booked
     * @param ofNobody the others
     */
    record BillsFound(long withGuest, long withoutGuest, long ofGuests, long ofNobody) {

        boolean holds() {
            return withGuest == ofGuests && withoutGuest == ofNobody;
        }
    }

    private static final String ID = "tablebridge_guest_id";
    private static final String STATE = "tablebridge_state";

    static DemoVerdict of(
            AuditReport report, List<SandboxContact> all, long acknowledged, BillsFound bills, boolean drained) {
        List<SandboxContact> active = all.stream()
                .filter(contact -> "active".equals(contact.properties().get(STATE)))
                .toList();
        long ids = all.stream()
                .map(contact -> contact.properties().getOrDefault(ID, ""))
                .distinct()
                .count();
        return new DemoVerdict(
                drained,
                report.holds(),
                acknowledged,
                report.lines().stream()
                        .mapToLong(line -> line.received() - line.states().duplicate())
                        .sum(),
                active.size(),
                report.destinations().stream()
                        .mapToLong(DestinationCount::guestsWithContact)
                        .sum(),
                all.size() - ids,
                bills);
    }

    boolean holds() {
        return drained && audit && acknowledged == taken && contacts == guests && guestsTwice == 0 && bills.holds();
    }

    void print(PrintWriter out, Locale language) {
        out.println(Messages.text(language, "app.demo.verdict.events", acknowledged, taken));
        out.println(Messages.text(language, "app.demo.verdict.contacts", contacts, guests, guestsTwice));
        out.println(Messages.text(
                language,
                "app.demo.verdict.bills",
                bills.withGuest() + bills.withoutGuest(),
                bills.withGuest(),
                bills.withoutGuest(),
                bills.ofNobody()));
        out.println(Messages.text(language, holds() ? "app.demo.verdict.holds" : "app.demo.verdict.broken"));
        out.println();
        out.flush();
    }
}
