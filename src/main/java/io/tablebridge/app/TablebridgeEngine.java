package io.tablebridge.app;

import io.tablebridge.app.export.ExportRun;
import io.tablebridge.app.imports.ImportTerminal;
import io.tablebridge.app.propose.Proposing;
import io.tablebridge.app.terminal.Progress;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.camel.EnvironmentSecrets;
import io.tablebridge.camel.RoutePolls;
import io.tablebridge.camel.SecretSource;
import io.tablebridge.cli.Engine;
import io.tablebridge.cli.ExportOrder;
import io.tablebridge.cli.ImportOrder;
import io.tablebridge.cli.MappingTestReport;
import io.tablebridge.cli.ProposeOrder;
import io.tablebridge.cli.ReplayOrder;
import io.tablebridge.cli.RunningService;
import io.tablebridge.cli.StartupSummary.SecretState;
import io.tablebridge.cli.Surroundings;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.mapping.MappingReport;
import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.mapping.Suggestion;
import io.tablebridge.operate.backup.Backups;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.backup.Recovery;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.Commands;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.pipeline.StoreUnavailableException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Stands behind the command line: makes what each command needs, in the right order. Thread-safe. */
final class TablebridgeEngine implements Engine {

    private final Map<String, String> environment;
    private final Clock clock;

