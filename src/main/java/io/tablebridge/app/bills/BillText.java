package io.tablebridge.app.bills;

import io.tablebridge.guests.Bill;
import io.tablebridge.guests.BillCount;
import io.tablebridge.guests.LinkWay;
import io.tablebridge.model.Money;
import io.tablebridge.settings.Masking;
import io.tablebridge.settings.Messages;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bills for a terminal. Names stand in it only where they are given. */
final class BillText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Locale language;
    private final StringBuilder text = new StringBuilder();

    BillText(Locale language) {
        this.language = language;
    }

    /** @param guests what the guests of bills are called here, by their numbers */
    BillText bill(Bill bill, Map<Long, String> guests) {
        line(
                "app.bills.line",
                Masking.line(BillId.of(bill.key())),
                bill.at().map(TIME::format).orElse("–"),
                given(bill.venue()),
                given(bill.table().orElse("")),
                bill.total().map(Money::toString).orElse("–"));
        text.append("    ");
        if (bill.how() == LinkWay.NONE) {
            return line("app.bills.nobody", reason(bill));
        }
        String guest = guests.getOrDefault(bill.guest(), "–");
        String on = bill.hangsOn()
                .filter(key -> !key.equals(bill.key()))
                .map(BillId::of)
                .map(Masking::line)
                .orElse("–");
        line("app.bills.guest", guest, bill.confidence(), reason(bill), on);
        if (bill.namesAnother()) {
            text.append("    ");
            line("app.bills.another");
        }
        return this;
    }

    BillText count(BillCount count) {
        return line("app.bills.count", count.source(), count.bills(), count.withGuest(), count.withoutGuest());
    }

    BillText line(String key, Object... arguments) {
        text.append(Messages.text(language, key, arguments)).append('\n');
        return this;
    }

    private String reason(Bill bill) {
        if (bill.why().equals("table")) {
            return table(bill.arguments());
        }
        Object[] arguments = bill.arguments().stream().map(Masking::line).toArray();
        return Messages.text(language, "app.bills.why." + bill.why(), arguments);
    }

    private String table(List<String> arguments) {
        long minutes = Long.parseLong(arguments.get(1));
        String when = Messages.text(
                language,
                minutes < 0 ? "app.bills.why.before" : minutes > 0 ? "app.bills.why.after" : "app.bills.why.at",
                Math.abs(minutes));
        return Messages.text(
                language,
                "app.bills.why.table",
                Masking.line(arguments.get(0)),
                when,
                party(arguments.get(2), arguments.get(3)));
    }

    private String party(String here, String booked) {
        if (here.isEmpty() || booked.isEmpty()) {
            return Messages.text(language, "app.bills.why.party.unknown");
        }
        return Messages.text(
                language, here.equals(booked) ? "app.bills.why.party.same" : "app.bills.why.party.other", here, booked);
    }

    private static String given(String text) {
        return text.isEmpty() ? "–" : Masking.line(text);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
