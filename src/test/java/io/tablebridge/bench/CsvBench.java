package io.tablebridge.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.tablebridge.bench.BookingFile.Order;
import io.tablebridge.bench.ImportProcess.Taken;
import io.tablebridge.delivery.DeliveryDecision;
import io.tablebridge.delivery.DeliveryEntries;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalSettings;
import io.tablebridge.operate.backup.DataFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How long {@code tablebridge import} takes for a million bookings of 300,000 guests, through journal, mapping and identity
 * into H2 and the outbox with a destination connected; in the order of their ids and in none, beside bare parsing of the
 * same file. And what a row costs there more than in a file of a tenth of the rows. From the start of the process to its end.
 */
final class CsvBench {

    private static final String MAPPING = "csv-booking-zh";
    private static final int HEAP_MB = 1_024;
    private static final double AT_MOST_SECONDS = 60;
    private static final double COST_AT_MOST = 1.3;
    private static final int PARSED = 3;

    private final Path work;
    private final boolean smoke;
    private final long rows;

    CsvBench(Path work, boolean smoke) {
        this.work = work;
        this.smoke = smoke;
        this.rows = smoke ? 40_000 : 1_000_000;
    }

    Report run() throws IOException, InterruptedException {
        Report report = new Report("csv");
        report.condition("cores", Runtime.getRuntime().availableProcessors());
        report.condition(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        report.condition("java", Runtime.version().toString());
        report.condition("heapMb", HEAP_MB);
        report.condition("rows", rows);
        report.condition("guests", rows * 3 / 10);
        for (Order order : Order.values()) {
            order(order, report);
        }
        return report;
    }

    private void order(Order order, Report report) throws IOException, InterruptedException {
        String name = order.name().toLowerCase(Locale.ROOT);
        Path file = work.resolve(name + ".csv");
        long bytes = new BookingFile(rows, rows * 3 / 10, order).write(file);
        report.condition(name + "BytesOfARow", bytes / rows);
        Path tenth = work.resolve(name + "-tenth.csv");
        new BookingFile(rows / 10, rows * 3 / 100, order).write(tenth);
        Taken few = take(name + "-tenth", tenth);
        double parsed = parsed(file);
        Taken all = take(name, file);
        report.metric(name + "Seconds", all.seconds());
        report.metric(name + "CpuSeconds", all.cpuSeconds());
        report.metric(name + "RowsPerSecond", rows / all.seconds());
        report.metric(name + "TenthSeconds", few.seconds());
        report.metric(name + "TenthCpuSeconds", few.cpuSeconds());
        report.baseline(name + "ParsedSeconds", parsed);
        report.ratio(name + "ToParsing", Spread.of(all.seconds() / parsed));
        double cost = all.seconds() / few.seconds() / 10;
        report.ratio(name + "CostOfARowAsRowsGrow", Spread.of(cost));
        report.ratio(name + "CpuOfARowAsRowsGrow", Spread.of(all.cpuSeconds() / few.cpuSeconds() / 10));
        if (!smoke && all.seconds() > AT_MOST_SECONDS) {
            report.broken(name + ": a million rows took longer than " + (int) AT_MOST_SECONDS + " s");
        }
        if (!smoke && cost > COST_AT_MOST) {
            report.broken(name + ": a row costs more than " + COST_AT_MOST + " times as much in ten times as many");
        }
        Files.delete(file);
        Files.delete(tenth);
    }

    private Taken take(String name, Path file) throws IOException, InterruptedException {
        Path home = work.resolve(name);
        Path mappings = Files.createDirectories(home.resolve("mappings"));
        Files.createDirectories(home.resolve("routes"));
        Files.copy(
                Path.of(Objects.requireNonNullElse(System.getenv("TABLEBRIDGE_HOME"), ""))
                        .resolve("mappings")
                        .resolve(MAPPING + ".yaml"),
                mappings.resolve(MAPPING + ".yaml"));
        try (FileJournal journal = FileJournal.open(
                JournalSettings.of(DataFolder.at(home.resolve("data")).create().journal()), Clock.systemUTC())) {
            for (DeliveryDecision decision : List.of(DeliveryDecision.CONNECT, DeliveryDecision.GO_AHEAD)) {
                journal.append(DeliveryEntries.decision("hubspot", decision, List.of(), Instant.EPOCH))
                        .toCompletableFuture()
                        .join();
            }
        }
        return ImportProcess.run(home, file, MAPPING, HEAP_MB);
    }

    /** The seconds that a parser takes which only parses, the last of some rounds. */
    private double parsed(Path file) throws IOException {
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < PARSED; round++) {
            long begin = System.nanoTime();
            long cells = 0;
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
                for (CsvRecord row : reader) {
                    cells += row.getFieldCount();
                }
            }
            if (cells != 9 * (rows + 1)) {
                throw new IllegalStateException(cells + " cells");
            }
            rounds.add((System.nanoTime() - begin) / 1e9);
        }
        return rounds.get(PARSED - 1);
    }
}
