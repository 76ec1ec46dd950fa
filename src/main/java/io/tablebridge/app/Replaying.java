package io.tablebridge.app;

import io.tablebridge.app.replay.ReplayHolder;
import io.tablebridge.app.replay.ReplayMaterial;
import io.tablebridge.app.replay.ReplayRun;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.cli.ReplayOrder;
import io.tablebridge.journal.FileJournal;
import io.tablebridge.journal.JournalDamagedException;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.Command;
import io.tablebridge.operate.management.ManagementClient;
import io.tablebridge.pipeline.StoreUnavailableException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.Version;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Does a replay, beside the service or alone. One thread. */
final class Replaying {

    private final Settings settings;
    private final CoreSettings with;
    private final Locale language;
    private final Clock clock;
    private final ReplayOrder order;

    Replaying(Settings settings, ReplayOrder order, Locale language, Clock clock) {
        this.settings = settings;
        this.with = CoreSettings.of(settings);
        this.order = order;
        this.language = language;
        this.clock = clock;
    }

    /** Does it and gives the exit status. */
    int run(Optional<ManagementClient> service, PrintWriter out, StopAsked stop) {
        ReplayRun.Place place = new ReplayRun.Place(
                with.folder(),
                settings.path(SettingsCatalog.MAPPINGS),
                with.identity(),
                settings.get(SettingsCatalog.ZONE));
        ReplayRun run = new ReplayRun(order, place, out, language, stop, clock);
        try {
            if (order.apply()) {
                return service.isPresent() ? run.apply(beside(service.get())) : alone(true, run::apply);
            }
            try (ReplayMaterial material =
                    service.isPresent() ? run.prepare(beside(service.get())) : alone(false, run::prepare)) {
                return run.preview(material);
            }
        } catch (StoreUnavailableException e) {
            throw new OperateException(e.problem(), e);
        } catch (JournalDamagedException e) {
            throw new OperateException(ServiceHealth.inTheWay(e.damage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperateException(Problem.at("", "TB-APP-001"), e);
        }
    }

    private interface Work<T> {
        T with(ReplayHolder holder) throws InterruptedException;
    }

    private ReplayHolder beside(ManagementClient service) {
        return new ReplayHolder(service::run, language);
    }

    /** @param forGood whether mapping files that changed come into force first, as they would at a start */
    private <T> T alone(boolean forGood, Work<T> work) throws InterruptedException {
        try (FileJournal journal = JournalOpening.open(settings, with.folder(), clock)) {
            if (forGood) {
                MappingsInForce.activate(
                        settings.path(SettingsCatalog.MAPPINGS),
                        KnownRules.of(with.folder(), journal),
                        Version.current(),
                        journal,
                        clock);
            }
            try (Core core = Core.open(with, journal, clock)) {
                core.catchUp();
                Map<String, Command> commands = ServiceCommands.localReplay(core, clock);
                return work.with(new ReplayHolder(
                        request -> Objects.requireNonNull(commands.get(request.name()))
                                .run(request),
                        language));
            }
        }
    }
}
