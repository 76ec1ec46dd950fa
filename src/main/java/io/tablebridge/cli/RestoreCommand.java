package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the backups, or puts one in the place of the database. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {

    private final Session session;

    @ArgGroup(multiplicity = "1")
    Which which = new Which();

    /** One of the two. */
    static final class Which {
        @Option(names = "--list", required = true)
        boolean list;

        @Option(names = "--to", required = true, paramLabel = "backup")
        String to = "";
    }

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return which.list
                ? session.command("backups", Map.of())
                : session.commandStopped("restore", Map.of("to", which.to));
    }
}
