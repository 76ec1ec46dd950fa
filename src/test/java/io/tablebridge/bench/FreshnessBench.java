package io.tablebridge.bench;

import io.tablebridge.e2e.Bookings;
import io.tablebridge.e2e.Bookings.Booking;
import io.tablebridge.e2e.Evening;
import io.tablebridge.e2e.ServiceProcess;
import io.tablebridge.sandbox.SandboxContact;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * From the sending of a signed webhook to the contact that shows it: a healthy CRM that allows what HubSpot allows, a
 * steady evening of bookings and changes, the real process. Measured from outside, and by the service's own metric.
 */
final class FreshnessBench {

    private static final int EACH_SECOND = 5;
    /** Every third event changes a booking that was made this many events before; that one is never a change itself. */
    private static final int CHANGED_AFTER = 91;

    private static final double PROMISED_SECONDS = 10;
    private static final Duration LATEST = Duration.ofSeconds(60);
    private static final String SHOWN = "tablebridge_next_reservation_at";

    private final Path work;
    private final Duration warmUp;
    private final Duration length;

    FreshnessBench(Path work, boolean smoke) {
        this.work = work;
        this.warmUp = Duration.ofSeconds(smoke ? 5 : 20);
        this.length = Duration.ofSeconds(smoke ? 20 : 300);
    }

    /** A booking that was sent, and the time that the contact is to show. */
    private record Sent(String phone, String time, long nanos, CompletableFuture<Boolean> acknowledged) {}

    Report run() throws InterruptedException {
        Report report = new Report("freshness");
        describe(report);
        try (Evening evening = Evening.begin(work)) {
            List<Double> seconds = evening(evening);
            report.metric("events", seconds.size());
            for (int percent : new int[] {50, 95, 99, 100}) {
                report.metric(percent == 100 ? "mostSeconds" : "p" + percent + "Seconds", percentile(seconds, percent));
            }
            String metrics = evening.service().metrics();
            double counted = ServiceProcess.value(metrics, "tablebridge_freshness_seconds_count");
            report.metric("metricEvents", counted);
            report.metric(
                    "metricMeanSeconds", ServiceProcess.value(metrics, "tablebridge_freshness_seconds_sum") / counted);
            report.baseline("promisedP95Seconds", PROMISED_SECONDS);
            double p95 = percentile(seconds, 95);
            report.ratio("p95ToPromised", Spread.of(p95 / PROMISED_SECONDS));
            if (p95 > PROMISED_SECONDS) {
                report.broken("One webhook in twenty took longer than promised to reach its contact.");
            }
            evening.service().stop();
        }
        return report;
    }

    private void describe(Report report) {
        report.condition("cores", Runtime.getRuntime().availableProcessors());
        report.condition(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        report.condition("java", Runtime.version().toString());
        report.condition("heapMb", 256);
        report.condition("eventsPerSecond", EACH_SECOND);
        report.condition("seconds", length.toSeconds());
        report.condition("crm", "the sandbox on loopback: 100 requests in 10 s, searches 2 s behind");
    }

    private List<Double> evening(Evening evening) throws InterruptedException {
        List<Sent> waiting = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        long begin = System.nanoTime();
        long counted = begin + warmUp.toNanos();
        long end = counted + length.toNanos();
        int number = 0;
        while (true) {
            long now = System.nanoTime();
            boolean sending = now < end;
            while (sending && begin + number * 1_000_000_000L / EACH_SECOND <= now) {
                waiting.add(send(evening, number++));
            }
            look(evening.crm().contacts(), waiting, counted, seconds);
            if (!sending && waiting.isEmpty()) {
                return seconds;
            }
            if (now > end + LATEST.toNanos()) {
                throw new IllegalStateException(waiting.size() + " bookings never reached their contacts:\n"
                        + evening.service().output());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static Sent send(Evening evening, int number) {
        boolean change = number % 3 == 2 && number >= CHANGED_AFTER;
        int guest = change ? number - CHANGED_AFTER : number;
        String phone = String.format("+8869%08d", 10_000_000 + guest);
        Booking booking = new Booking(
                "r-" + guest,
                number + 1L,
                Bookings.friday(18, number % 60).plusSeconds(change ? 3_600 : 0),
                2 + number % 5,
                "王小" + (char) ('一' + guest % 1_000),
                phone,
                "靠窗");
        long nanos = System.nanoTime();
        CompletableFuture<Boolean> acknowledged = evening.inline().send(booking.as("e-" + number));
        return new Sent(phone, booking.startsAt().toString(), nanos, acknowledged);
    }

    private static void look(List<SandboxContact> contacts, List<Sent> waiting, long counted, List<Double> seconds) {
        long now = System.nanoTime();
        Map<String, String> shown = new HashMap<>();
        contacts.forEach(contact -> shown.put(
                contact.properties().getOrDefault("phone", ""),
                contact.properties().getOrDefault(SHOWN, "")));
        for (Iterator<Sent> each = waiting.iterator(); each.hasNext(); ) {
            Sent one = each.next();
            if (one.acknowledged().isDone() && one.time().equals(shown.get(one.phone()))) {
                if (!one.acknowledged().join()) {
                    throw new IllegalStateException("a booking was refused");
                }
                each.remove();
                if (one.nanos() >= counted) {
                    seconds.add((now - one.nanos()) / 1e9);
                }
            }
        }
    }

    private static double percentile(List<Double> values, int percent) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
