package io.tablebridge.app.propose;

import io.tablebridge.normalize.BooleanReader;
import io.tablebridge.normalize.DateReader;
import io.tablebridge.normalize.DateTimeReader;
import io.tablebridge.normalize.EmailReader;
import io.tablebridge.normalize.IntegerReader;
import io.tablebridge.normalize.MonthDayReader;
import io.tablebridge.normalize.PersonNameReader;
import io.tablebridge.normalize.PhoneReader;
import io.tablebridge.normalize.Reading;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** Tells what cells look like, by reading them as an import would. Thread-safe. */
final class CellLooks {

    private static final Pattern LINE_ID = Pattern.compile("[Uu][0-9a-f]{32}");
    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,12}(?:\\.\\d{1,4})?");
    private static final int MOST_PEOPLE = 1_000;

    private final PhoneReader phones;
    private final DateTimeReader times;
    private final IntegerReader counts = new IntegerReader(0, MOST_PEOPLE);
    private final BooleanReader answers = new BooleanReader(BooleanReader.YES, BooleanReader.NO);

    CellLooks(String region, ZoneId zone) {
        this.phones = new PhoneReader(region);
        this.times = DateTimeReader.inZone(zone);
    }

    /** How many of these cells look so, from 0 to 1; 1 where there are none. */
    double share(Look look, List<String> cells) {
        long fitting = cells.stream().filter(cell -> fits(look, cell)).count();
        return cells.isEmpty() ? 1 : (double) fitting / cells.size();
    }

    boolean fits(Look look, String cell) {
        return switch (look) {
            case PHONE -> reads(phones.read(cell));
            case EMAIL -> reads(EmailReader.read(cell));
            case NAME -> reads(PersonNameReader.read(cell)) && !reads(EmailReader.read(cell));
            case DATE -> reads(DateReader.read(cell)) || reads(MonthDayReader.read(cell));
            case TIME -> reads(times.read("2000-01-01 " + cell));
            case DATETIME -> reads(times.read(cell));
            case COUNT -> reads(counts.read(cell));
            case MONEY -> AMOUNT.matcher(cell.strip()).matches();
            case YESNO -> reads(answers.read(cell));
            case LINE -> LINE_ID.matcher(cell.strip()).matches();
            case ID, STATUS, TEXT, NOTE -> true;
        };
    }

    private static boolean reads(Reading<?> reading) {
        return reading.toOptional().isPresent();
    }
}
