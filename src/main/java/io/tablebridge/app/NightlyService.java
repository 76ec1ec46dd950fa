package io.tablebridge.app;

import io.tablebridge.app.batch.BatchCommands;
import io.tablebridge.app.batch.DeclaredBatches;
import io.tablebridge.app.batch.DirectImports;
import io.tablebridge.app.batch.MorningChannel;
import io.tablebridge.app.batch.Nightly;
import io.tablebridge.app.batch.NightlyBooks;
import io.tablebridge.app.batch.NightlyGround;
import io.tablebridge.app.batch.NightlyTicks;
import io.tablebridge.app.batch.Outgoing;
import io.tablebridge.app.imports.ImportGround;
import io.tablebridge.app.terminal.StopAsked;
import io.tablebridge.camel.CamelRuntime;
import io.tablebridge.operate.management.Command;
import io.tablebridge.settings.Localized;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Batches within the running service, and in a process of a command. Thread-safe. */
final class NightlyService implements AutoCloseable {

    /** How long something is waited for before the clock and the wish to stop are looked at again. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Nightly nightly;
    private final NightlyTicks ticks;
    private final Map<String, Command> commands;
    private final ZoneId zone;
    private final List<Problem> missing;
    private final StopAsked stop;

    private NightlyService(
            Nightly nightly,
            NightlyTicks ticks,
            Map<String, Command> commands,
            ZoneId zone,
            List<Problem> missing,
            StopAsked stop) {
        this.nightly = nightly;
        this.stop = stop;
        this.zone = zone;
        this.missing = List.copyOf(missing);
        this.ticks = ticks;
        this.commands = commands;
    }

    /** @param pause between two looks at the clock */
    static NightlyService start(
            CamelRuntime camel, Core core, ImportGround imports, Settings settings, Duration pause, Clock clock) {
        StopAsked stop = new StopAsked();
        Nightly nightly = nightly(
                core,
                settings,
                ServiceCommands.nightly(core, MOMENT),
                imports,
                MorningChannels.of(settings, camel, clock),
                stop,
                clock);
        NightlyTicks ticks = NightlyTicks.begin(camel.context(), pause, nightly, core.gate(), stop);
        return new NightlyService(
                nightly,
                ticks,
                commands(nightly, settings, clock),
                settings.get(SettingsCatalog.ZONE),
                MorningChannels.missing(settings),
                stop);
    }

    /** The commands in a process that holds the data folder alone. */
    static Map<String, Command> local(Core core, Settings settings, Clock clock) {
        Nightly nightly = nightly(
                core,
                settings,
                ServiceCommands.localNightly(core),
                ServiceCommands.localImports(core, Set::of),
                List.of(),
                new StopAsked(),
                clock);
        return commands(nightly, settings, clock);
    }

    private static Nightly nightly(
            Core core,
            Settings settings,
            NightlyBooks books,
            ImportGround imports,
            List<MorningChannel> channels,
            StopAsked stop,
            Clock clock) {
        Map<String, Command> exports = ServiceCommands.export(core, settings);
        ZoneId zone = settings.get(SettingsCatalog.ZONE);
        return new NightlyGround(
                        books,
                        new DirectImports(imports, core.bookkeeping(), stop::isAsked, clock),
                        request -> Objects.requireNonNull(exports.get(request.name()))
                                .run(request),
                        new Outgoing(settings),
                        stop::isAsked,
                        zone,
                        settings.get(SettingsCatalog.MORNING_AT),
                        channels,
                        clock)
                .nightly(new DeclaredBatches(settings));
    }

    private static Map<String, Command> commands(Nightly nightly, Settings settings, Clock clock) {
        return new BatchCommands(nightly, settings.get(SettingsCatalog.ZONE), clock).all();
    }

    Map<String, Command> commands() {
        return commands;
    }

    /** How batches stand; empty where there are none. */
    Optional<Localized> state() {
        return nightly.isEmpty() ? Optional.empty() : Optional.of(nightly.next(zone));
    }

    /** What is in the way of batches. */
    List<Problem> problems() {
        return Stream.concat(nightly.problems().stream(), missing.stream()).toList();
    }

    /** Begins nothing more, and ends what is under way with the block that it is at. */
    void takeNoMore() {
        stop.ask();
    }

    @Override
    public void close() throws InterruptedException {
        ticks.close();
    }
}
