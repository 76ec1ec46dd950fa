package io.tablebridge.app;

import io.tablebridge.app.batch.NightlyBooks;
import io.tablebridge.app.bills.BillLinkCommand;
import io.tablebridge.app.bills.BillsCommand;
import io.tablebridge.app.decide.Decisions;
import io.tablebridge.app.export.EntryAt;
import io.tablebridge.app.export.ExportCommands;
import io.tablebridge.app.imports.ImportGround;
import io.tablebridge.app.imports.ImportsCommand;
import io.tablebridge.app.imports.TakeBackCommand;
import io.tablebridge.app.letters.DeadLetters;
import io.tablebridge.app.letters.DismissCommand;
import io.tablebridge.app.letters.LettersCommand;
import io.tablebridge.app.letters.RetryCommand;
import io.tablebridge.app.replay.ReplayCommands;
import io.tablebridge.delivery.DeliveryPreview;
import io.tablebridge.export.Exports;
import io.tablebridge.guests.ImportScopes;
import io.tablebridge.journal.Entry;
import io.tablebridge.journal.JournalUnavailableException;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.Commands;
import io.tablebridge.operate.management.StatusReport;
import io.tablebridge.pipeline.Imports;
import io.tablebridge.remote.RemoteTransport;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** The commands that need journal and database, in the service and in a process of their own. */
final class ServiceCommands {

    private static final int MOST_PREVIEWED = 1_000;

    /** How soon an import notices that it is to stop. */
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    /** What a dry run would talk to: nothing. It only plans. */
    private static final RemoteTransport NOWHERE = request -> {
        throw new IllegalStateException("a dry run asks nobody");
    };

    private final Core core;
    private final DestinationPlan plan;
    private final MappingsInForce mappings;
    private final LongPredicate settled;
    private final Clock clock;

    private ServiceCommands(
            Core core, DestinationPlan plan, MappingsInForce mappings, LongPredicate settled, Clock clock) {
        this.core = core;
        this.plan = plan;
        this.mappings = mappings;
        this.settled = settled;
        this.clock = clock;
    }

    /**
     * All commands of the running service.
     *
     * @param wait how long an answer waits for the database to take a decision in; later it says "accepted"
     */
    static Map<String, Command> of(
            Core core,
            DestinationPlan plan,
            MappingsInForce mappings,
            Clock clock,
            Duration wait,
            Supplier<StatusReport> status,
            Runnable stop) {
        Map<String, Command> commands = new HashMap<>(
                new ServiceCommands(core, plan, mappings, entry -> awaits(core, entry, wait), clock).common());
        commands.put("stop", Commands.stop(stop));
        commands.put("status", Commands.status(status));
        return commands;
    }

    /** Those that also work while no service runs; the database catches up on the command's own thread. */
    static Map<String, Command> local(Core core, DestinationPlan plan, MappingsInForce mappings, Clock clock) {
        return new ServiceCommands(core, plan, mappings, entry -> catchesUp(core, entry), clock).common();
    }

    private Map<String, Command> common() {
        DeadLetters letters = new DeadLetters(core.bookkeeping(), core.deliveries(), core.profiles(), core.journal());
        Decisions decisions = new Decisions(this::append, settled, clock);
        Map<String, Command> commands = new HashMap<>(replay(core, settled, clock));
        commands.putAll(Map.ofEntries(
                Map.entry("audit", Commands.audit(core.audit())),
                Map.entry(
                        "backup",
                        core.backups()
                                .map(backups -> Commands.backup(backups, core.database()))
                                .orElse(ServiceCommands::noBackups)),
                Map.entry("backups", core.backups().map(Commands::listBackups).orElse(ServiceCommands::noBackups)),
                Map.entry(
                        "go-on",
                        new GoOnCommand(core.deliveries(), new FirstWrites(plan), this::append, settled, clock)),
                Map.entry("deliver", this::preview),
                Map.entry("dead-letters", new LettersCommand(letters)),
                Map.entry("retry", new RetryCommand(letters, decisions)),
                Map.entry("pass-over", new PassOverCommand(core, settled, new MappingsToldAgain(mappings, plan))),
                Map.entry("dismiss", new DismissCommand(letters, decisions)),
                Map.entry("imports", new ImportsCommand(new Imports(core.database()))),
                Map.entry(
                        "take-back",
                        new TakeBackCommand(
                                new Imports(core.database()),
                                new ImportScopes(core.database()),
                                this::append,
                                settled,
                                clock)),
                Map.entry("drift", new DriftCommand(core.drifts())),
                Map.entry("bills", new BillsCommand(core.bills(), core.profiles())),
                Map.entry("bill-link", new BillLinkCommand(core.bills(), decisions))));
        return commands;
    }

