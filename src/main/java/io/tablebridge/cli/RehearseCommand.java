package io.tablebridge.cli;

import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.SettingsCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Starts and stops once in an empty folder, so that the launcher can keep what Java learnt about the classes. It takes no
 * webhook, runs no connector and writes to no destination.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

    private static final String ROUTE =
            """
            - route:
                id: rehearsal
                from:
                  uri: direct
                  parameters:
                    name: rehearsal
                  steps:
                    - stop: {}
            """;

    private final Session session;

    RehearseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("tablebridge");
        try {
            Path routes = Files.createDirectory(folder.resolve("routes"));
            Files.writeString(routes.resolve("rehearsal.camel.yaml"), ROUTE);
            RunningService service = session.engine().start(session.settings(over(folder, routes)));
            service.close();
            return CommandResult.OK;
        } finally {
            delete(folder);
        }
    }

    private Map<String, String> over(Path folder, Path routes) {
        Map<String, String> over = new HashMap<>();
        over.put(SettingsCatalog.DATA.key(), folder.resolve("data").toString());
        over.put(SettingsCatalog.ROUTES.key(), routes.toString());
        over.put(SettingsCatalog.DOOR_HOST.key(), "127.0.0.1");
        over.put(SettingsCatalog.DOOR_PORT.key(), "0");
        over.put(SettingsCatalog.MANAGEMENT_PORT.key(), "0");
        over.put(
                SettingsCatalog.DATABASE_URL.key(),
                "jdbc:h2:file:" + folder.resolve("data").resolve("rehearsal"));
        for (String name : session.settings().names(SettingsCatalog.DESTINATION_KIND)) {
            over.put(SettingsCatalog.DESTINATION_ENABLED.named(name).key(), "false");
        }
        return over;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> found = Files.walk(folder)) {
            entries = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }
}
