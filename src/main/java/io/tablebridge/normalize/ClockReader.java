package io.tablebridge.normalize;

import java.time.LocalTime;
import java.time.ZoneOffset;

/** Reads times of day as {@link DateTimeReader} reads them behind a date: 19:30, 下午 7:30, 7:30 PM, 下午7點30分. Thread-safe. */
public final class ClockReader {

    private static final String SOME_DAY = "2000-01-01 ";
    private static final DateTimeReader TIMES = DateTimeReader.inZone(ZoneOffset.UTC);

    private ClockReader() {}

    public static Reading<LocalTime> read(String text) {
        String plain = text.length() > 40 ? text : Characters.plainLine(text);
        return plain.isEmpty()
                ? Reading.not(Reason.EMPTY)
                : TIMES.read(SOME_DAY + plain).then(time -> Reading.of(time.toLocalTime()));
    }
}
