package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Takes a backup now. */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {

    private final Session session;

    BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("backup", Map.of());
    }
}
