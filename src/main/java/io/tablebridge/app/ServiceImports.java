package io.tablebridge.app;

import io.tablebridge.app.imports.ImportCommands;
import io.tablebridge.app.imports.ImportGround;
import io.tablebridge.app.imports.ImportQueue;
import io.tablebridge.app.imports.ImportStatus;
import io.tablebridge.app.imports.WatchedImports;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.management.Command;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/** Imports within the running service: what people order, what lies in watched folders, how it stands. Thread-safe. */
final class ServiceImports implements AutoCloseable {

    private final ImportGround ground;
    private final ImportQueue queue;
    private final ZoneId zone;
    private final Clock clock;

    private ServiceImports(ImportGround ground, ImportQueue queue, ZoneId zone, Clock clock) {
        this.ground = ground;
        this.queue = queue;
        this.zone = zone;
        this.clock = clock;
    }

    /** @param watched waits for the queue */
    static ServiceImports open(
            Core core,
            MappingsInForce mappings,
            DataFolder folder,
            Settings settings,
            WatchedImports watched,
            Clock clock) {
        ImportGround ground = ServiceCommands.imports(core, mappings::present);
        ImportQueue queue = ImportQueue.open(
                ground,
                core.gate(),
                folder,
                settings.get(SettingsCatalog.IMPORT_LARGEST_FILE),
                settings.get(SettingsCatalog.JOURNAL_RESERVE),
                clock);
        watched.connect(queue);
        return new ServiceImports(ground, queue, settings.get(SettingsCatalog.ZONE), clock);
    }

    /** On which all imports of the service stand, of which one is done at a time. */
    ImportGround ground() {
        return ground;
    }

    ImportStatus status() {
        return new ImportStatus(queue, zone, clock);
    }

    Map<String, Command> commands() {
        return new ImportCommands(queue, zone).all();
    }

    /** Takes no more files over, and gives up what is being copied. */
    void takeNoMore() {
        queue.takeNoMore();
    }

    @Override
    public void close() {
        queue.close();
    }
}
