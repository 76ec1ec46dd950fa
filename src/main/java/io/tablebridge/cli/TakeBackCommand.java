package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what taking an import back would change, or takes it back. */
@Command(name = "take-back")
final class TakeBackCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "import")
    String importId = "";

    @Option(names = "--yes")
    boolean yes;

    TakeBackCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command(
                "take-back", Map.of("import", importId, "yes", Boolean.toString(yes), "by", session.user()));
    }
}
