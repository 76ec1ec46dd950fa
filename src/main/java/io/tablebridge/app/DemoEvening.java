package io.tablebridge.app;

import io.tablebridge.app.DemoEvents.Booking;
import io.tablebridge.app.DemoGuests.Guest;
import io.tablebridge.sandbox.Fault;
import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import io.tablebridge.sandbox.PlatformTraffic;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A lively evening of a group of three restaurants in Taipei: bookings, changes, arrivals, no-shows and bills, events that come
 * twice or out of order, a stranger at the door, a state nobody has described, and a CRM that fails for a while.
 */
final class DemoEvening {

    static final String SQUARE_ADDRESS = "https://hooks.example.com/hooks/square";
    static final String FRIDAY_PHONE = "+886912345678";

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final List<String> VENUES = List.of("zhongshan", "xinyi", "daan");
    private static final Duration PLATFORM_SECOND = Duration.ofMillis(20);
    private static final int GUESTS = 90;
    private static final int PACE_MILLIS = 45;
    private static final long SEED = 20_261_127;

    private final Platform inline;
    private final Platform stranger;
    private final Platform square;
    private final Platform eats365;
    private final Clock clock;
    private final Random random = new Random(SEED);
    private final DemoEvents events = new DemoEvents();
    private final DemoBills bills = new DemoBills(random);
    private final List<CompletableFuture<Boolean>> sent = new ArrayList<>();

    /** An event and the platform that sends it. */
    private record Post(Platform from, PlatformEvent event) {}

    DemoEvening(int doorPort, Map<String, String> secrets, Clock clock) {
        URI door = URI.create("http://127.0.0.1:" + doorPort);
        this.inline = Platform.inline(
                door.resolve("/hooks/inline"), secrets.getOrDefault(DemoSecrets.INLINE, ""), PLATFORM_SECOND);
        this.stranger = Platform.inline(door.resolve("/hooks/inline"), "a guess", Duration.ofMillis(1));
        this.square = Platform.square(
                door.resolve("/hooks/square"),
                SQUARE_ADDRESS,
                secrets.getOrDefault(DemoSecrets.SQUARE, ""),
                PLATFORM_SECOND);
        this.eats365 = Platform.eats365(
                door.resolve("/hooks/eats365"), secrets.getOrDefault(DemoSecrets.EATS365, ""), PLATFORM_SECOND);
        this.clock = clock;
    }

    DemoBills bills() {
        return bills;
    }

    /** How many different events the platforms were told are safe. */
    int acknowledged() {
        return inline.acknowledged().size()
                + square.acknowledged().size()
                + eats365.acknowledged().size();
    }

