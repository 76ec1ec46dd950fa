package io.tablebridge.app.replay;

import io.tablebridge.app.replay.GuestDifference.FieldDifference;
import io.tablebridge.app.replay.GuestDifference.Kind;
import io.tablebridge.app.terminal.Progress;
import io.tablebridge.model.FieldType;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.settings.Masking;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Shows a person what becomes of guests: the first of them, and how many there are. One thread. */
final class DifferenceText implements Consumer<GuestDifference> {

    private static final int WIDEST = 200;

    private final Progress out;
    private final int most;
    private final boolean values;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private long shown;

    /**
     * @param most how many guests are shown
     * @param values whether personal values are shown; they are masked otherwise
     */
    DifferenceText(Progress out, int most, boolean values) {
        this.out = out;
        this.most = most;
        this.values = values;
    }

    @Override
    public void accept(GuestDifference guest) {
        counts.merge(guest.kind(), 1L, Long::sum);
        if (shown == most) {
            return;
        }
        shown++;
        String key = guest.kind().name();
        out.say("app.replay.guest." + key.toLowerCase(Locale.ROOT), guest.publicId(), guest.other());
        guest.fields().forEach(field -> out.say("app.replay.field", field.name(), before(field), after(field)));
    }

    /** What there was in all. */
    void end() {
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
        if (!values) {
            out.say("app.replay.masked");
        }
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    private long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private String before(FieldDifference field) {
        return shown(field.name(), field.before());
    }

    private String after(FieldDifference field) {
        return shown(field.name(), field.after());
    }

    private String shown(String name, String value) {
        if (value.isEmpty()) {
            return "–";
        }
        return visible(values ? value : masked(ProfileFields.typeOf(name).orElse(FieldType.TEXT), value));
    }

    private static String masked(FieldType type, String value) {
        return switch (type) {
            case PHONE -> Masking.phone(value);
            case EMAIL -> Masking.email(value);
            case NAME -> Masking.name(value);
            case INTEGER, DECIMAL, BOOLEAN, STATUS, CODE, MONEY, DATE_TIME, INSTANT -> value;
            case TEXT, TEXTS, DATE, MONTH_DAY, ROWS -> Masking.HIDDEN;
        };
    }

    /** What a stranger sent must not move the cursor of a terminal. */
    private static String visible(String value) {
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
