package io.tablebridge.app.replay;

import io.tablebridge.cli.ReplayOrder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The days that a replay is about.
 *
 * @param since from this moment on
 * @param until before this moment
 */
record ReplayDays(Optional<Instant> since, Optional<Instant> until) {

    /**
     * @throws OperateException when one is no day, or the first comes after the last
     */
    static ReplayDays of(ReplayOrder order, ZoneId zone) {
        Optional<LocalDate> first = day(order.since());
        Optional<LocalDate> last = day(order.until());
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            throw OperateException.mistake(Problem.at("", "TB-APP-113", first.get(), last.get()));
        }
        return new ReplayDays(
                first.map(day -> day.atStartOfDay(zone).toInstant()),
                last.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    private static Optional<LocalDate> day(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw OperateException.mistake(Problem.at("", "TB-APP-115", text));
        }
    }
}
