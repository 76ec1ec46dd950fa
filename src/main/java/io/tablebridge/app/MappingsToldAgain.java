package io.tablebridge.app;

import io.tablebridge.journal.Journal;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import io.tablebridge.settings.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletionException;

/**
 * Tells a journal that has lost entries all that it was ever told about mappings: each text, and that every guest is looked
 * at again. Twice does no harm.
 */
final class MappingsToldAgain implements Runnable {

    private final Settings settings;
    private final DestinationPlan plan;
    private final Journal journal;
    private final Clock clock;

    MappingsToldAgain(Settings settings, DestinationPlan plan, Journal journal, Clock clock) {
        this.settings = settings;
        this.plan = plan;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void run() {
        Path folder = settings.path(SettingsCatalog.MAPPINGS);
        try {
            KnownRules memory = KnownRules.of(DataFolder.at(settings.path(SettingsCatalog.DATA)), journal);
            memory.forget();
            MappingsInForce.activate(folder, memory, Version.current(), journal, clock);
            for (String destination : plan.mappingNames().keySet()) {
                journal.append(MappingsInForce.refresh(destination, clock))
                        .toCompletableFuture()
                        .join();
            }
        } catch (IOException | CompletionException e) {
            throw new OperateException(Problem.at(folder.toString(), "TB-APP-003"), e);
        }
    }
}
