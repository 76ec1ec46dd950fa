package io.tablebridge.bench;

import io.tablebridge.bench.PipelineProcess.Mark;
import io.tablebridge.bench.PipelineProcess.Work;
import io.tablebridge.delivery.DeliveryDecision;
import io.tablebridge.delivery.DeliveryEntries;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.EntryKind;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalSettings;
import io.tablebridge.journal.Receipt;
import io.tablebridge.mapping.InboundMapping;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingException;
import io.tablebridge.operate.backup.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;

/**
 * How many events a second go from the journal through mapping and identity into the database and the outbox, with a
 * destination connected, in a process like the service's; beside reading and mapping alone in the same run. The same with
 * PostgreSQL. And what an event costs with a hundred times as many guests, both with the same heap.
 */
final class PipelineBench {

    private static final double AT_LEAST = 5_000;
    private static final double COST_AT_MOST = 1.5;
    private static final int SERVICE_HEAP = 256;
    private static final int GROWN_HEAP = 1_024;
    private static final int WAITING = 5_000;

    private final Path work;
    private final Plan plan;

    PipelineBench(Path work, boolean smoke) {
        this.work = work;
        this.plan = smoke ? Plan.SMOKE : Plan.FULL;
    }

    /** How much is done. The first events of each turn are not counted: the compilers are at work. */
    private record Plan(boolean smoke, long guests, long events, long few, long many, long compared, long warmUp) {
        static final Plan SMOKE = new Plan(true, 10_000, 40_000, 1_000, 10_000, 30_000, 20_000);
        static final Plan FULL = new Plan(false, 100_000, 1_000_000, 10_000, 1_000_000, 300_000, 60_000);
    }