    void play(HubSpotSandbox hubSpot, DemoProgress progress) throws InterruptedException {
        List<Post> posts = posts();
        for (int i = 0; i < posts.size(); i++) {
            if (i == posts.size() / 3) {
                progress.story("app.demo.story.limit");
                hubSpot.fault(Fault.status(429, 2).withRetryAfter("1"));
            } else if (i == posts.size() / 2) {
                progress.story("app.demo.story.down");
                hubSpot.fault(Fault.status(503, 3));
            } else if (i == posts.size() * 2 / 3) {
                progress.story("app.demo.story.stranger");
                sent.add(stranger.send(posts.get(i).event()));
            }
            Post post = posts.get(i);
            sent.add(post.from().send(post.event()));
            TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
            progress.tick();
        }
        progress.story("app.demo.story.end");
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    private List<Post> posts() {
        List<PlatformEvent> inlineEvents = new ArrayList<>();
        List<PlatformEvent> squareEvents = new ArrayList<>();
        for (Guest guest : DemoGuests.invent(GUESTS, random)) {
            if (guest.number() % 4 == 0) {
                squareGuest(guest, squareEvents);
            }
            if (guest.number() % 4 != 0 || guest.number() % 8 == 0) {
                inlineGuest(guest, inlineEvents);
            }
        }
        List<Post> posts = new ArrayList<>();
        PlatformTraffic.of(inlineEvents, 0.15, 3, SEED).forEach(event -> posts.add(new Post(inline, event)));
        int at = 0;
        for (PlatformEvent event : PlatformTraffic.of(squareEvents, 0.15, 2, SEED)) {
            at += 1 + random.nextInt(5);
            posts.add(Math.min(at, posts.size()), new Post(square, event));
        }
        friday().forEach(event -> posts.add(posts.size() / 4, new Post(inline, event)));
        bills.walkIns(VENUES.get(0), tonight());
        int billAt = posts.size() / 4;
        for (PlatformEvent bill : PlatformTraffic.of(bills.events(), 0.15, 2, SEED)) {
            billAt += 1 + random.nextInt(5);
            posts.add(Math.min(billAt, posts.size()), new Post(eats365, bill));
        }
        return posts;
    }

    private void squareGuest(Guest guest, List<PlatformEvent> all) {
        Instant now = now();
        all.add(events.squareCustomer(guest, now));
        all.add(events.squareBooking(guest, tonight(), 0, "PENDING", now));
        all.add(events.squareBooking(guest, tonight(), 1, "ACCEPTED", now.plusSeconds(60)));
    }

    private void inlineGuest(Guest guest, List<PlatformEvent> all) {
        Instant at = now();
        Instant startsAt = tonight();
        String venue = VENUES.get(guest.number() % VENUES.size());
        int party = 2 + random.nextInt(5);
        Guest typed = guest.number() == 7
                ? new Guest(guest.number(), guest.name(), "0912-34", guest.email(), guest.note())
                : guest;
        Booking booking =
                new Booking("b" + guest.number(), typed, venue, "T" + guest.number(), startsAt, party, "WAITING", at);
        all.add(events.inline(booking));
        if (guest.number() % 3 == 0) {
            all.add(events.inline(changed(booking, startsAt.plus(30, ChronoUnit.MINUTES), party + 1, "WAITING", 60)));
        }
        String end = guest.number() == 11 ? "MOVED" : guest.number() % 10 == 1 ? "NO_SHOW" : "SEATED";
        if (guest.number() % 2 == 1) {
            Booking ended = changed(booking, startsAt, party, end, 3_600);
            all.add(events.inline(ended));
            if (end.equals("SEATED")) {
                bills.eaten(ended);
            }
        }
    }

    /** Books a table for 4 at 7:00 pm by inline, is sent three times, moves to 7:30 pm; an older change comes late. */
    private List<PlatformEvent> friday() {
        Guest guest = new Guest(0, "王小明", "0912-345-678", "", "靠窗、花生過敏");
        Instant seven = LocalDate.now(clock.withZone(TAIPEI))
                .plusDays(1)
                .atTime(LocalTime.of(19, 0))
                .atZone(TAIPEI)
                .toInstant();
        Booking first = new Booking("friday", guest, VENUES.get(0), "A5", seven, 4, "WAITING", now());
        PlatformEvent booked = events.inline(first);
        Booking moved = changed(first, seven.plus(30, ChronoUnit.MINUTES), 4, "WAITING", 600);
        bills.friday(moved);
        PlatformEvent later = events.inline(moved);
        PlatformEvent older = events.inline(changed(first, seven, 2, "WAITING", -600));
        return List.of(older, later, booked, booked, booked);
    }

    private static Booking changed(Booking of, Instant startsAt, int party, String state, long secondsLater) {
        return new Booking(
                of.id(),
                of.guest(),
                of.venue(),
                of.table(),
                startsAt,
                party,
                state,
                of.occurredAt().plusSeconds(secondsLater));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant tonight() {
        return LocalDate.now(clock.withZone(TAIPEI))
                .plusDays(1)
                .atTime(17 + random.nextInt(4), 30 * random.nextInt(2))
                .atZone(TAIPEI)
                .toInstant();
    }
}
