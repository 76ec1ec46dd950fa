package io.tablebridge.app.bills;

import io.tablebridge.guests.Bill;
import io.tablebridge.guests.Bills;
import io.tablebridge.guests.GuestProfiles;
import io.tablebridge.guests.GuestState;
import io.tablebridge.model.GuestProfile;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Masking;
import io.tablebridge.settings.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bills [source] [without-guest] [after=<bill>] [limit] [values]} lists bills, those seen last first, with whose they
 * are and why; only {@code values} names guests.
 */
public final class BillsCommand implements Command {

    /** Bills that one list shows at most. */
    public static final int MOST_LISTED = 1_000;

    private static final int LISTED = 50;

    private final Bills bills;
    private final GuestProfiles guests;

    public BillsCommand(Bills bills, GuestProfiles guests) {
        this.bills = bills;
        this.guests = guests;
    }

    @Override
    public CommandResult run(CommandRequest request) {
        int limit = limit(request);
        Bills.Question question = new Bills.Question(
                request.arguments().getOrDefault("source", ""), request.flag("without-guest"), after(request), limit);
        List<Bill> found = bills.page(question);
        Map<Long, String> names = names(found, request.flag("values"));
        BillText text = new BillText(request.language());
        found.forEach(bill -> text.bill(bill, names));
        if (found.size() == limit) {
            text.line("app.bills.more", BillId.of(found.get(limit - 1).key()));
        }
        if (found.isEmpty()) {
            text.line("app.bills.none");
        }
        bills.counts().forEach(text::count);
        return new CommandResult(CommandResult.OK, text.toString());
    }

    private long after(CommandRequest request) {
        String after = request.arguments().getOrDefault("after", "");
        if (after.isEmpty()) {
            return Long.MAX_VALUE;
        }
        RecordKey key = BillId.parse(after, RecordType.ORDER);
        return bills.of(key)
                .map(Bill::id)
                .orElseThrow(() -> OperateException.mistake(Problem.at("", "TB-APP-091", Masking.line(after))));
    }

    private static int limit(CommandRequest request) {
        String text = request.arguments().getOrDefault("limit", Integer.toString(LISTED));
        int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST_LISTED) {
            throw OperateException.mistake(Problem.at("--limit", "TB-APP-092", MOST_LISTED));
        }
        return limit;
    }

    private Map<Long, String> names(List<Bill> found, boolean values) {
        Map<Long, String> names = new HashMap<>();
        List<Long> ids =
                found.stream().map(Bill::guest).filter(guest -> guest != 0).toList();
        guests.load(ids).forEach((id, state) -> {
            if (state instanceof GuestState.Living living) {
                names.put(id, name(living.profile(), values));
            }
        });
        return names;
    }

    private static String name(GuestProfile profile, boolean values) {
        Object name = values ? profile.values().get(ProfileFields.NAME) : null;
        return name == null ? profile.publicId() : profile.publicId() + " " + Masking.line(name.toString());
    }
}
