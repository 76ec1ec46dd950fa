package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the bookkeeping and fails when it does not balance. */
@Command(name = "audit")
final class AuditCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--json")
    boolean json;

    AuditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("audit", json ? Map.of("json", "true") : Map.of());
    }
}
