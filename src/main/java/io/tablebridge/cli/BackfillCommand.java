package io.tablebridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a poll ask for a time that lies behind it, and shows how far that is. */
@Command(name = "backfill")
final class BackfillCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "poll")
    String poll = "";

    @ArgGroup(multiplicity = "0..1")
    What what = new What();

    /** One of these, or none to see how far it is. */
    static final class What {

        @ArgGroup(exclusive = false)
        Days days = new Days();

        @Option(names = "--stop", required = true)
        boolean stop;

        @Option(names = "--resume", required = true)
        boolean resume;
    }

    /** The first and the last day. */
    static final class Days {

        @Option(names = "--from", required = true, paramLabel = "day")
        String from = "";

        @Option(names = "--to", required = true, paramLabel = "day")
        String to = "";
    }

    BackfillCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return session.command("backfill", arguments());
    }

    private Map<String, String> arguments() {
        if (!what.days.from.isEmpty()) {
            return Map.of("poll", poll, "from", what.days.from, "to", what.days.to);
        }
        if (what.stop || what.resume) {
            return Map.of("poll", poll, what.stop ? "stop" : "resume", "true");
        }
        return Map.of("poll", poll);
    }
}
