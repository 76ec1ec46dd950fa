package io.tablebridge.app;

import io.tablebridge.app.imports.ImportAlone;
import io.tablebridge.app.imports.ImportBeside;
import io.tablebridge.app.imports.ImportGround;
import io.tablebridge.app.imports.ImportHolder;
import io.tablebridge.app.imports.ImportTerminal;
import io.tablebridge.app.imports.ImportWay;
import io.tablebridge.app.imports.ImportWish;
import io.tablebridge.cli.ImportOrder;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.pipeline.StoreUnavailableException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Imports files, beside the service or alone. One thread. */
final class Importing {

    private final Settings settings;
    private final ImportOrder order;
    private final ImportTerminal terminal;
    private final Clock clock;

    Importing(Settings settings, ImportOrder order, ImportTerminal terminal, Clock clock) {
        this.settings = settings;
        this.order = order;
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Does it and gives the exit status.
     *
     * @param service the way to the service that holds the data folder; empty when the caller holds it
     */
    int run(Optional<ManagementClient> service) {
        try {
            return service.isPresent()
                    ? all(new ImportBeside(new ImportHolder(service.get()::run, terminal.language()), terminal))
                    : alone();
        } catch (StoreUnavailableException e) {
            throw new OperateException(e.problem(), e);
        } catch (JournalDamagedException e) {
            throw new OperateException(ServiceHealth.inTheWay(e.damage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    private int alone() throws InterruptedException {
        CoreSettings with = CoreSettings.of(settings);
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), clock)) {
            MappingsInForce mappings = MappingsInForce.activate(
                    settings.path(SettingsCatalog.MAPPINGS),
                    KnownRules.of(with.folder(), journal),
                    Version.current(),
                    journal,
                    clock);
            mappings.refused().stream()
                    .filter(file -> file.name().equals(order.mapping() + ".yaml"))
                    .forEach(file -> file.all().forEach(this::tell));
            try (Core core = Core.open(with, journal, clock)) {
                core.catchUp();
                try (CatchingUp catchingUp = CatchingUp.begin(core)) {
                    ImportGround ground = ServiceCommands.localImports(core, catchingUp::isSettled, mappings::present);
                    return all(new ImportAlone(ground, terminal, clock));
                }
            }
        }
    }

    /** One after the other; a file that is no table doesn't keep the others out. */
    private int all(ImportWay way) throws InterruptedException {
        int exit = CommandResult.OK;
        for (Path file : order.files()) {
            if (terminal.stop().isAsked()) {
                return Math.max(exit, CommandResult.DOES_NOT_HOLD);
            }
            try {
                exit = Math.max(exit, way.take(wish(file)));
            } catch (OperateException e) {
                if (!e.isMistake()) {
                    throw e;
                }
                tell(e.problem());
                exit = CommandResult.CANNOT;
            }
        }
        return exit;
    }

    private void tell(Problem problem) {
        terminal.err().line(problem.text(terminal.language()));
    }

    private ImportWish wish(Path file) {
        return new ImportWish(
                file,
                String.valueOf(file.getFileName()),
                order.mapping(),
                order.source(),
                order.encoding(),
                order.delimiter(),
                order.styles(),
                order.again());
    }
}
