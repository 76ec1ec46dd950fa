package io.tablebridge.cli;

import io.tablebridge.settings.SettingsCatalog;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what was imported. */
@Command(name = "imports")
final class ImportsCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--limit", paramLabel = "number")
    int limit = 20;

    ImportsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        String zone = session.settings().get(SettingsCatalog.ZONE).getId();
        return session.command("imports", Map.of("limit", Integer.toString(limit), "zone", zone));
    }
}