    /** What an import stands on, while no service runs: what it appends it takes in itself. */
    static ImportGround localImports(Core core, Supplier<Set<String>> mappings) {
        return localImports(core, entry -> catchesUp(core, entry), mappings);
    }

    /** The same where something else takes in what is appended. */
    static ImportGround localImports(Core core, LongPredicate settled, Supplier<Set<String>> mappings) {
        return new ImportGround(core.database(), core.journal(), entry -> append(core, entry), settled, mappings);
    }

    /** The same while the service runs; its pipeline takes in what is appended. */
    static ImportGround imports(Core core, Supplier<Set<String>> mappings) {
        return new ImportGround(
                core.database(),
                core.journal(),
                entry -> append(core, entry),
                entry -> awaits(core, entry, A_MOMENT),
                mappings);
    }

    /** What batches stand on, while no service runs. */
    static NightlyBooks localNightly(Core core) {
        return new NightlyBooks(core.database(), entry -> append(core, entry), entry -> catchesUp(core, entry));
    }

    /** What batches stand on, beside the pipeline of the running service. */
    static NightlyBooks nightly(Core core, Duration moment) {
        return new NightlyBooks(core.database(), entry -> append(core, entry), entry -> awaits(core, entry, moment));
    }

    /** Those by which a replay is done, while no service runs. */
    static Map<String, Command> localReplay(Core core, Clock clock) {
        return replay(core, entry -> catchesUp(core, entry), clock);
    }

    /** Those by which an export is read. */
    static Map<String, Command> export(Core core, Settings settings) {
        return new ExportCommands(
                        new Exports(core.database(), core.profiles(), settings.get(SettingsCatalog.ZONE)),
                        new EntryAt(core.journal()),
                        core.loop()::position)
                .all();
    }

    private static Map<String, Command> replay(Core core, LongPredicate settled, Clock clock) {
        return new ReplayCommands(
                        core.settings().folder(),
                        core.database(),
                        core.settings().resendWindow(),
                        core.journal().reserveBytes(),
                        core.journal()::end,
                        decision -> append(core, decision),
                        settled,
                        clock)
                .all();
    }

    private static CommandResult noBackups(CommandRequest request) {
        throw OperateException.mistake(Problem.at("", "TB-OPS-064"));
    }

    private long append(Entry decision) {
        return append(core, decision);
    }

    private static long append(Core core, Entry decision) {
        try {
            return core.journal().append(decision).toCompletableFuture().join().entry();
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalUnavailableException) {
                throw new OperateException(Problem.at("", "TB-APP-020"), e);
            }
            throw e;
        }
    }

    private static boolean awaits(Core core, long entry, Duration wait) {
        try {
            return core.loop().awaitPosition(entry, wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean catchesUp(Core core, long entry) {
        try {
            core.catchUp();
            return core.loop().position() >= entry;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CommandResult preview(CommandRequest request) {
        StringBuilder text = new StringBuilder();
        for (DestinationPlan.Ready ready : plan.complete()) {
            DeliveryPreview looking = new DeliveryPreview(
                    ready.connect(NOWHERE, clock), ready.mapping(), core.profiles(), core.database(), clock);
            DeliveryPreview.Preview preview = looking.of(MOST_PREVIEWED, request.flag("values"));
            DryRunText.render(text, ready.name(), preview, MOST_PREVIEWED, request.language());
            DryRunText.leftOut(text, ready.mappingName(), preview, request.language());
        }
        plan.off().forEach(problem -> text.append(problem.text(request.language()))
                .append('\n'));
        return new CommandResult(CommandResult.OK, text.toString());
    }
}
