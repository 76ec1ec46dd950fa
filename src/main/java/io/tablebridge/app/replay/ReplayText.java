package io.tablebridge.app.replay;

import io.tablebridge.app.replay.GuestDifference.Kind;
import io.tablebridge.app.terminal.Progress;
import io.tablebridge.cli.ReplayOrder;
import io.tablebridge.pipeline.ReplayState;
import io.tablebridge.settings.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** For a person at a terminal: the first guests that change, how many there are, and what to do next. One thread. */
final class ReplayText implements ReplayAnswer {

    private static final int WIDEST = 200;

    private final ReplayOrder order;
    private final Progress out;
    private final Locale language;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private long shown;

    ReplayText(ReplayOrder order, Progress out, Locale language) {
        this.order = order;
        this.out = out;
        this.language = language;
    }

    @Override
    public void guest(GuestDifference guest) {
        counts.merge(guest.kind(), 1L, Long::sum);
        if (shown == order.limit()) {
            return;
        }
        shown++;
        out.say("app.replay.guest." + guest.kind().code(), guest.publicId(), guest.other());
        guest.fields().stream()
                .map(field -> ShownField.of(field, order.values()))
                .forEach(field -> out.say("app.replay.field", field.name(), cell(field.before()), cell(field.after())));
    }

    @Override
    public void guests() {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        if (all > shown) {
            out.say("app.replay.more", all - shown);
        }
        if (all == 0) {
            out.say("app.replay.nobody");
            return;
        }
        out.say(
                "app.replay.guests",
                all,
                count(Kind.CHANGED),
                count(Kind.NEW),
                count(Kind.JOINED),
                count(Kind.PARTED),
                count(Kind.VANISHED));
        if (!order.values()) {
            out.say("app.replay.masked");
        }
    }

    private long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    @Override
    public void unusable(List<Problem> problems) {
        problems.forEach(problem -> out.line(problem.text(language)));
    }

    @Override
    public void end(Ending ending) {
        switch (ending) {
            case NOTHING -> out.say("app.replay.nothing", order.mapping());
            case DONE -> out.say("app.replay.done", order.mapping());
            case DONE_BEFORE -> out.say("app.replay.done-before", order.mapping());
            case STOPPED -> stopped();
            case SHOWN, UNUSABLE -> {} // what was said before says it
        }
    }

    /** What is only shown begins anew the next time. */
    private void stopped() {
        if (order.apply()) {
            out.say("app.replay.stopped", order.mapping());
        }
    }

    @Override
    public void end(Ending ending, ReplayState sum) {
        end(ending);
        out.say("app.replay.sum", sum.bodies(), sum.changed(), sum.withdrawn());
        if (sum.unreadable() > 0) {
            out.say("app.replay.unreadable", sum.unreadable());
        }
        if (sum.leftOut() > 0) {
            out.say("app.replay.left-out", sum.leftOut());
        }
    }

    @Override
    public void next(Next next, String command) {
        String key =
                switch (next) {
                    case APPLY -> "app.replay.next";
                    case FRESH -> "app.replay.next.fresh";
                    case FILE -> "app.replay.next.file";
                };
        out.say(key, command, order.mapping());
    }

    /** What a stranger sent must not move the cursor of a terminal. */
    private static String cell(String value) {
        if (value.isEmpty()) {
            return "–";
        }
        StringBuilder line = new StringBuilder();
        value.codePoints()
                .limit(WIDEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .forEach(line::appendCodePoint);
        return value.codePointCount(0, value.length()) > WIDEST
                ? line.append('…').toString()
                : line.toString();
    }
}
