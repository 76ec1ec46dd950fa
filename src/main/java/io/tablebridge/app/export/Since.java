package io.tablebridge.app.export;

import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Masking;
import io.tablebridge.settings.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From when on changes count: a day on the restaurant's calendar, or a time back from now. */
final class Since {

    private static final Pattern BACK = Pattern.compile("([1-9][0-9]{0,4})([mhdw])");

    private Since() {}

    /**
     * @param text {@code 2026-11-22}, {@code 90m}, {@code 36h}, {@code 7d}, {@code 2w}; empty for no such limit
     * @throws OperateException when it is neither
     */
    static Optional<Instant> of(String text, ZoneId zone, Instant now) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher back = BACK.matcher(text);
        if (back.matches()) {
            return Optional.of(now.minus(length(Integer.parseInt(back.group(1)), back.group(2))));
        }
        try {
            return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            throw OperateException.mistake(Problem.at("--since", "TB-EXP-004", Masking.line(text)));
        }
    }

    private static Duration length(int number, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7L * number);
        };
    }
}
