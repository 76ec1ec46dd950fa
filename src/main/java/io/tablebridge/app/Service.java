package io.tablebridge.app;

import io.tablebridge.app.imports.WatchedImports;
import io.tablebridge.camel.CamelRuntime;
import io.tablebridge.camel.CoreRoutes;
import io.tablebridge.camel.Folders;
import io.tablebridge.camel.PollWork;
import io.tablebridge.camel.ProblemException;
import io.tablebridge.camel.RouteFile;
import io.tablebridge.camel.SecretSource;
import io.tablebridge.cli.RunningService;
import io.tablebridge.cli.StartupSummary;
import io.tablebridge.cli.StartupSummary.SecretState;
import io.tablebridge.intake.poll.PollReport;
import io.tablebridge.intake.poll.Polls;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.backup.Scratch;
import io.tablebridge.operate.health.Health;
import io.tablebridge.operate.health.Metrics;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.ManagementServer;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole service. The doors open as soon as the journal is there; the database is recovered and catches up behind
 * them, and nothing goes out before it has.
 */
final class Service implements RunningService {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    /** How long a person at a terminal is kept waiting for what a decision does. */
    private static final Duration DECISION_WAIT = Duration.ofSeconds(2);

    /** A change in a file is taken up after two of these. */
    private static final Duration LOOK_PAUSE = Duration.ofSeconds(1);

    private final Settings settings;
    private final Clock clock;
    private final Duration decisionWait;
    private final Duration lookPause;
    private final Instant startedAt;
    private final DataFolder folder;
    private final OpenParts parts = new OpenParts();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Metrics metrics = new Metrics();
    private final Polls polls = new Polls();
    private final WatchedImports watched = new WatchedImports();
    private final Folders folders;
    private final Refusals refusals;

    private Optional<CoreOpening> opening = Optional.empty();
    private Optional<CamelContext> camelContext = Optional.empty();
    private List<RouteFile> routeFiles = List.of();
    private List<Problem> off = List.of();
    private List<Problem> notices = List.of();
    private int doorPort;
    private List<SecretState> secretStates = List.of();
    private int managementPort;

    private Service(Settings settings, Clock clock, Duration decisionWait, Duration lookPause) {
        this.settings = settings;
        this.clock = clock;
        this.decisionWait = decisionWait;
        this.lookPause = lookPause;
        this.startedAt = clock.instant();
        this.refusals = new Refusals((line, why) -> LOG.warn("{} {}", line, why), clock);
        this.folders = new Folders(watched, settings.base());
        this.folder = CoreSettings.of(settings).folder();
    }

    /**
     * Starts it and waits until doors and database are there; catching up may go on behind.
     *
     * @throws OperateException when it can't start; then nothing of it is left running
     */
    static Service start(Settings settings, SecretSource secrets, Clock clock) {
        return start(settings, secrets, clock, DECISION_WAIT, LOOK_PAUSE);
    }

    /**
     * The same with other times.
     *
     * @param decisionWait how long commands wait for a decision to be taken in
     * @param lookPause between two looks at the files that people edit
     */
    static Service start(
            Settings settings, SecretSource secrets, Clock clock, Duration decisionWait, Duration lookPause) {
        Service service = new Service(settings, clock, decisionWait, lookPause);
        try {
            service.begin(secrets);
            return service;
        } catch (OperateException e) {
            service.close();
            throw e;
        } catch (ProblemException e) {
            service.close();
            throw new OperateException(e.problem(), e);
        } catch (IOException | RuntimeException e) {
            service.close();
            LOG.debug("start failed", e);
            throw new OperateException(
                    Problem.at(
                            service.folder.root().toString(),
                            "TB-APP-004",
                            e.getClass().getSimpleName()),
                    e);
        }
    }

