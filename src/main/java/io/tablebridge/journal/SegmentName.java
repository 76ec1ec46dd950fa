package io.tablebridge.journal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A segment's file name.
 *
 * @param serial ascending in the order the segments were made
 * @param generation how often it was rewritten
 */
record SegmentName(long serial, int generation) {

    private static final Pattern SEGMENT = Pattern.compile("(\\d{10,18})-(\\d{1,8})\\.segment");
    private static final Pattern TOTALS = Pattern.compile("(\\d{10,18})\\.totals");

    static String segment(long serial, int generation) {
        return String.format(Locale.ROOT, "%010d-%d.segment", serial, generation);
    }

    static String totals(long serial) {
        return String.format(Locale.ROOT, "%010d.totals", serial);
    }

    static Optional<SegmentName> ofSegment(String file) {
        Matcher matcher = SEGMENT.matcher(file);
        return matcher.matches()
                ? Optional.of(new SegmentName(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The serial number in the name of a totals file. */
    static Optional<Long> ofTotals(String file) {
        Matcher matcher = TOTALS.matcher(file);
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }
}
