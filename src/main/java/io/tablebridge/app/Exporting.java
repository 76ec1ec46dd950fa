package io.tablebridge.app;

import io.tablebridge.app.export.ExportHolder;
import io.tablebridge.app.export.ExportRun;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.pipeline.StoreUnavailableException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Does an export, beside the service or alone. One thread. */
final class Exporting {

    private final Settings settings;
    private final Locale language;
    private final Clock clock;

    Exporting(Settings settings, Locale language, Clock clock) {
        this.settings = settings;
        this.language = language;
        this.clock = clock;
    }

    /** Does it and gives the exit status. */
    int run(ExportRun run, Optional<ManagementClient> service) {
        try {
            return service.isPresent() ? run.from(new ExportHolder(service.get()::run, language)) : alone(run);
        } catch (StoreUnavailableException e) {
            throw new OperateException(e.problem(), e);
        } catch (JournalDamagedException e) {
            throw new OperateException(ServiceHealth.inTheWay(e.damage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    /** The database is recovered and catches up first, as it would at a start; nothing goes out. */
    private int alone(ExportRun run) throws InterruptedException {
        CoreSettings with = CoreSettings.of(settings);
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), clock);
                Core core = Core.open(with, journal, clock)) {
            core.catchUp();
            Map<String, Command> commands = ServiceCommands.export(core, settings);
            return run.from(new ExportHolder(
                    request ->
                            Objects.requireNonNull(commands.get(request.name())).run(request),
                    language));
        }
    }
}
