package io.tablebridge.cli;

import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies the database from H2 to PostgreSQL. */
@Command(name = "move")
final class MoveCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--to", required = true, paramLabel = "address")
    String to = "";

    MoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Settings wanted = session.settings(Map.of(SettingsCatalog.DATABASE_URL.key(), to));
        return session.whileStopped(
                present -> session.engine().move(present, wanted, session.out(), session.language()));
    }
}
