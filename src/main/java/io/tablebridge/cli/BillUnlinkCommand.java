package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a bill away from whomever it was given to. */
@Command(name = "unlink")
final class BillUnlinkCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "bill")
    String bill = "";

    @Option(names = "--why", paramLabel = "reason")
    String why = "";

    BillUnlinkCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("bill-link", Map.of("bill", bill, "why", why, "by", session.user()));
    }
}
