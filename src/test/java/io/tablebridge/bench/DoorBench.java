package io.tablebridge.bench;

import io.tablebridge.e2e.ServiceProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The doors of the real service, with signatures checked and the pipeline working, against bare Vert.x that forces what it
 * gets: both with 256 MB of heap, in turns, the service's backlog worked off before the baseline's turn. Everything stays
 * on the loopback interface.
 */
final class DoorBench {

    static final List<String> SETTINGS = List.of("tablebridge.destination.hubspot.enabled=false");

    private static final int CONNECTIONS = 64;
    private static final Duration DRAINED = Duration.ofMinutes(3);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Path work;
    private final Plan plan;

    DoorBench(Path work, boolean smoke) {
        this.work = work;
        this.plan = smoke ? Plan.SMOKE : Plan.FULL;
    }

    /** How much is done. */
    private record Plan(
            int starts, boolean startPlainToo, Duration warmUpBare, Duration warmUp, int rounds, Duration round) {
        static final Plan SMOKE =
                new Plan(1, false, Duration.ofSeconds(4), Duration.ofSeconds(14), 3, Duration.ofSeconds(3));
        static final Plan FULL =
                new Plan(3, true, Duration.ofSeconds(15), Duration.ofSeconds(40), 7, Duration.ofSeconds(8));
    }

    Report run() throws IOException, InterruptedException {
        Map<String, String> secrets = Map.of("INLINE_SECRET", Webhooks.SECRET);
        try (Load load = new Load(CONNECTIONS)) {
            Report report = new Report("door");
            describe(report);
            starts(new StartTimes(work, secrets, load), report);
            try (ServiceProcess service = ServiceProcess.start(work.resolve("service"), secrets, SETTINGS);
                    BareDoorProcess bare = BareDoorProcess.start(work.resolve("bare.bin"))) {
                service.awaitReady();
                rounds(load, service, bare, report);
                service.stop();
            }
            return report;
        }
    }

    private void describe(Report report) {
        report.condition("cores", Runtime.getRuntime().availableProcessors());
        report.condition(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        report.condition("java", Runtime.version().toString());
        report.condition("heapMb", 256);
        report.condition("connections", CONNECTIONS);
        report.condition("bodyBytes", new Webhooks().next().body().length);
        report.condition("rounds", plan.rounds);
        report.condition("roundSeconds", plan.round.toSeconds());
        report.condition("pipeline", "running, with the shipped inline mapping; no destination connected");
        report.condition("baseline", "bare Vert.x, body appended to a file and forced in groups, no signature");
        report.condition("load", "in the bench's own process, on the same cores");
    }

    private void starts(StartTimes starts, Report report) throws InterruptedException {
        boolean launched = StartTimes.launcher().isPresent();
        if (launched) {
            starts(starts.measure(StartTimes.launcher(), plan.starts), "Launcher", report);
        } else {
            report.note("The launcher was not measured: it is not built, or has no archive of classes.");
        }
        if (!launched || plan.startPlainToo) {
            starts(starts.measure(Optional.empty(), plan.starts), "Plain", report);
        }
    }

    private static void starts(StartTimes.Seconds seconds, String how, Report report) {
        report.metric("firstStart" + how + "Seconds", Spread.of(seconds.first()));
        report.metric("laterStart" + how + "Seconds", Spread.of(seconds.later()));
    }

    private void rounds(Load load, ServiceProcess service, BareDoorProcess bare, Report report)
            throws InterruptedException {
        // Until the compilers are done: the service has far more code to compile than the baseline.
        load.saturate(bare.port(), plan.warmUpBare);
        load.saturate(service.doorPort(), plan.warmUp);
        drain(service);
        List<Load.Round> ours = new ArrayList<>();
        List<Load.Round> theirs = new ArrayList<>();
        List<Double> drained = new ArrayList<>();
        for (int i = 0; i < plan.rounds; i++) {
            // In turns who goes first, so that a machine that slows down is unfair to both.
            if (i % 2 == 0) {
                theirs.add(load.saturate(bare.port(), plan.round));
            }
            ours.add(load.saturate(service.doorPort(), plan.round));
            drained.add(drain(service));
            if (i % 2 == 1) {
                theirs.add(load.saturate(bare.port(), plan.round));
            }
            report.round(theirs.get(theirs.size() - 1), ours.get(i), drained.get(i));
        }
        Spread door = Spread.of(ours.stream().map(Load.Round::perSecond).toList());
        Load.Round half = load.offer(service.doorPort(), plan.round, door.median() / 2);
        drain(service);
        summarise(report, door, ours, theirs, drained);
        report.metric("acknowledgedAtHalfPerSecond", half.perSecond());
        report.metric("p50AtHalfMillis", half.millisAt(50));
        report.metric("p99AtHalfMillis", half.millisAt(99));
        report.metric("notAcknowledged", unanswered(ours) + half.refused() + half.failed());
    }

    private static void summarise(
            Report report, Spread door, List<Load.Round> ours, List<Load.Round> theirs, List<Double> drained) {
        Spread bare = Spread.of(theirs.stream().map(Load.Round::perSecond).toList());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i).perSecond() / theirs.get(i).perSecond());
        }
        report.metric("acknowledgedPerSecond", door);
        report.metric(
                "p50Millis", Spread.of(ours.stream().map(r -> r.millisAt(50)).toList()));
        report.metric(
                "p99Millis", Spread.of(ours.stream().map(r -> r.millisAt(99)).toList()));
        report.metric("drainSeconds", Spread.of(drained));
        report.baseline("bareAcknowledgedPerSecond", bare);
        report.baseline(
                "bareP50Millis",
                Spread.of(theirs.stream().map(r -> r.millisAt(50)).toList()));
        report.baseline(
                "bareP99Millis",
                Spread.of(theirs.stream().map(r -> r.millisAt(99)).toList()));
        report.baseline("bareNotAcknowledged", unanswered(theirs));
        report.ratio("doorToBare", Spread.of(ratios));
    }

    private static double unanswered(List<Load.Round> rounds) {
        return rounds.stream().mapToLong(r -> r.refused() + r.failed()).sum();
    }

    /** Until all that was acknowledged is in the database, and a moment more for the disk; gives the seconds. */
    private static double drain(ServiceProcess service) throws InterruptedException {
        long begin = System.nanoTime();
        service.awaitPipeline(DRAINED);
        double seconds = (System.nanoTime() - begin) / 1e9;
        TimeUnit.NANOSECONDS.sleep(SECOND.toNanos() / 2);
        return seconds;
    }
}
