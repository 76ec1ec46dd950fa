package io.tablebridge.app.bills;

import io.tablebridge.app.decide.Decisions;
import io.tablebridge.delivery.Dismissal;
import io.tablebridge.guests.Bill;
import io.tablebridge.guests.Bills;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.pipeline.BillDecision;
import io.tablebridge.settings.Masking;
import io.tablebridge.settings.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * {@code bill-link bill=<source:id> [reservation=<source:id>] [why] [by]}: appends that a person says whose a bill is;
 * without a reservation it is nobody's.
 */
public final class BillLinkCommand implements Command {

    private final Bills bills;
    private final Decisions decisions;

    public BillLinkCommand(Bills bills, Decisions decisions) {
        this.bills = bills;
        this.decisions = decisions;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        Map<String, String> given = request.arguments();
        String why = given.getOrDefault("why", "");
        if (why.length() > Dismissal.MOST_WHY) {
            throw OperateException.mistake(Problem.at("--why", "TB-APP-038", Dismissal.MOST_WHY));
        }
        String name = given.getOrDefault("bill", "");
        RecordKey key = BillId.parse(name, RecordType.ORDER);
        Bill before = bills.of(key)
                .orElseThrow(() -> OperateException.mistake(Problem.at("", "TB-APP-091", Masking.line(name))));
        Optional<RecordKey> reservation = reservation(given.getOrDefault("reservation", ""));
        Dismissal word = new Dismissal(decisions.now(), given.getOrDefault("by", ""), why);
        BillText text = new BillText(request.language());
        if (!decisions.take(BillDecision.entry(before.key(), reservation, word))) {
            return new CommandResult(
                    CommandResult.OK, text.line("app.bills.accepted").toString());
        }
        text.line(reservation.isPresent() ? "app.bills.linked" : "app.bills.unlinked", Masking.line(name));
        return new CommandResult(CommandResult.OK, text.toString());
    }

    private Optional<RecordKey> reservation(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        RecordKey key = BillId.parse(name, RecordType.RESERVATION);
        if (!bills.knows(key)) {
            throw OperateException.mistake(Problem.at("", "TB-APP-093", Masking.line(name)));
        }
        return Optional.of(key);
    }
}
