package io.tablebridge.export;

import io.tablebridge.csv.Cell;
import io.tablebridge.csv.Heading;
import io.tablebridge.delivery.DeliveryAudit;
import io.tablebridge.delivery.DeliveryAudit.Dead;
import io.tablebridge.guests.GuestProfiles;
import io.tablebridge.guests.GuestState;
import io.tablebridge.journal.Position;
import io.tablebridge.pipeline.Bookkeeping;
import io.tablebridge.pipeline.DeadEvent;
import io.tablebridge.settings.Problem;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can't go on without a person: dead events, the oldest first, and dead deliveries behind them. No personal values. */
final class DeadExport implements Export {

    private static final int PAGE = 500;

    /** What the place in a page's name begins with once the events are through. */
    private static final String DELIVERIES = "d ";

    private final Bookkeeping books;
    private final DeliveryAudit deliveries;
    private final GuestProfiles profiles;
    private final FieldCells cells;
    private final long since;
    private final Locale language;
    private final List<Heading> headings;

    DeadExport(
            Bookkeeping books, DeliveryAudit deliveries, GuestProfiles profiles, ZoneId zone, ExportQuestion question) {
        this.books = books;
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.cells = new FieldCells(zone);
        this.since = question.since().orElse(0);
        this.language = question.language();
        this.headings = List.of(
                        "letter",
                        "kind",
                        "source",
                        "mapping",
                        "receivedAt",
                        "destination",
                        "guestId",
                        "attempts",
                        "code",
                        "place",
                        "problem")
                .stream()
                .map(name -> FieldCells.heading(name, language))
                .toList();
    }

    @Override
    public List<Heading> headings() {
        return headings;
    }

    @Override
    public long all() {
        return books.dead()
                + deliveries.counts().stream()
                        .mapToLong(DeliveryAudit.Counts::dead)
                        .sum();
    }

    @Override
    public ExportPage page(String from) {
        return from.startsWith(DELIVERIES) ? deliveries(from.substring(DELIVERIES.length())) : events(from);
    }

    private ExportPage events(String from) {
        Position after = since == 0 ? Position.START : new Position(since - 1, Integer.MAX_VALUE);
        if (!from.isEmpty()) {
            int dot = from.indexOf('.');
            after = new Position(Long.parseLong(from.substring(0, dot)), Integer.parseInt(from.substring(dot + 1)));
        }
        List<DeadEvent> found = books.deadEvents(after, PAGE);
        String next = DELIVERIES + "0 ";
        if (found.size() == PAGE) {
            Position last = found.get(PAGE - 1).position();
            next = last.entry() + "." + last.index();
        }
        return new ExportPage(found.stream().map(this::row).toList(), next, found.size());
    }

    private ExportPage deliveries(String from) {
        int blank = from.indexOf(' ');
        List<Dead> found =
                deliveries.dead("", from.substring(blank + 1), Long.parseLong(from.substring(0, blank)), PAGE);
        Map<Long, GuestState> guests =
                profiles.load(found.stream().map(Dead::guestId).toList());
        String next = "";
        if (found.size() == PAGE) {
            Dead last = found.get(PAGE - 1);
            next = DELIVERIES + last.guestId() + " " + last.destination();
        }
        return new ExportPage(
                found.stream()
                        .filter(dead -> dead.generation() >= since)
                        .map(dead -> row(dead, guests))
                        .toList(),
                next,
                found.size());
    }

    private List<Cell> row(DeadEvent dead) {
        return List.of(
                Cell.text(dead.letter()),
                Cell.text("event"),
                Cell.text(dead.source()),
                dead.mapping().isEmpty() ? Cell.EMPTY : Cell.text(dead.mapping()),
                cells.time(dead.receivedAt()),
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.EMPTY,
                codes(dead.problems()),
                places(dead.problems()),
                sentences(dead.problems()));
    }

    private List<Cell> row(Dead dead, Map<Long, GuestState> guests) {
        List<Problem> problems = dead.problem().stream().toList();
        return List.of(
                Cell.text(dead.letter()),
                Cell.text("delivery"),
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.text(dead.destination()),
                guest(guests.get(dead.guestId())),
                Cell.number(dead.attempts()),
                codes(problems),
                places(problems),
                sentences(problems));
    }

    private static Cell codes(List<Problem> problems) {
        return lines(problems.stream().map(Problem::code));
    }

    private static Cell places(List<Problem> problems) {
        return lines(problems.stream().map(Problem::place).filter(place -> !place.isEmpty()));
    }

    private Cell sentences(List<Problem> problems) {
        return lines(problems.stream().map(problem -> problem.text(language)));
    }

    private static Cell guest(@Nullable GuestState state) {
        if (state instanceof GuestState.Living living) {
            return Cell.text(living.profile().publicId());
        }
        return state instanceof GuestState.Retired retired ? Cell.text(retired.publicId()) : Cell.EMPTY;
    }

    private static Cell lines(Stream<String> texts) {
        return Cell.text(texts.distinct().collect(Collectors.joining("\n")));
    }
}
