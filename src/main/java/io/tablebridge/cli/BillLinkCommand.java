package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a bill to the guest of a reservation. */
@Command(name = "link")
final class BillLinkCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "bill")
    String bill = "";

    @Parameters(index = "1", paramLabel = "reservation")
    String reservation = "";

    @Option(names = "--why", paramLabel = "reason")
    String why = "";

    BillLinkCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command(
                "bill-link", Map.of("bill", bill, "reservation", reservation, "why", why, "by", session.user()));
    }
}