    Report run() throws IOException, InterruptedException {
        Report report = new Report("pipeline");
        Optional<String> file = Optional.empty();
        Speed taken = rate("service", plan.guests, plan.events, file, SERVICE_HEAP, report);
        postgres(report);
        Speed few = rate("few", plan.few, plan.compared, file, GROWN_HEAP, report);
        Speed many = rate("many", plan.many, plan.compared, file, GROWN_HEAP, report);
        double cost = many.cpuMicros() / few.cpuMicros();
        report.ratio("costOfAnEventAsGuestsGrow", Spread.of(cost));
        report.condition("cores", Runtime.getRuntime().availableProcessors());
        report.condition(
                "loadAverage", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        report.condition("java", Runtime.version().toString());
        report.condition("bodyBytes", new BookingHistory(plan.guests).first(1).body().length);
        report.condition("service", plan.guests + " guests, " + plan.events + " events, " + SERVICE_HEAP + " MB heap");
        report.condition(
                "growth",
                plan.few + " and " + plan.many + " guests, " + plan.compared + " events each, " + GROWN_HEAP
                        + " MB heap");
        if (!plan.smoke && taken.perSecond() < AT_LEAST) {
            report.broken("fewer than " + (int) AT_LEAST + " events a second");
        }
        if (!plan.smoke && cost > COST_AT_MOST) {
            report.broken("an event costs more than " + COST_AT_MOST + " times as much with many guests");
        }
        return report;
    }

    /** With a server that forces what it commits. Its own work is in the figures by the clock only. */
    private void postgres(Report report) throws IOException, InterruptedException {
        try (BenchPostgres server = BenchPostgres.start(work.resolve("server"))) {
            rate("postgresql", plan.guests, plan.compared, Optional.of(server.url()), SERVICE_HEAP, report);
            report.condition(
                    "postgresql", plan.guests + " guests, " + plan.compared + " events, " + SERVICE_HEAP + " MB heap");
        }
    }

    private Speed rate(String name, long guests, long events, Optional<String> server, int heapMb, Report report)
            throws IOException, InterruptedException {
        Path folder = work.resolve(name);
        BookingHistory history = new BookingHistory(guests);
        long known;
        try (FileJournal journal = open(folder)) {
            append(journal, 3, number -> beginning((int) number));
            append(journal, guests, history::first);
            known = journal.end();
        }
        Optional<Speed> filled = Speed.of(PipelineProcess.run(Work.TAKE, folder, server, heapMb, 0), plan.warmUp);
        try (FileJournal journal = open(folder)) {
            append(journal, events, history::later);
        }
        Speed mapped = speed(Work.MAP, folder, server, heapMb, known);
        Speed taken = speed(Work.TAKE, folder, server, heapMb, known);
        filled.ifPresent(speed -> report.metric(name + "FilledPerSecond", speed.perSecond()));
        report.metric(name + "TakenPerSecond", taken.perSecond());
        report.metric(name + "TakenCpuMicros", taken.cpuMicros());
        report.baseline(name + "ReadAndMappedPerSecond", mapped.perSecond());
        report.baseline(name + "ReadAndMappedCpuMicros", mapped.cpuMicros());
        report.ratio(name + "TakenToMapped", Spread.of(taken.perSecond() / mapped.perSecond()));
        return taken;
    }

    private Speed speed(Work work, Path folder, Optional<String> server, int heapMb, long known)
            throws IOException, InterruptedException {
        return Speed.of(PipelineProcess.run(work, folder, server, heapMb, known), known + plan.warmUp)
                .orElseThrow(() -> new IllegalStateException("nothing was left to measure"));
    }

    /**
     * How fast it was.
     *
     * @param perSecond events a second by the clock
     * @param cpuMicros microseconds of processor time an event took, whoever else was using the machine
     */
    private record Speed(double perSecond, double cpuMicros) {

        /** After the entry with which the warm-up ends; empty when nothing came after it. */
        static Optional<Speed> of(List<Mark> marks, long warmUp) {
            Mark last = marks.get(marks.size() - 1);
            return marks.stream()
                    .filter(mark -> mark.entry() >= warmUp && mark.entry() < last.entry())
                    .findFirst()
                    .map(first -> between(first, last));
        }

        private static Speed between(Mark first, Mark last) {
            double events = last.entry() - first.entry();
            return new Speed(
                    events * 1e9 / (last.nanos() - first.nanos()), (last.cpuNanos() - first.cpuNanos()) / events / 1e3);
        }
    }

    private static FileJournal open(Path folder) throws IOException {
        return FileJournal.open(
                JournalSettings.of(DataFolder.at(folder).create().journal()), Clock.systemUTC());
    }

    private static Entry beginning(int number) {
        Instant now = Instant.EPOCH;
        return switch (number) {
            case 0 ->
                new Entry(
                        EntryKind.RULE,
                        BookingHistory.MAPPING,
                        "",
                        now,
                        Map.of(),
                        List.of(text().getBytes(StandardCharsets.UTF_8)));
            case 1 -> DeliveryEntries.decision("hubspot", DeliveryDecision.CONNECT, List.of(), now);
            default -> DeliveryEntries.decision("hubspot", DeliveryDecision.GO_AHEAD, List.of(), now);
        };
    }

    private static void append(FileJournal journal, long count, LongFunction<Entry> entries) {
        Deque<CompletionStage<Receipt>> waiting = new ArrayDeque<>();
        for (long i = 0; i < count; i++) {
            waiting.add(journal.append(entries.apply(i)));
            if (waiting.size() >= WAITING) {
                waiting.remove().toCompletableFuture().join();
            }
        }
        waiting.forEach(receipt -> receipt.toCompletableFuture().join());
    }

    /** The mapping that ships for inline. */
    static InboundMapping mapping() throws MappingException {
        return new MappingCompiler().inbound(BookingHistory.MAPPING + ".yaml", text());
    }

    private static String text() {
        Path home = Path.of(Objects.requireNonNullElse(System.getenv("TABLEBRIDGE_HOME"), ""));
        try {
            return Files.readString(home.resolve("mappings").resolve(BookingHistory.MAPPING + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
