package io.tablebridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Runs a benchmark: {@code bench csv|door|freshness|mapping|pipeline|poll [--json] [--smoke]}. */
public final class Bench {

    private static final int DOES_NOT_HOLD = 1;
    private static final int WRONG_USE = 2;
    private static final Set<String> NAMES = Set.of("csv", "door", "freshness", "mapping", "pipeline", "poll");
    private static final Set<String> OPTIONS = Set.of("--json", "--smoke");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        boolean known =
                !given.isEmpty() && NAMES.contains(given.get(0)) && OPTIONS.containsAll(given.subList(1, given.size()));
        if (!known) {
            System.err.println("Usage: tablebridge bench csv|door|freshness|mapping|pipeline|poll [--json] [--smoke]");
            System.exit(WRONG_USE);
        }
        Path work = Files.createTempDirectory("tablebridge-bench");
        Report report;
        try {
            report = run(given.get(0), work, given.contains("--smoke"));
        } finally {
            delete(work);
        }
        System.out.println(report.table());
        if (given.contains("--json")) {
            System.out.println(report.json());
        }
        System.exit(report.holds() ? 0 : DOES_NOT_HOLD);
    }

    private static Report run(String name, Path work, boolean smoke) throws IOException, InterruptedException {
        return switch (name) {
            case "csv" -> new CsvBench(work, smoke).run();
            case "door" -> new DoorBench(work, smoke).run();
            case "freshness" -> new FreshnessBench(work, smoke).run();
            case "pipeline" -> new PipelineBench(work, smoke).run();
            case "poll" -> new PollBench(work, smoke).run();
            default -> new MappingBench(smoke).run();
        };
    }

    private static void delete(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> found = Files.walk(folder)) {
            entries = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }
}
