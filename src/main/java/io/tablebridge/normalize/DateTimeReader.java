package io.tablebridge.normalize;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads points in time: ISO 8601 with or without offset, a date as {@link DateReader} reads it and a time after it
 * ({@code 115/11/22 19:00}, {@code 民國115年11月22日 下午7:30}). What carries an offset keeps its instant and is shown on the
 * declared zone's clock; what carries none is a reading of that clock. A time that the clock skips in spring is
 * refused; one that it shows twice in autumn is taken as the first. Refused as well: a year of one or two digits without
 * 民國 (26/11/22 is more likely 2026 than 1937), and 晚上 with 12 or an hour before 5, whose day is not certain. Thread-safe.
 */
public final class DateTimeReader {

    private static final Pattern PARTS = Pattern.compile("(.+?日|[^T ]+)(?:T| ?)(上午|下午|中午|晚上|早上)? ?"
            + "(\\d{1,2})(?:(?::(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)|(?:[時点點](?:(\\d{1,2})分)?))? ?(am|pm|AM|PM)? ?"
            + "(Z|z|[+-]\\d{2}(?::?\\d{2})?)?");

    private static final Pattern SHORT_YEAR =
            Pattern.compile("\\d{1,2}(?:[-/.]| ?年 ?)\\d{1,2}(?:[-/.]| ?月 ?)\\d{1,2}(?: ?日)?");

    private final Optional<ZoneId> zone;

    private DateTimeReader(Optional<ZoneId> zone) {
        this.zone = zone;
    }

    /** Refuses whatever carries no offset. */
    public static DateTimeReader withoutZone() {
        return new DateTimeReader(Optional.empty());
    }

    public static DateTimeReader inZone(ZoneId zone) {
        return new DateTimeReader(Optional.of(zone));
    }

    public Reading<OffsetDateTime> read(String text) {
        if (text.length() > 60) {
            return Reading.not(Reason.TOO_LONG);
        }
        String plain = Characters.plainLine(text);
        if (plain.isEmpty()) {
            return Reading.not(Reason.EMPTY);
        }
        Matcher parts = PARTS.matcher(plain);
        if (!parts.matches() || (parts.group(4) == null && parts.group(8) == null && !plain.matches(".*[時点點].*"))) {
            return Reading.not(Reason.DATE_SYNTAX);
        }
        Reading<LocalDate> day = SHORT_YEAR.matcher(parts.group(1)).matches()
                ? Reading.not(Reason.DATE_SYNTAX)
                : DateReader.read(parts.group(1));
        return day.then(date -> time(parts).then(time -> at(date, time, parts.group(9))));
    }

    private static Reading<LocalTime> time(Matcher parts) {
        int hour = Integer.parseInt(parts.group(3));
        String half = parts.group(2) != null ? parts.group(2) : parts.group(8) != null ? parts.group(8) : "";
        int clock = clock(hour, half);
        int minute = number(parts.group(4) != null ? parts.group(4) : parts.group(7));
        int second = number(parts.group(5));
        if (clock < 0 || clock > 23 || minute > 59 || second > 59) {
            return Reading.not(Reason.TIME_IMPOSSIBLE);
        }
        String fraction = parts.group(6) == null ? "" : parts.group(6);
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        return Reading.of(LocalTime.of(clock, minute, second, nanos));
    }

    /** The hour of the day, or -1. */
    private static int clock(int hour, String half) {
        return switch (half) {
            case "上午", "早上", "am", "AM" -> hour < 1 || hour > 12 ? -1 : hour % 12;
            case "下午", "pm", "PM" -> hour < 1 || hour > 12 ? -1 : hour % 12 + 12;
            case "晚上" -> hour < 5 || hour > 11 ? -1 : hour + 12;
            case "中午" -> hour > 10 && hour < 15 ? hour : hour == 1 || hour == 2 ? hour + 12 : -1;
            default -> hour;
        };
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private Reading<OffsetDateTime> at(
            LocalDate date, LocalTime time, @org.jspecify.annotations.Nullable String offset) {
        LocalDateTime local = date.atTime(time);
        if (offset != null) {
            return offset(offset).then(parsed -> Reading.of(onZone(local.atOffset(parsed))));
        }
        if (zone.isEmpty()) {
            return Reading.not(Reason.OFFSET_MISSING);
        }
        List<ZoneOffset> offsets = zone.get().getRules().getValidOffsets(local);
        return offsets.isEmpty() ? Reading.not(Reason.TIME_IN_CLOCK_GAP) : Reading.of(local.atOffset(offsets.get(0)));
    }

    private static Reading<ZoneOffset> offset(String text) {
        if (text.equalsIgnoreCase("Z")) {
            return Reading.of(ZoneOffset.UTC);
        }
        String digits = text.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.substring(0, 2));
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
        if (hours > 14 || minutes > 59) {
            return Reading.not(Reason.TIME_IMPOSSIBLE);
        }
        int seconds = hours * 3600 + minutes * 60;
        return Reading.of(ZoneOffset.ofTotalSeconds(text.charAt(0) == '-' ? -seconds : seconds));
    }

    private OffsetDateTime onZone(OffsetDateTime time) {
        return zone.map(id -> time.atZoneSameInstant(id).toOffsetDateTime()).orElse(time);
    }
}
