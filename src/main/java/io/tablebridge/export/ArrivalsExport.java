package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.guests.GuestProfiles;
import io.tablebridge.guests.GuestState;
import io.tablebridge.guests.RecordPages;
import io.tablebridge.guests.WholeRecord;
import io.tablebridge.model.CanonicalFields;
import io.tablebridge.model.Field;
import io.tablebridge.model.ProfileFields;
import io.tablebridge.model.ReservationStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The reservations of a day that are still to come or have come, the earliest first, with what whoever receives the guests
 * must know of them: allergies before all else, whichever reservation they were told with.
 */
final class ArrivalsExport implements Export {

    private static final int PAGE = 500;

    /** What is told of the guest stands before what is told of the reservation where both have it. */
    private static final List<String> COLUMNS = List.of(
            "startsAt",
            "name",
            "partySize",
            "allergies",
            "diet",
            "requests",
            "venueNote",
            "note",
            "tags",
            "occasion",
            "seating",
            "table",
            "area",
            "status",
            "phone",
            "visits",
            "noShows",
            "lastVisitAt",
            "language",
            "venue",
            "source",
            "recordId",
            "guestId");

    private final RecordPages pages;
    private final GuestProfiles profiles;
    private final Instant from;
    private final Instant until;
    private final FieldCells cells;
    private final List<Heading> headings;

    /** @param day on the calendar of the restaurant */
    ArrivalsExport(RecordPages pages, GuestProfiles profiles, LocalDate day, ZoneId zone, Locale language) {
        this.pages = pages;
        this.profiles = profiles;
        this.from = day.atStartOfDay(zone).toInstant();
        this.until = day.plusDays(1).atStartOfDay(zone).toInstant();
        this.cells = new FieldCells(zone);
        this.headings =
                COLUMNS.stream().map(name -> FieldCells.heading(name, language)).toList();
    }

    @Override
    public List<Heading> headings() {
        return headings;
    }

    @Override
    public long all() {
        return pages.count(from, until);
    }

    @Override
    public ExportPage page(String cursor) {
        RecordPages.Place place = cursor.isEmpty() ? new RecordPages.Place(from, 0) : RecordPages.Place.parse(cursor);
        RecordPages.Page page = pages.starting(from, until, place, PAGE);
        List<WholeRecord> coming =
                page.records().stream().filter(ArrivalsExport::isComing).toList();
        Map<Long, Map<String, Object>> guests = guests(coming);
        return new ExportPage(
                coming.stream()
                        .map(record -> row(record, guests.getOrDefault(record.guestId(), Map.of())))
                        .toList(),
                page.next().map(RecordPages.Place::toString).orElse(""),
                page.records().size());
    }

    private static boolean isComing(WholeRecord record) {
        return record.fields()
                .text(CanonicalFields.STATUS)
                .flatMap(ReservationStatus::of)
                .filter(status -> status == ReservationStatus.CANCELLED || status == ReservationStatus.NO_SHOW)
                .isEmpty();
    }

    private Map<Long, Map<String, Object>> guests(List<WholeRecord> records) {
        Map<Long, Map<String, Object>> guests = new HashMap<>();
        profiles.load(records.stream().map(WholeRecord::guestId).distinct().toList())
                .forEach((id, state) -> {
                    if (state instanceof GuestState.Living living) {
                        guests.put(id, living.profile().values());
                    }
                });
        return guests;
    }

    private List<Cell> row(WholeRecord record, Map<String, Object> guest) {
        List<Cell> row = new ArrayList<>(COLUMNS.size());
        for (String column : COLUMNS) {
            row.add(
                    switch (column) {
                        case "venue" -> text(record.venue());
                        case "source" -> text(record.key().source());
                        case "recordId" -> text(record.key().externalId());
                        case "guestId" -> text(record.guest());
                        default -> cell(column, record, guest);
                    });
        }
        return row;
    }

    private Cell cell(String column, WholeRecord record, Map<String, Object> guest) {
        if (ProfileFields.typeOf(column).isPresent()) {
            Object told = record.fields().asMap().get("guest." + column);
            Object value = guest.getOrDefault(column, told == null ? "" : told);
            return value.equals("")
                    ? Cell.EMPTY
                    : cells.of(ProfileFields.typeOf(column).get(), value).get(0);
        }
        Field field = CanonicalFields.named(column).orElseThrow();
        return cells.of(field.type(), record.fields().asMap().get(column)).get(0);
    }

    private static Cell text(String text) {
        return text.isEmpty() ? Cell.EMPTY : Cell.text(text);
    }
}