    private void begin(SecretSource secrets) throws IOException {
        folder.create();
        later(folder.tryLock()
                .orElseThrow(() -> new OperateException(Problem.at(folder.root().toString(), "TB-OPS-021"))));
        Scratch.removeDead(folder);
        FileJournal journal = later(JournalOpening.open(settings, folder, clock));
        MappingsInForce mappings = MappingsInForce.activate(
                settings.path(SettingsCatalog.MAPPINGS), memory(journal), Version.current(), journal, clock);
        DestinationPlan plan = DestinationPlan.of(settings, mappings.outbound());
        Destinations destinations = new Destinations(plan, metrics, clock);
        Fetches fetches = new Fetches();
        CoreOpening core = later(CoreOpening.begin(CoreSettings.of(settings), journal, clock));
        opening = Optional.of(core);

        CamelRuntime camel = later(new CamelRuntime(
                CamelPlan.of(settings, folder, mappings.names()),
                journal,
                secrets,
                new DoorFigures(metrics, refusals),
                clock));
        camelContext = Optional.of(camel.context());
        routeFiles = camel.start(new CoreRoutes(
                new PipelinePump(core.core(), new GiveWay(journal::end, clock)),
                destinations.pumps(),
                fetches.pump(),
                polls(core, journal),
                folders));
        doorPort = camel.port();
        DataFolder.publish(folder.doorPort(), doorPort + "\n");
        LOG.debug(
                "doors opened {} ms after the start",
                Duration.between(startedAt, clock.instant()).toMillis());

        Core opened = core.await();
        mappings.tellChanges(plan.mappingNames());
        SettingsOnDisk onDisk = SettingsOnDisk.of(settings);
        later(destinations).connect(opened, camel);
        later(fetches).connect(opened, camel, clock);
        Maintenance maintenance = later(Maintenance.schedule(camel.context(), opened, settings, clock));
        BackupSchedule schedule = BackupSchedule.of(settings);
        PipelineMoves moves = new PipelineMoves(opened.loop()::position, opened.journal()::end, clock);
        PipelineWatch.schedule(camel.context(), moves);
        StartNotices start = new StartNotices(routeFiles, mappings);
        off = start.off(plan);
        EditedFiles files = later(EditedFiles.watch(mappings, camel, routeFiles, plan, onDisk, lookPause));
        files.register(metrics);
        PollFigures pollFigures = new PollFigures(polls, metrics, clock);
        pollFigures.registerNew();
        opened.loop().onCommit(committed -> pollFigures.registerNew());
        ServiceImports imports = later(ServiceImports.open(opened, mappings, folder, settings, watched, clock));
        NightlyService nightly = later(
                NightlyService.start(camel, opened, imports.ground(), settings, lookPause.multipliedBy(10), clock));
        Supplier<List<Problem>> toMend =
                () -> Stream.of(files.problems(), pollFigures.problems(), folders.problems(), nightly.problems())
                        .flatMap(List::stream)
                        .toList();
        Health health = ServiceHealth.of(opened, destinations.names(), moves, schedule, toMend, clock);
        Rests rests = new Rests(destinations.workers(), fetches, settings.get(SettingsCatalog.ZONE), clock);
        ServiceStatus status = new ServiceStatus(
                opened,
                plan,
                rests,
                refusals,
                polls,
                imports.status(),
                nightly::state,
                health,
                maintenance,
                toMend,
                startedAt,
                clock);
        Map<String, Command> commands =
                ServiceCommands.of(opened, plan, mappings, clock, decisionWait, status::report, stopAsked::countDown);
        commands.put("backfill", new BackfillCommand(new RunningFillings(polls), settings.get(SettingsCatalog.ZONE)));
        commands.putAll(ServiceCommands.export(opened, settings));
        commands.putAll(imports.commands());
        commands.putAll(nightly.commands());
        managementPort = later(ManagementServer.start(
                        settings.get(SettingsCatalog.MANAGEMENT_HOST),
                        settings.get(SettingsCatalog.MANAGEMENT_PORT),
                        folder,
                        health,
                        metrics,
                        commands))
                .port();
        later(imports::takeNoMore);
        later(nightly::takeNoMore);
        ServiceFigures.register(metrics, opened, plan, rests, clock);
        secretStates = SecretStates.of(settings, secrets);
        notices = start.notices(opened, settings);
    }

    private PollWork polls(CoreOpening core, FileJournal journal) {
        return new PollWork(
                polls, new CorePolls(core.core(), journal), folder.tokens(), settings.get(SettingsCatalog.ZONE));
    }

    private KnownRules memory(FileJournal journal) {
        return KnownRules.of(folder, journal);
    }

    @Override
    public StartupSummary summary() {
        return new StartupSummary(
                Version.current(),
                folder.root().toString(),
                core().database().product(),
                CamelPlan.doorAddress(settings, doorPort),
                "http://" + settings.get(SettingsCatalog.MANAGEMENT_HOST) + ":" + managementPort,
                routeFiles.stream().flatMap(file -> file.routes().stream()).toList(),
                off,
                secretStates,
                notices);
    }

    List<PollReport> polls() {
        return polls.reports();
    }

    int doorPort() {
        return doorPort;
    }

    int managementPort() {
        return managementPort;
    }

    CamelContext camel() {
        return camelContext.orElseThrow();
    }

    Core core() {
        return opening.orElseThrow().await();
    }

    @Override
    public void awaitStop() throws InterruptedException {
        stopAsked.await();
    }

    @Override
    public void close() {
        stopAsked.countDown();
        if (!closing.compareAndSet(false, true)) {
            awaitStopped();
            return;
        }
        try {
            deletePort();
            parts.close(); // doors and routes first, then what they used, the journal and the folder's lock last
        } finally {
            metrics.close();
            stopped.countDown();
        }
    }

    private void deletePort() {
        try {
            Files.deleteIfExists(folder.doorPort());
        } catch (IOException e) {
            LOG.warn("door.port could not be deleted: {}", e.toString());
        }
    }

    private void awaitStopped() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T extends AutoCloseable> T later(T part) {
        return parts.later(part);
    }
}
