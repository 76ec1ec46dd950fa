package io.tablebridge.e2e;

import io.tablebridge.e2e.Bookings.Booking;
import io.tablebridge.sandbox.Platform;
import io.tablebridge.sandbox.PlatformEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A platform under load: guests who change their booking again and again, each change an event with its own id and a
 * higher version, every fifth event sent twice at once. Sends on its own thread until it is told to end.
 */
final class Rush {

    private static final int GUESTS = 60;
    private static final int AT_ONCE = 200;
    private static final long PAUSE_MILLIS = 3;

    private final Platform inline;
    private final Random random;
    private final Instant evening = Bookings.friday(18, 0);
    private final Map<Integer, Integer> newest = new TreeMap<>();
    private final List<PlatformEvent> events = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> sent = new ArrayList<>();
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Semaphore end = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "rush");

    Rush(Platform inline, long seed) {
        this.inline = inline;
        this.random = new Random(seed);
    }

    void begin() {
        thread.start();
    }

    /** Ends and waits until everything that was begun has been acknowledged or given up. */
    void end() throws InterruptedException {
        end.release();
        thread.join();
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    /** Everything that was sent, each once. */
    List<PlatformEvent> events() {
        return List.copyOf(events);
    }

    /** The newest state of each guest: the reservation's time by phone number. */
    Map<String, String> newest() {
        Map<String, String> times = new TreeMap<>();
        newest.forEach((guest, change) ->
                times.put("+8869" + digits(guest), startOf(change).toString()));
        return times;
    }

    private void run() {
        try {
            while (!end.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                PlatformEvent event = next();
                events.add(event);
                send(event);
                if (random.nextInt(5) == 0) {
                    send(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private PlatformEvent next() {
        int guest = random.nextInt(GUESTS);
        int change = newest.merge(guest, 1, Integer::sum);
        return new Booking("r-" + guest, change, startOf(change), 2, "王小明", "09" + digits(guest), "花生過敏")
                .as("e-" + guest + "-" + change);
    }

    private void send(PlatformEvent event) throws InterruptedException {
        slots.acquire();
        sent.add(inline.send(event).whenComplete((taken, failure) -> slots.release()));
    }

    private Instant startOf(int change) {
        return evening.plus(change, ChronoUnit.MINUTES);
    }

    private static String digits(int guest) {
        return String.format(java.util.Locale.ROOT, "12%06d", guest);
    }
}