    TablebridgeEngine(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    @Override
    public RunningService start(Settings settings) {
        return Service.start(settings, secrets(), clock);
    }

    private SecretSource secrets() {
        Optional<Path> folder =
                Optional.ofNullable(environment.get("TABLEBRIDGE_SECRETS")).map(Path::of);
        return new EnvironmentSecrets(environment, folder);
    }

    @Override
    public int demo(List<String> arguments, PrintWriter out, Locale language) {
        return new Demo(
                        Path.of(environment.getOrDefault("TABLEBRIDGE_HOME", ""))
                                .toAbsolutePath(),
                        out,
                        language,
                        clock)
                .run(arguments);
    }

    @Override
    public List<Problem> validate(Settings settings) {
        return new Validation(secrets(), clock).of(settings);
    }

    /** As far as the journal can be read: what is in the way can be passed over by a command of its own only. */
    private static void catchUp(Core core, CommandRequest request) throws InterruptedException {
        try {
            core.catchUp();
        } catch (JournalDamagedException e) {
            if (!request.name().equals("pass-over")) {
                throw new OperateException(ServiceHealth.inTheWay(e.damage()), e);
            }
        }
    }

    private Command backfill(Settings settings, Core core) {
        return request -> {
            try {
                return new BackfillCommand(
                                new RestingFillings(core, RoutePolls.in(settings.path(SettingsCatalog.ROUTES)), clock),
                                settings.get(SettingsCatalog.ZONE))
                        .run(request);
            } catch (IOException e) {
                throw new OperateException(
                        Problem.at(
                                settings.path(SettingsCatalog.ROUTES).toString(),
                                "TB-APP-073",
                                e.getClass().getSimpleName()),
                        e);
            }
        };
    }

    @Override
    public List<SecretState> secrets(Settings settings) {
        return SecretStates.of(settings, secrets());
    }

    @Override
    public MappingTestReport test(Settings settings, Optional<String> mapping) {
        MappingReport report = Validation.mappings(settings);
        List<FileReport> chosen = report.files().stream()
                .filter(file -> mapping.isEmpty() || file.fileName().equals(mapping.get() + ".yaml"))
                .toList();
        if (chosen.isEmpty() && mapping.isPresent()) {
            return new MappingTestReport(0, 0, List.of(unknown(mapping.get(), report)));
        }
        return new MappingTestReport(
                chosen.size(),
                chosen.stream().mapToInt(file -> file.tests().size()).sum(),
                chosen.stream().flatMap(file -> file.problems().stream()).toList());
    }

    @Override
    public FileReport mapping(Settings settings, String name) {
        MappingReport report = Validation.mappings(settings);
        return report.files().stream()
                .filter(file -> file.fileName().equals(name + ".yaml"))
                .findFirst()
                .orElseGet(() -> new FileReport(
                        name + ".yaml", Optional.empty(), List.of(unknown(name, report)), List.of(), List.of()));
    }

    private static Problem unknown(String name, MappingReport folder) {
        List<String> known = folder.files().stream()
                .map(file -> file.fileName().replaceFirst("\\.ya?ml$", ""))
                .toList();
        return Problem.at("", "TB-APP-007", name, Suggestion.of(name, known));
    }

    @Override
    public int move(Settings settings, Settings wanted, PrintWriter out, Locale language) {
        return new DatabaseMove(settings, wanted, out, language, clock).run();
    }

    @Override
    public int replay(
            Settings settings,
            ReplayOrder order,
            Optional<ManagementClient> service,
            PrintWriter out,
            Locale language) {
        try (StopAsked stop = StopAsked.listening()) {
            return new Replaying(settings, order, language, clock).run(service, out, stop);
        }
    }

    @Override
    public int export(
            Settings settings,
            ExportOrder order,
            Optional<ManagementClient> service,
            Surroundings terminal,
            Locale language) {
        try (StopAsked stop = StopAsked.listening()) {
            ExportRun run = new ExportRun(
                    order,
                    settings.get(SettingsCatalog.ZONE),
                    terminal.table(),
                    terminal.err(),
                    language,
                    stop::isAsked,
                    clock);
            return new Exporting(settings, language, clock).run(run, service);
        }
    }

    @Override
    public int importFiles(
            Settings settings,
            ImportOrder order,
            Optional<ManagementClient> service,
            PrintWriter out,
            PrintWriter err,
            Locale language) {
        try (StopAsked stop = StopAsked.listening()) {
            ImportTerminal terminal = new ImportTerminal(
                    new Progress(out, language),
                    new Progress(err, language),
                    language,
                    settings.get(SettingsCatalog.ZONE),
                    stop,
                    order.rejects());
            return new Importing(settings, order, terminal, clock).run(service);
        }
    }

    @Override
    public int propose(Settings settings, ProposeOrder order, PrintWriter out, Locale language) {
        return new Proposing(settings, order, language).run(out);
    }

    /** The database is recovered and catches up first, as it would at a start; nothing goes out. */
    @Override
    public CommandResult execute(Settings settings, CommandRequest request) {
        CoreSettings with = CoreSettings.of(settings);
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), clock)) {
            if (request.name().equals("restore")) {
                if (with.server().isPresent()) {
                    throw OperateException.mistake(Problem.at("", "TB-OPS-064"));
                }
                Backups backups =
                        new Backups(with.folder().backups(), with.backupsKept(), clock, new PipelinePosition());
                Recovery recovery =
                        new Recovery(with.folder(), with.database(), backups, new PipelinePosition(), clock);
                CommandResult restored =
                        Commands.restore(recovery, Core.stateOf(journal)).run(request);
                // What stands there now was read whole and forced, and nothing has written to it.
                journal.settled();
                return restored;
            }
            MappingsInForce mappings = MappingsInForce.activate(
                    settings.path(SettingsCatalog.MAPPINGS),
                    KnownRules.of(with.folder(), journal),
                    io.tablebridge.settings.Version.current(),
                    journal,
                    clock);
            try (Core core = Core.open(with, journal, clock)) {
                catchUp(core, request);
                DestinationPlan plan = DestinationPlan.of(settings, mappings.outbound());
                Map<String, Command> commands = new HashMap<>(ServiceCommands.local(core, plan, mappings, clock));
                commands.put("backfill", backfill(settings, core));
                commands.putAll(NightlyService.local(core, settings, clock));
                Command command = commands.get(request.name());
                if (command == null) {
                    throw OperateException.mistake(Problem.at("", "TB-APP-031", request.name()));
                }
                CommandResult result = command.run(request);
                catchUp(core, request);
                return result;
            }
        } catch (StoreUnavailableException e) {
            throw new OperateException(e.problem(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }
}
