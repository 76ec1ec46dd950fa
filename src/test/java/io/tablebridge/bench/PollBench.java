package io.tablebridge.bench;

import io.tablebridge.e2e.ServiceProcess;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.ManagementClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A poll of a long list, from the order until the last record is in the database, beside the bare download of the same pages;
 * the real process in 256 MB of heap. Rounds alternate, each with records of its own.
 */
final class PollBench {

    private static final int PAGE = 100;
    private static final double PROMISED = 0.5;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final Duration LATEST = Duration.ofMinutes(10);

    /** Quick for a platform: lists take a tenth of a second and more. */
    private static final Duration ANSWERS_AFTER = Duration.ofMillis(25);

    private static final String ROUTE =
            """
            - route:
                id: bench-poll
                from:
                  uri: kamelet:tablebridge-poll-source
                  parameters:
                    source: bench
                    name: bookings
                    url: "ADDRESS?from={from}&to={to}&cursor={cursor}"
                    cron: "0 0 0 1 1 ? 2099"
                    window: dates
                    paging: cursor
                    next: /cursor
                    records: /bookings
                    requestsPerMinute: 100000
                    envelope: '{"type": "booking.updated", "data": {"object": {"booking": {record}}}}'
                  steps:
                    - to:
                        uri: kamelet:tablebridge-journal-sink
                        parameters:
                          mapping: square-booking
            """;

    private final Path work;
    private final int records;
    private final int rounds;

    PollBench(Path work, boolean smoke) {
        this.work = work;
        this.records = smoke ? 5_000 : 100_000;
        this.rounds = smoke ? 1 : 3;
    }

    Report run() throws IOException, InterruptedException {
        Report report = new Report("poll");
        report.condition("records", records);
        report.condition("recordsOfAPage", PAGE);
        report.condition("platformAnswersAfterMs", ANSWERS_AFTER.toMillis());
        report.condition("heapMb", 256);
        report.condition("cores", Runtime.getRuntime().availableProcessors());
        report.condition(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        report.condition("java", Runtime.version().toString());
        List<Double> bare = new ArrayList<>();
        List<Double> poll = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        try (PagedList list = new PagedList(records, PAGE, ANSWERS_AFTER);
                ServiceProcess service = ServiceProcess.start(work, Map.of(), settings(list))) {
            service.awaitReady();
            for (int round = 0; round < rounds; round++) {
                String day = FIRST_DAY.plusDays(round).toString();
                bare.add(list.download(day));
                poll.add(poll(service, day, (round + 1L) * records));
                ratio.add(poll.get(round) / bare.get(round));
                report.note("round %d: bare %.0f/s, poll %.0f/s, ratio %.3f"
                        .formatted(round + 1, bare.get(round), poll.get(round), ratio.get(round)));
            }
            service.stop();
        }
        report.metric("polledPerSecond", Spread.of(poll));
        report.baseline("bareDownloadPerSecond", Spread.of(bare));
        report.ratio("pollToBare", Spread.of(ratio));
        if (Spread.of(ratio).median() < PROMISED) {
            report.broken("The poll ran at less than half the speed of the bare download.");
        }
        return report;
    }

    private List<String> settings(PagedList list) throws IOException {
        Path routes = Files.createDirectories(work.resolve("routes"));
        Files.writeString(routes.resolve("bench.camel.yaml"), ROUTE.replace("ADDRESS", list.address()));
        Path home = Path.of(Objects.requireNonNullElse(System.getenv("TABLEBRIDGE_HOME"), ""))
                .toAbsolutePath();
        return List.of(
                "tablebridge.routes=" + routes,
                "tablebridge.mappings=" + home.resolve("mappings"),
                "tablebridge.zone=UTC");
    }

    private double poll(ServiceProcess service, String day, long inAll) throws InterruptedException {
        long start = System.nanoTime();
        new ManagementClient(DataFolder.at(service.data()))
                .run(new CommandRequest(
                        "backfill", Map.of("poll", "bench/bookings", "from", day, "to", day), Locale.ENGLISH));
        while (finished(service) < inAll) {
            if (System.nanoTime() - start > LATEST.toNanos()) {
                throw new IllegalStateException("not all records came in:\n" + service.output());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return records * 1e9 / (System.nanoTime() - start);
    }

    private static double finished(ServiceProcess service) {
        return service.metrics()
                .lines()
                .filter(line -> line.startsWith("tablebridge_events{") && line.contains("state=\"finished\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
