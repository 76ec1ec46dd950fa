package io.tablebridge.docs;

import io.tablebridge.cli.Cli;
import io.tablebridge.cli.Engine;
import io.tablebridge.cli.ExportOrder;
import io.tablebridge.cli.ImportOrder;
import io.tablebridge.cli.MappingTestReport;
import io.tablebridge.cli.ProposeOrder;
import io.tablebridge.cli.ReplayOrder;
import io.tablebridge.cli.RunningService;
import io.tablebridge.cli.StartupSummary;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether the command line takes what a page shows, without doing it. */
final class CommandLines {

    /** What stands behind the launcher's own command; the program reads its arguments itself. */
    private static final Set<String> BENCHMARKS = Set.of("csv", "door", "freshness", "mapping", "pipeline", "poll");

    private static final Set<String> DEMO_OPTIONS = Set.of("--once");
    private static final Set<String> BENCH_OPTIONS = Set.of("--smoke", "--json");

    private CommandLines() {}

    /** What the command line has against it; empty when it takes it. */
    static String refusal(List<String> command) {
        if (command.equals(List.of("build"))) {
            return ""; // the launcher's own
        }
        if (command.get(0).equals("bench")) {
            return command.stream().skip(1).allMatch(word -> BENCHMARKS.contains(word) || BENCH_OPTIONS.contains(word))
                    ? ""
                    : "no such benchmark";
        }
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new Properties(),
                Path.of("target", "nowhere"),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                OutputStream.nullOutputStream());
        int exit = new Cli(new NoEngine(), surroundings).run(command.toArray(String[]::new));
        return exit == CommandResult.USAGE ? err.toString() : "";
    }

    /** The commands that the program's help lists, and the launcher's benchmarks. */
    static Set<String> names() {
        StringWriter out = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.of(),
                new Properties(),
                Path.of("target", "nowhere"),
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                OutputStream.nullOutputStream());
        new Cli(new NoEngine(), surroundings).run("--help", "--lang", "en");
        Set<String> names = new TreeSet<>(Set.of("bench"));
        out.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("Commands:"))
                .map(Pattern.compile("^  ([a-z][a-z-]*)(?: .*)?$")::matcher)
                .filter(Matcher::matches)
                .forEach(matcher -> names.add(matcher.group(1)));
        return names;
    }

    /** Understands what it is asked and can do nothing of it. */
    private static final class NoEngine implements Engine {

        private static OperateException cannot() {
            return new OperateException(Problem.at("", "TB-CLI-002"));
        }

        @Override
        public RunningService start(Settings settings) {
            throw cannot();
        }

        @Override
        public int demo(List<String> arguments, PrintWriter out, Locale language) {
            return DEMO_OPTIONS.containsAll(arguments) ? CommandResult.OK : CommandResult.USAGE;
        }

        @Override
        public List<Problem> validate(Settings settings) {
            throw cannot();
        }

        @Override
        public List<StartupSummary.SecretState> secrets(Settings settings) {
            throw cannot();
        }

        @Override
        public MappingTestReport test(Settings settings, Optional<String> mapping) {
            throw cannot();
        }

        @Override
        public FileReport mapping(Settings settings, String name) {
            throw cannot();
        }

        @Override
        public int move(Settings settings, Settings wanted, PrintWriter out, Locale language) {
            throw cannot();
        }

        @Override
        public int replay(
                Settings settings,
                ReplayOrder order,
                Optional<ManagementClient> service,
                PrintWriter out,
                Locale language) {
            throw cannot();
        }

        @Override
        public int export(
                Settings settings,
                ExportOrder order,
                Optional<ManagementClient> service,
                Surroundings terminal,
                Locale language) {
            throw cannot();
        }

        @Override
        public int propose(Settings settings, ProposeOrder order, PrintWriter out, Locale language) {
            throw cannot();
        }

        @Override
        public int importFiles(
                Settings settings,
                ImportOrder order,
                Optional<ManagementClient> service,
                PrintWriter out,
                PrintWriter err,
                Locale language) {
            throw cannot();
        }

        @Override
        public CommandResult execute(Settings settings, CommandRequest request) {
            throw cannot();
        }
    }
}
